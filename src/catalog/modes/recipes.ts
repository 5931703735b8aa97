/** Modes from recipe words: what is said, drawn and stored because of a recipe follows from its parts. */
import * as words from '#words/catalog/recipes';
import type { Granularity } from './granularity';
import { byNumbers, type Mode, type ModeLook } from './mode';
import { binary } from './binary';
import { bitFields, signs, threesOfFour, trits, type Packing } from './packings';
import { hundredths, type RecipeChoice } from './recipe-id';
import { ternary } from './ternary';
import type { WeightRule } from './weight-rule';

/**
 * Where the outermost level of a grid of n bits lies, in units of √mean(w²): least squared error for Gaussian weights.
 * Source: QuEST, arXiv:2502.05003, and its released code.
 */
export const gridTops = { bits2: 1.4935346200015913, bits3: 2.0510683541184465, bits4: 2.51393057860782 } as const;
/** Added to the top, so that a group of zeros has a grid. */
const gridFloor = 1e-8;

const granularities: Readonly<Record<NonNullable<RecipeChoice['per']>, Granularity>> = {
  row: 'row',
  g32: { group: 32 },
  g64: { group: 64 },
  g128: { group: 128 },
};

/** The weight rule of a recipe. */
export function ruleOf({ base, per, cut, passes }: RecipeChoice): WeightRule {
  const shared = {
    granularity: per === null ? ('matrix' as const) : granularities[per],
    centred: false,
    keepsThreeOfFour: false,
    passes: null,
  };
  if (base === 'binary')
    return {
      ...shared,
      levels: [-1, 1],
      cuts: [{ at: 0, inclusive: false }],
      unit: { of: 'absMean', times: 1, plus: 0, least: 0 },
      scale: 1,
      centred: true,
    };
  if (base !== 'ternary') {
    const count = 2 ** Number(base.slice(-1));
    const half = count / 2;
    return {
      ...shared,
      levels: Array.from({ length: count }, (_, i) => 2 * i - count + 1),
      // A weight on a cut goes to the even half-integer plus a half: round half to even of v + ½.
      cuts: Array.from({ length: count - 1 }, (_, i) => ({ at: i + 1 - half, inclusive: (i + 1 - half) % 2 !== 0 })),
      unit: { of: 'rms', times: (2 * gridTops[base]) / (count - 1), plus: (2 * gridFloor) / (count - 1), least: 0 },
      scale: 0.5,
      passes: passes === 'trust' ? half : null,
    };
  }
  const least = cut === null || cut.startsWith('cut') ? 1e-5 : 0;
  const at = cut === null ? 0.5 : cut === 'sherry' ? 0 : hundredths(cut);
  return {
    ...shared,
    levels: [-1, 0, 1],
    cuts: [
      { at: -at, inclusive: true },
      { at, inclusive: false },
    ],
    unit: { of: 'absMean', times: 1, plus: 0, least },
    scale: least > 0 ? 1 : 'meanOfKept',
    keepsThreeOfFour: cut === 'sherry',
    passes: passes === null ? null : hundredths(passes),
  };
}

/** A recipe as everything else sees a mode. `place`: among recipes, for lists and looks. */
export function recipeMode(choice: RecipeChoice, place: number): Mode {
  const rounding = ruleOf(choice);
  const { levels, cuts, granularity, centred } = rounding;
  const parts = partsOf(choice);
  const { base, activations, rotation } = choice;
  return {
    label: [words.bases[base], ...parts].join(' · '),
    labelInText: parts.length === 0 ? words.basesInText[base] : `${words.basesInText[base]} (${parts.join(', ')})`,
    // What is told of it is fetched later: `about-mode.ts`.
    summary: '',
    source: '',
    rule: '',
    symbol: symbolOf(choice),
    look: lookOf(choice, place),
    order: 10 + place,
    comparedByDefault: false,
    roundsFull: false,
    levels,
    // Scales other than t move the cuts on the axis w/γ; a scale that depends on the codes moves them a little from group to group.
    thresholds: cuts.map(({ at }) => (typeof rounding.scale === 'number' ? at / rounding.scale : at)),
    centred,
    granularity,
    packing: packingOf(choice, levels),
    quantisesActivations: true,
    // Weights that are rounded as the papers do it follow their own formulas, so that they are the same to the bit.
    ...(papersMode(choice) ?? { rounding, ...byNumbers }),
    activations:
      activations === null && rotation === null
        ? {}
        : {
            ...(activations === null ? {} : { bits: activations === 'a16' ? null : (Number(activations[1]) as 8 | 4 | 3 | 2) }),
            rule: activations?.endsWith('m') === true ? 'absmean' : 'absmax',
            rotation: rotation !== null,
          },
    lateShare: choice.late === null ? 0 : hundredths(choice.late),
    feedForward: choice.feedForward,
    block: choice.block === 'b158' ? 'b1.58' : choice.block,
  };
}

function packingOf({ base, cut }: RecipeChoice, levels: readonly number[]): Packing {
  if (base === 'binary') return signs;
  if (base !== 'ternary') return bitFields(levels);
  return cut === 'sherry' ? threesOfFour : trits;
}

/** The rounding of a mode of the papers, where a recipe has the same; else null. */
function papersMode({ base, per, cut, passes }: RecipeChoice): Pick<Mode, 'quantise' | 'rounding' | 'wgsl' | 'staircase'> | null {
  if (per !== null || cut !== null || passes !== null) return null;
  if (base !== 'ternary' && base !== 'binary') return null;
  const { quantise, rounding, wgsl, staircase } = base === 'ternary' ? ternary : binary;
  return { quantise, rounding, wgsl, staircase };
}

function partsOf({ per, cut, passes, activations, rotation, late, feedForward, block }: RecipeChoice): readonly string[] {
  return [
    per === null ? null : per === 'row' ? words.row : words.group(Number(per.slice(1))),
    cut === null ? null : cut === 'sherry' ? words.sherry : cut.startsWith('twn') ? words.twn(hundredths(cut)) : words.cut(hundredths(cut)),
    passes === null ? null : passes === 'trust' ? words.trust : words.clip(hundredths(passes)),
    activations === null
      ? null
      : activations === 'a16'
        ? words.unrounded
        : (activations.endsWith('m') ? words.activationsByMean : words.activations)(Number(activations[1])),
    rotation === null ? null : words.rotated,
    late === null ? null : words.late(Math.round(100 * hundredths(late))),
    feedForward === null ? null : words.relu2,
    block === null ? null : words.blocks[block],
  ].filter((part) => part !== null);
}

export const symbolOf = ({ base }: RecipeChoice): string => (base === 'ternary' ? 'γ' : base === 'binary' ? 'β' : 's');

/** Colours of lines by light and dark page: apart from those of the three modes, and from each other. */
const colours = [
  '#8a4b08, #e0a458',
  '#0b7285, #66d9e8',
  '#862e9c, #da77f2',
  '#2b8a3e, #8ce99a',
  '#a61e4d, #faa2c1',
  '#495057, #ced4da',
] as const;
const dashes = ['none', '8 3', '4 2', '2 3', '10 3 2 3'] as const;

function lookOf(_choice: RecipeChoice, place: number): ModeLook {
  return {
    colour: `light-dark(${colours[place % colours.length] ?? colours[0]})`,
    dashes: dashes[place % dashes.length] ?? 'none',
    width: 2.2,
  };
}
