/** PyTorch's numbers for learnt scales, LSQ and SEQ: codes, what passes, gradients, language models and steps of AdamW, on whichever backend is current. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { spreadScale } from '../../src/catalog/modes/granularity';
import { modeOf, readModeId, type ModeId } from '../../src/catalog/modes/modes';
import { optimiserStep, type OptimiserStep } from '../../src/catalog/optimisers/optimisers';
import { plain, type RecipeChoice } from '../../src/catalog/modes/recipe-id';
import { ruleOf } from '../../src/catalog/modes/recipes';
import { insideBy, learntGradient, roundBy, slopesBy } from '../../src/catalog/modes/round-by';
import { codeBy, numbersOfGroup, startOfLearnt, type WeightRule } from '../../src/catalog/modes/weight-rule';
import { learntScaleOf } from '../../src/experiment/architecture';
import { build, type BitNet } from '../../src/model/bitnet';
import { bitLinear } from '../../src/model/quantise';
import { tokenLoss } from '../../src/training/definition/loss';
import { createState, disposeState, trainingStep } from '../../src/training/definition/state';
import modelsText from '../fixtures/recipes/learnt-models.json?raw';
import learntText from '../fixtures/recipes/learnt.json?raw';
import { expectClose, expectExactly, expectRelativelyClose, toTensor, type Stored } from './reference';
import { buildOptions, shifted, type LanguageModel } from './torch-goldens';
import { ourName } from './torch-names';

/** A weight rule as the reference writes it. */
interface Weights {
  readonly levels: 'ternary' | 'nbit';
  readonly rule: 'lsq' | 'seq';
  readonly per: 'matrix' | 'row' | 'group';
  readonly group: number | null;
  readonly bits: number | null;
}

interface Rounded {
  readonly recipe: string;
  readonly codes: Stored;
  readonly scale: Stored;
  /** Left out: 1 everywhere. */
  readonly inside?: Stored;
  readonly alpha: Stored;
  readonly d_effective_d_alpha?: Stored;
}

const choiceOf = ({ levels, rule, per, bits }: Weights): RecipeChoice => ({
  ...plain(levels === 'ternary' ? levels : (`bits${bits ?? 2}` as 'bits2')),
  learnt: rule,
  per: per === 'row' ? 'row' : null,
});

/** Groups too, which our words do not offer. */
const ruleIn = (weights: Weights): WeightRule => ({
  ...ruleOf(choiceOf(weights)),
  granularity: weights.per === 'group' ? { group: weights.group ?? 1 } : weights.per,
});

/** Grids of halves are doubled here. */
const doubled = ({ scale }: WeightRule): number => (typeof scale === 'number' ? 1 / scale : 1);
const times = ({ shape, data }: Stored, factor: number): Stored => ({ shape, data: data.map((value) => value * factor) });

async function expectRounded(w: Stored, rule: WeightRule, { codes, scale, inside, alpha, d_effective_d_alpha: d }: Rounded): Promise<void> {
  const [weight, learnt] = [toTensor(w), toTensor(alpha)];
  const found = roundBy(rule).quantise(tf, weight, 'bitnet', learnt);
  await expectExactly(found.codes, times(codes, doubled(rule)));
  await expectRelativelyClose(tf.reshape(found.scale, scale.shape as [number, number]), times(scale, 1 / doubled(rule)), 1e-5, 'scale');
  await expectExactly(insideBy(tf, rule, weight, learnt), inside ?? { shape: w.shape, data: w.data.map(() => 1) });
  if (d !== undefined) await expectRelativelyClose(slopesBy(tf, rule, weight, found.codes, learnt), d, 1e-5, 'd');
}

/** The same in plain numbers, which the kernels of the compiled step follow. */
function expectRoundedByNumbers(w: Stored, rule: WeightRule, { codes, scale, alpha }: Rounded): void {
  const [, columns = 1] = w.shape;
  const width = rule.granularity === 'matrix' ? w.data.length : rule.granularity === 'row' ? columns : rule.granularity.group;
  const perRow = rule.granularity === 'matrix' ? 0 : Math.ceil(columns / width);
  const numbers = alpha.data.map((a) => numbersOfGroup(rule, [], a));
  numbers.forEach(({ scale: found }, g) => {
    const expected = scale.data[g]! / doubled(rule);
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-5 * expected);
  });
  const groupOf = (i: number): number => (perRow === 0 ? 0 : Math.floor(i / columns) * perRow + Math.floor((i % columns) / width));
  expect(w.data.map((weight, i) => codeBy(rule, numbers[groupOf(i)]!, Math.fround(weight)) / doubled(rule) + 0)).toEqual(
    codes.data.map((code) => code + 0),
  );
}

