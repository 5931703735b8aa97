/** The ladder: arms by bits, compared step by step. */
import { expect, test } from 'vitest';
import { modeIdOf, type ModeId } from '../../src/catalog/modes/modes';
import { bitsOf, isLadder, ladderModes, rungsOf, stepsUp } from '../../src/state/findings/ladder';
import { MOST_MODES } from '../../src/state/draft';
import { bitsName, ladderSentence } from '../../src/ui/words/ladder-sentence';
import { formatLoss } from '../../src/ui/words/format';
import { armOf, evaluationOf } from '../ui/mock-engine';

const trained = (mode: ModeId, losses: readonly number[]) =>
  armOf(
    mode,
    losses.map((loss) => [evaluationOf(0, 9), evaluationOf(10, loss)]),
    Object.fromEntries(losses.map((_, seed) => [seed, { step: 10, steps: 10, state: 'finished' }])),
  );
const idOf = (word: string): ModeId => modeIdOf(word) ?? 'none';
const near = (loss: number) => [loss, 1.02 * loss, 0.98 * loss];
const said = (arms: Parameters<typeof rungsOf>[0]) => {
  const rungs = rungsOf(arms);
  return ladderSentence(rungs, stepsUp(rungs, 'nats', { lossNats: 2 }), ({ loss }) => loss, formatLoss);
};

test('has a rung for 1, 1.58, 2, 3, 4 and 32 bits, and no more than a comparison holds', () => {
  expect(ladderModes.map((mode) => bitsName(bitsOf(mode))).toSorted()).toEqual(['1', '1.58', '2', '3', '32', '4']);
  expect(ladderModes.length).toBeLessThanOrEqual(MOST_MODES);
});

test('is drawn where three numbers of bits are compared, not for two recipes of as many levels', () => {
  expect(isLadder(['none', 'ternary', 'binary'])).toBe(true);
  expect(isLadder(['none', 'ternary', idOf('ternary-row'), idOf('ternary-twn70')])).toBe(false);
});

test('stands by bits whatever the order of the arms, and tells apart only what is', () => {
  const arms = [
    trained('none', near(0.3)),
    trained('ternary', near(0.4)),
    trained(idOf('bits3-row'), near(0.31)),
    trained('binary', near(0.6)),
  ];
  expect(rungsOf(arms).map(({ mode }) => mode)).toEqual(['binary', 'ternary', 'bits3-row', 'none']);
  expect(said(arms)).toBe(
    'By the bits of a weight: 0.600 with 1 bit (binary), 0.400 with 1.58 bits (ternary), 0.310 with 3 bits (3-bit (row)) and 0.300 with 32 bits (full). ' +
      'Beyond what seeds do: ternary has a lower loss than binary and 3-bit (row) has a lower loss than ternary; the other steps are too small to say. ' +
      'Comparisons made: 3; the chance that any of these verdicts is wrong is below 5%.',
  );
});

test('one seed is no verdict', () => {
  expect(said([trained('none', [0.3]), trained('ternary', [0.4]), trained('binary', [0.6])])).toMatch(/Fewer than three seeds/);
});
