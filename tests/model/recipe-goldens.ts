/** PyTorch's numbers for recipes: the same checks on whichever backend the caller has made current. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { modeIdOf, type ModeId } from '../../src/catalog/modes/modes';
import { spreadScale } from '../../src/catalog/modes/granularity';
import { plain, type RecipeChoice } from '../../src/catalog/modes/recipe-id';
import { ruleOf } from '../../src/catalog/modes/recipes';
import { insideBy, roundBy } from '../../src/catalog/modes/round-by';
import { codeBy, numbersOfGroup, withoutSmallestOfFour, type WeightRule } from '../../src/catalog/modes/weight-rule';
import { build } from '../../src/model/bitnet';
import { bitLinear } from '../../src/model/quantise';
import { tokenLoss } from '../../src/training/definition/loss';
import groupsText from '../fixtures/recipes/groups.json?raw';
import modelsText from '../fixtures/recipes/language-models.json?raw';
import sherryText from '../fixtures/recipes/sherry-linear.json?raw';
import weightsText from '../fixtures/recipes/weights.json?raw';
import { expectClose, expectExactly, expectRelativelyClose, toTensor, type Stored } from './reference';
import { buildOptions, shifted, type LanguageModel } from './torch-goldens';
import { ourName } from './torch-names';

/** A weight rule as the reference writes it. */
interface Weights {
  levels: 'ternary' | 'binary' | 'nbit';
  rule: 'absmean' | 'twn' | 'rms';
  per: 'matrix' | 'row' | 'group';
  group: number | null;
  bits: number | null;
  cut: number;
  estimator: 'identity' | 'clip' | 'trust';
  clip: number | null;
  nm: [number, number] | null;
}

interface Rounded {
  recipe: string;
  codes: Stored;
  scale: Stored;
  inside?: Stored;
}

/** Our word for a rule of the reference, but for groups of other sizes than ours. */
function choiceOf({ levels, rule, per, cut, estimator, clip, nm, bits }: Weights): RecipeChoice {
  const percent = (part: number): number => Math.round(100 * part);
  return {
    ...plain(levels === 'nbit' ? (`bits${bits ?? 2}` as 'bits2') : levels),
    per: per === 'row' ? 'row' : null,
    cut:
      levels !== 'ternary'
        ? null
        : nm !== null
          ? 'sherry'
          : rule === 'twn'
            ? `twn${percent(cut)}`
            : cut === 0.5
              ? null
              : `cut${percent(cut)}`,
    passes: estimator === 'clip' ? `clip${percent(clip ?? 1)}` : estimator === 'trust' ? 'trust' : null,
  };
}

/** The rule of a recipe of the reference, with its own size of groups. */
function ruleIn(weights: Weights): WeightRule {
  return { ...ruleOf(choiceOf(weights)), granularity: weights.per === 'group' ? { group: weights.group ?? 1 } : weights.per };
}

/** Grids of halves are doubled here. */
const doubled = (rule: WeightRule): number => (rule.levels.length > 3 ? 2 : 1);
const times = ({ shape, data }: Stored, factor: number): Stored => ({ shape, data: data.map((value) => value * factor) });

async function expectRounded(w: Stored, rule: WeightRule, { codes, scale, inside }: Rounded): Promise<void> {
  const weight = toTensor(w);
  const found = roundBy(rule).quantise(tf, weight, 'bitnet');
  await expectExactly(found.codes, times(codes, doubled(rule)));
  await expectRelativelyClose(tf.reshape(found.scale, scale.shape as [number, number]), times(scale, 1 / doubled(rule)), 1e-5, 'scale');
  const bounded = rule.passes === null ? tf.onesLike(weight) : insideBy(tf, rule, weight);
  await expectExactly(bounded, inside ?? { shape: w.shape, data: w.data.map(() => 1) });
}

/** The same in plain numbers, which the kernels of the compiled step follow. */
function expectRoundedByNumbers(w: Stored, rule: WeightRule, { codes, scale }: Rounded): void {
  const [rows = 1, columns = 1] = w.shape;
  const flat = Float32Array.from(w.data);
  const kept = rule.keepsThreeOfFour ? withoutSmallestOfFour(flat) : flat;
  const size = rule.granularity === 'matrix' ? rows * columns : rule.granularity === 'row' ? columns : rule.granularity.group;
  const found: number[] = [];
  const scales: number[] = [];
  for (let start = 0; start < kept.length;) {
    const end = rule.granularity === 'matrix' ? kept.length : Math.min(start + size, columns * (Math.floor(start / columns) + 1));
    const group = kept.subarray(start, end);
    const numbers = numbersOfGroup(rule, group);
    scales.push(numbers.scale * doubled(rule));
    for (const weight of group) found.push(codeBy(rule, numbers, weight) / doubled(rule) + 0);
    start = end;
  }
  expect(found).toEqual(codes.data.map((code) => code + 0));
  scales.forEach((value, i) => expect(Math.abs(value - scale.data[i]!)).toBeLessThanOrEqual(1e-5 * Math.max(...scale.data, 1e-12)));
}

export function describeRecipeGoldens(): void {
  describeRounding();
  describeWholeRecipes();
}