interface LearntFile {
  readonly recipes: Readonly<Record<string, Weights>>;
  readonly cases: readonly { readonly name: string; readonly w: Stored; readonly rules: readonly Rounded[] }[];
  readonly groups: readonly {
    readonly group: number;
    readonly w: Stored;
    readonly grad_w_before_mask: Stored;
    readonly runs: readonly (Rounded & { readonly weights: Weights; readonly grad_alpha: Stored })[];
  }[];
  readonly linears: readonly {
    readonly name: string;
    readonly recipe: { readonly weights: Weights };
    readonly x: Stored;
    readonly w: Stored;
    readonly alpha: Stored;
    readonly cotangent: Stored;
    readonly runs: readonly {
      readonly lambda: number;
      readonly y: Stored;
      readonly grad_x: Stored;
      readonly grad_w: Stored;
      readonly grad_alpha: Stored;
    }[];
  }[];
}

export function describeLearntGoldens(): void {
  const file = JSON.parse(learntText) as LearntFile;
  describe.each(file.cases.map((c) => [c.name, c] as const))('weights %s', (_name, { w, rules }) => {
    it.each(rules.map((expected) => [expected.recipe, expected] as const))('%s', async (recipe, expected) => {
      const rule = ruleIn(file.recipes[recipe]!);
      await expectRounded(w, rule, expected);
      expectRoundedByNumbers(w, rule, expected);
    });
  });

  describe.each(file.groups.map((c) => [c.group, c] as const))('groups of %i', (_size, { w, grad_w_before_mask: gradient, runs }) => {
    it.each(runs.map((run) => [run.recipe, run] as const))('%s', async (_recipe, run) => {
      const rule = ruleIn(run.weights);
      await expectRounded(w, rule, run);
      expectRoundedByNumbers(w, rule, run);
      const [weight, learnt] = [toTensor(w), toTensor(run.alpha)];
      const { codes, scale } = roundBy(rule).quantise(tf, weight, 'bitnet', learnt);
      expect(spreadScale(tf, scale, rule.granularity, w.shape[1] ?? 1).shape).toEqual(w.shape);
      await expectRelativelyClose(
        learntGradient(tf, rule, { weight, codes, learnt }, toTensor(gradient)),
        run.grad_alpha,
        1e-3,
        'gradient of the scales',
      );
    });
  });

  describeLearntModels(file);
  describeLearntSteps();
}

/** Layers and language models, by the words that the page has. All that a backend with a long way to its first number has time for. */
export function describeLearntModels(file = JSON.parse(learntText) as LearntFile): void {
  it.each(file.linears.filter(({ recipe }) => recipe.weights.per !== 'group').map((c) => [c.name, c] as const))(
    'BitLinear, output and gradients: %s',
    async (_name, { recipe, x, w, alpha, cotangent, runs }) => {
      for (const { lambda, ...run } of runs) {
        const quantize = modeOfChoice(choiceOf(recipe.weights));
        const layer = (a: tf.Tensor, b: tf.Tensor, learntScale: tf.Tensor): tf.Tensor => bitLinear(a, b, { quantize, lambda, learntScale });
        const inputs = [toTensor(x), toTensor(w), toTensor(alpha)] as const;
        await expectClose(layer(...inputs), run.y, 1e-4, 'y');
        const grads = tf.grads((a, b, c) => layer(a, b, c))([...inputs], toTensor(cotangent));
        for (const [i, name] of (['grad_x', 'grad_w', 'grad_alpha'] as const).entries())
          await expectRelativelyClose(grads[i]!, run[name], 1e-3, name);
      }
    },
  );

  it.each(learntModels())('language model %s: logits, loss and every gradient, those of the scales too', async (_name, mode, one) => {
    const model = build({ ...buildOptions(one.config), quantize: mode });
    const names = model.parameters.map((spec) => spec.name);
    const weights = startOfModel(model, one);
    const { inputs, targets } = shifted(one.ids);
    const forward = (views: Record<string, tf.Tensor>): tf.Tensor =>
      model.forward(inputs, model.effective(views, model.quantise(views), 1));
    const tensors = model.parameters.map(({ name, shape }) => tf.tensor(weights[name]!, [...shape]));
    await expectClose(forward(Object.fromEntries(names.map((name, i) => [name, tensors[i]!]))), one.logits, 1e-4, 'logits');
    const { value, grads } = tf.valueAndGrads((...all) =>
      tokenLoss(forward(Object.fromEntries(names.map((name, i) => [name, all[i]!]))), targets, tf.onesLike(targets)),
    )(tensors);
    await expectClose(value, { shape: [], data: [one.loss] }, 1e-4, 'loss');
    const gradientOf = (name: string): tf.Tensor => grads[names.indexOf(name)]!;
    for (const [name, expected] of Object.entries(one.grads)) await expectRelativelyClose(gradientOf(ourName(name)), expected, 1e-3, name);
    for (const [name, { data }] of Object.entries(one.grad_alphas))
      await expectRelativelyClose(gradientOf(learntScaleOf(ourName(name))), { shape: [data.length], data }, 1e-3, `${name}, scale`);
  });

  it('scales begin where the papers begin: LSQ at twice the mean, over √Qp; SEQ at the largest', () => {
    const weights = [0.5, -1, 0.25, 0.25];
    const start = (word: string): number => startOfLearnt(modeOf(modeOfWord(word)).rounding!, weights);
    expect(start('ternary-lsq')).toBeCloseTo(1, 6);
    expect(start('bits3-lsq')).toBeCloseTo(1 / Math.sqrt(3), 6);
    expect(start('bits4-row-lsq')).toBeCloseTo(1 / Math.sqrt(7), 6);
    expect(start('bits2-seq')).toBe(1);
  });
}

