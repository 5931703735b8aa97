/** A mode that only tests have, by one file and one line: four levels, one scale a matrix (or one a row, or one for three inputs), its own packing. */
import { byNumbers, type Mode } from '../../../src/catalog/modes/mode';
import { bitFields } from '../../../src/catalog/modes/packings';
import type { WeightRule } from '../../../src/catalog/modes/weight-rule';

const rounding: WeightRule = {
  levels: [-2, -1, 0, 1],
  cuts: [
    { at: -1.5, inclusive: true },
    { at: -0.5, inclusive: true },
    { at: 0.5, inclusive: false },
  ],
  unit: { of: 'absMean', times: 1, plus: 0, least: 1e-5 },
  scale: 1,
  centred: false,
  granularity: 'matrix',
  keepsThreeOfFour: false,
  passes: null,
};

const withScales = (granularity: WeightRule['granularity']): Pick<Mode, 'granularity' | 'rounding'> => ({
  granularity,
  rounding: { ...rounding, granularity },
});

export const quaternary: Mode = {
  label: 'Quaternary',
  labelInText: 'quaternary',
  summary: 'Every weight is −2, −1, 0 or +1: two bits.',
  source: 'nowhere: the tests of this project',
  rule: 'δ = mean|w|, q = clip(round(w ⁄ δ), −2, +1)',
  symbol: 'δ',
  look: { colour: 'light-dark(#8a4b08, #e0a458)', dashes: '1 3', width: 2 },
  order: 3,
  comparedByDefault: false,
  roundsFull: false,
  levels: rounding.levels,
  thresholds: rounding.cuts.map(({ at }) => at),
  centred: false,
  packing: bitFields(rounding.levels),
  quantisesActivations: true,
  ...byNumbers,
  ...withScales('matrix'),
};

/** The same with a scale for each output. */
export const quaternaryRows: Mode = { ...quaternary, order: 4, ...withScales('row') };

/** The same with a scale for every three inputs of an output. */
export const quaternaryGroups: Mode = { ...quaternary, order: 5, ...withScales({ group: 3 }) };

/** Its ids as the registry would type them, had it the line. */
export type TestModeId = 'quaternary' | 'quaternaryRows' | 'quaternaryGroups';
