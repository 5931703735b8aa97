/** A mode that only tests have, by one file and one line: four levels, one scale a matrix (or one a row, or one for three inputs), its own packing. */
import type { Mode } from '../../../src/catalog/modes/mode';
import { bitFields } from '../../../src/catalog/modes/packings';
import { roundToLevels } from '../../../src/catalog/modes/round-to-levels';

const rule = { levels: [-2, -1, 0, 1], thresholds: [-1.5, -0.5, 0.5], granularity: 'matrix' } as const;

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
  centred: false,
  packing: bitFields(rule.levels),
  quantisesActivations: true,
  ...rule,
  ...roundToLevels(rule),
};

/** The same with a scale for each output. */
export const quaternaryRows: Mode = { ...quaternary, order: 4, granularity: 'row', ...roundToLevels({ ...rule, granularity: 'row' }) };

/** The same with a scale for every three inputs of an output. */
export const quaternaryGroups: Mode = {
  ...quaternary,
  order: 5,
  granularity: { group: 3 },
  ...roundToLevels({ ...rule, granularity: { group: 3 } }),
};

/** Its ids as the registry would type them, had it the line. */
export type TestModeId = 'quaternary' | 'quaternaryRows' | 'quaternaryGroups';