/** Steps of the definition, for backends on which they take no minutes. */
export function describeLearntSteps(): void {
  it.each(learntModels())('%s: five steps of AdamW end where those of PyTorch do, scales too', async (_name, mode, one) => {
    const model = build({ ...buildOptions(one.config), quantize: mode });
    const { inputs, targets } = shifted(one.ids);
    const batch = { kind: 'tokens', inputs, targets, scored: tf.onesLike(targets) } as const;
    let state = createState(model, startOfModel(model, one));
    for (const [step, loss] of one.training.losses.entries()) {
      const result = trainingStep(model, state, batch, { lambda: 1, optimiser: optimiserOf(one) });
      await expectClose(result.loss, { shape: [], data: [loss] }, 1e-4, `loss ${step}`);
      disposeState(state);
      state = result.state;
    }
    for (const [name, stored] of Object.entries(one.training.params_end))
      await expectClose(state.views[ourName(name)]!, stored, 1e-4, name);
    for (const [name, { data }] of Object.entries(one.training.alphas_end))
      await expectClose(state.views[learntScaleOf(ourName(name))]!, { shape: [data.length], data }, 1e-4, `${name}, scale`);
    disposeState(state);
  });
}

export interface LearntModel {
  readonly config: LanguageModel['config'];
  readonly ids: Stored;
  readonly params: Record<string, Stored>;
  readonly alphas: Record<string, Stored>;
  readonly logits: Stored;
  readonly loss: number;
  readonly grads: Record<string, Stored>;
  readonly grad_alphas: Record<string, Stored>;
  readonly training: {
    readonly lr: number;
    readonly betas: readonly [number, number];
    readonly eps: number;
    readonly clip: number;
    readonly losses: readonly number[];
    readonly alphas_end: Record<string, Stored>;
    readonly params_end: Record<string, Stored>;
  };
}

/** Language models with learnt scales, by their name there and their id here. */
export function learntModels(): readonly (readonly [string, ModeId, LearntModel])[] {
  const { config, recipes } = JSON.parse(modelsText) as {
    readonly config: LanguageModel['config'];
    readonly recipes: readonly (Omit<LearntModel, 'config'> & { readonly name: string; readonly recipe: { readonly weights: Weights } })[];
  };
  return recipes.map((one) => [one.name, modeOfChoice(choiceOf(one.recipe.weights)), { config, ...one }] as const);
}

/** Its weights and scales by our names. */
export function startOfModel(model: BitNet, { params, alphas }: LearntModel): Record<string, Float32Array> {
  const weights = Object.entries(params).map(([name, { data }]) => [ourName(name), Float32Array.from(data)] as const);
  const scales = Object.entries(alphas).map(([name, { data }]) => [learntScaleOf(ourName(name)), Float32Array.from(data)] as const);
  const all = Object.fromEntries([...weights, ...scales]);
  expect(Object.keys(all).toSorted()).toEqual(model.parameters.map(({ name }) => name).toSorted());
  return all;
}

export const optimiserOf = ({ training: { lr, betas, eps, clip } }: LearntModel): OptimiserStep =>
  optimiserStep('adamw', lr, { constants: { beta1: betas[0], beta2: betas[1], epsilon: eps }, clipNorm: clip });

function modeOfWord(word: string): ModeId {
  const id = readModeId(word);
  if (typeof id !== 'string') throw new Error(id.refusal);
  return id;
}

const modeOfChoice = (choice: RecipeChoice): ModeId =>
  modeOfWord(
    Object.values(choice)
      .filter((part) => part !== null)
      .join('-'),
  );