function describeRounding(): void {
  const weights = JSON.parse(weightsText) as { recipes: Record<string, Weights>; cases: { name: string; w: Stored; rules: Rounded[] }[] };
  describe.each(weights.cases.map((c) => [c.name, c] as const))('weights %s', (_name, { w, rules }) => {
    it.each(rules.map((expected) => [expected.recipe, expected] as const))('%s', async (recipe, expected) => {
      const rule = ruleIn(weights.recipes[recipe]!);
      await expectRounded(w, rule, expected);
      expectRoundedByNumbers(w, rule, expected);
    });
  });

  interface GroupCase {
    group: number;
    x: Stored;
    w: Stored;
    cotangent: Stored;
    grad_w_before_mask: Stored;
    runs: (Rounded & { weights: Weights; y: Stored })[];
  }
  const groups = JSON.parse(groupsText) as { cases: GroupCase[] };
  describe.each(groups.cases.map((c) => [c.group, c] as const))('groups of %i', (_size, { w, runs }) => {
    it.each(runs.map((run) => [run.recipe, run] as const))('%s', async (_recipe, run) => {
      const rule = ruleIn(run.weights);
      await expectRounded(w, rule, run);
      expectRoundedByNumbers(w, rule, run);
      const { codes, scale } = roundBy(rule).quantise(tf, toTensor(w), 'bitnet');
      const effective = tf.mul(codes, spreadScale(tf, scale, rule.granularity, w.shape[1] ?? 1));
      await expectRelativelyClose(
        tf.mul(toTensor(run.codes), spreadScale(tf, toTensor(run.scale), rule.granularity, w.shape[1] ?? 1)),
        { shape: w.shape, data: [...(await effective.data())] },
        1e-5,
        'effective',
      );
    });
  });
}

/** What takes gradients through a recipe: layers and language models. All that a backend with a long way to its first number has time for. */
export function describeWholeRecipes(): void {
  interface LinearCase {
    name: string;
    recipe: { weights: Weights };
    x: Stored;
    w: Stored;
    cotangent: Stored;
    runs: { lambda: number; residual: number; y: Stored; grad_x: Stored; grad_w: Stored }[];
  }
  const linears = JSON.parse(sherryText) as { cases: LinearCase[] };
  it.each(linears.cases.map((c) => [c.name, c] as const))('BitLinear, output and gradients: %s', async (_name, c) => {
    const run = c.runs.find(({ residual }) => residual === 0)!;
    const quantize = modeOfChoice(choiceOf(c.recipe.weights));
    const [x, w] = [toTensor(c.x), toTensor(c.w)];
    await expectClose(bitLinear(x, w, { quantize, lambda: run.lambda }), run.y, 1e-4, 'y');
    const [gradX, gradW] = tf.grads((a, b) => bitLinear(a, b, { quantize, lambda: run.lambda }))([x, w], toTensor(c.cotangent)) as [
      tf.Tensor,
      tf.Tensor,
    ];
    await expectRelativelyClose(gradX, run.grad_x, 1e-3, 'grad x');
    await expectRelativelyClose(gradW, run.grad_w, 1e-3, 'grad w');
  });

  it.each(recipeModels())(
    'language model %s: logits, loss and every gradient',
    async (_name, mode, { config, ids, params, logits, loss, grads: expected }) => {
      const model = build({ ...buildOptions(config), quantize: mode });
      const names = model.parameters.map((spec) => spec.name);
      const latents = Object.fromEntries(Object.entries(params).map(([name, stored]) => [ourName(name), toTensor(stored)]));
      const { inputs, targets } = shifted(ids);
      const forward = (views: Record<string, tf.Tensor>): tf.Tensor =>
        model.forward(inputs, model.effective(views, model.quantise(views), 1));
      await expectClose(forward(latents), logits, 1e-4, 'logits');
      const { value, grads } = tf.valueAndGrads((...tensors) =>
        tokenLoss(forward(Object.fromEntries(names.map((name, i) => [name, tensors[i]!]))), targets, tf.onesLike(targets)),
      )(names.map((name) => latents[name]!));
      await expectClose(value, { shape: [], data: [loss] }, 1e-4, 'loss');
      for (const [name, stored] of Object.entries(expected))
        await expectRelativelyClose(grads[names.indexOf(ourName(name))]!, stored, 1e-3, name);
    },
  );
}

export interface RecipeModel {
  readonly config: LanguageModel['config'];
  readonly ids: Stored;
  readonly params: Record<string, Stored>;
  readonly logits: Stored;
  readonly loss: number;
  readonly grads: Record<string, Stored>;
}

/** Language models trained by one recipe each, by its name there and its id here. */
export function recipeModels(): readonly (readonly [string, ModeId, RecipeModel])[] {
  const { config, recipes } = JSON.parse(modelsText) as {
    config: LanguageModel['config'];
    recipes: (Omit<RecipeModel, 'config'> & { name: string; recipe: { weights: Weights } })[];
  };
  return recipes.map((one) => [one.name, modeOfChoice(choiceOf(one.recipe.weights)), { config, ...one }] as const);
}

function modeOfChoice(choice: RecipeChoice): ModeId {
  const id = modeIdOf(
    Object.values(choice)
      .filter((part) => part !== null)
      .join('-'),
  );
  if (id === null) throw new Error(`No recipe is ${JSON.stringify(choice)}.`);
  return id;
}
