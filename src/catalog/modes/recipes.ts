/** Modes from recipe words: what is said, drawn and stored because of a recipe follows from its parts. */
import * as words from '#words/catalog/recipes';
import type { Granularity } from './granularity';
import { byNumbers, type Mode, type ModeLook } from './mode';
import { binary } from './binary';
import { bitFields, signs, threesOfFour, trits, type Packing } from './packings';
import { hundredths, type RecipeChoice } from './recipe-id';
import { ternary } from './ternary';
import { leastLearnt, type WeightRule } from './weight-rule';

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

/** Levels and cuts of `count` whole numbers from `lowest` on, rounded half to even. */
const wholeGrid = (lowest: number, count: number): Pick<WeightRule, 'levels' | 'cuts'> => ({
  levels: Array.from({ length: count }, (_, i) => lowest + i),
  cuts: Array.from({ length: count - 1 }, (_, i) => ({ at: lowest + i + 0.5, inclusive: (lowest + i) % 2 !== 0 })),
});

/**
 * Levels and cuts of an even number of halves, doubled.
 *
 * @param shift the code is round(v + shift) − shift, half to even: it decides where a weight on a cut goes
 */
const halfGrid = (count: number, shift: 0.5 | -0.5): Pick<WeightRule, 'levels' | 'cuts'> => ({
  levels: Array.from({ length: count }, (_, i) => 2 * i - count + 1),
  cuts: Array.from({ length: count - 1 }, (_, i) => {
    const at = i + 1 - count / 2;
    return { at, inclusive: (at % 2 !== 0) === shift > 0 };
  }),
});

/** How far the scale of SEQ reaches, of the largest that is not clipped: the code of ParetoQ. */
const seqReach = 0.99;

/**
 * Learnt scales. LSQ: whole codes from −2ⁿ⁻¹ to 2ⁿ⁻¹ − 1, or −1, 0, +1, in units of a; what it begins with is the paper's.
 * SEQ: a is the largest weight, and 4 levels, or 3, divide −a … a evenly; outside, the gradient of a is that of its published code.
 */
function learntRule(base: RecipeChoice['base'], kind: NonNullable<RecipeChoice['learnt']>): Omit<WeightRule, 'granularity'> {
  const shared = { centred: false, keepsThreeOfFour: false } as const;
  const unitOf = (k: number): WeightRule['unit'] => ({ of: 'learnt', times: 1 / k, plus: 0, least: leastLearnt / k });
  if (kind === 'seq') {
    const k = base === 'ternary' ? 1.5 : 2;
    return {
      ...shared,
      ...(base === 'ternary' ? wholeGrid(-1, 3) : halfGrid(4, -0.5)),
      scale: base === 'ternary' ? 1 : 0.5,
      unit: unitOf(k),
      passes: [-seqReach * k, seqReach * k],
      learnt: { k, ends: [-1.5, 1.5], largest: 1, start: { of: 'absMax', times: 1 } },
    };
  }
  const half = base === 'ternary' ? 1 : 2 ** (Number(base.slice(-1)) - 1);
  const ends = [-half, base === 'ternary' ? 1 : half - 1] as const;
  return {
    ...shared,
    ...wholeGrid(ends[0], ends[1] - ends[0] + 1),
    scale: 1,
    unit: unitOf(1),
    passes: ends,
    learnt: { k: 1, ends, largest: ends[1], start: { of: 'absMean', times: 2 / Math.sqrt(ends[1]) } },
  };
}

/** The weight rule of a recipe. */
export function ruleOf({ base, per, learnt, cut, passes }: RecipeChoice): WeightRule {
  const shared = {
    granularity: per === null ? ('matrix' as const) : granularities[per],
    centred: false,
    keepsThreeOfFour: false,
    passes: null,
  };
  if (learnt !== null) return { ...learntRule(base, learnt), granularity: shared.granularity };
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
    return {
      ...shared,
      ...halfGrid(count, 0.5),
      unit: { of: 'rms', times: (2 * gridTops[base]) / (count - 1), plus: (2 * gridFloor) / (count - 1), least: 0 },
      scale: 0.5,
      passes: passes === 'trust' ? [-count / 2, count / 2] : null,
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
    passes: passes === null ? null : [-hundredths(passes), hundredths(passes)],
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
function papersMode({ base, per, learnt, cut, passes }: RecipeChoice): Pick<Mode, 'quantise' | 'rounding' | 'wgsl' | 'staircase'> | null {
  if (per !== null || learnt !== null || cut !== null || passes !== null) return null;
  if (base !== 'ternary' && base !== 'binary') return null;
  const { quantise, rounding, wgsl, staircase } = base === 'ternary' ? ternary : binary;
  return { quantise, rounding, wgsl, staircase };
}

function partsOf({ per, learnt, cut, passes, activations, rotation, late, feedForward, block }: RecipeChoice): readonly string[] {
  return [
    per === null ? null : per === 'row' ? words.row : words.group(Number(per.slice(1))),
    learnt === null ? null : words.learnt[learnt],
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
