/** What a head does is said when it is measured, and nothing is said when it is not. */
import { describe, expect, it } from 'vitest';
import { habitSentence, HABIT_SHARE, sharpestHead } from '../../src/ui/words/attention-habit';
import type { AttentionReport } from '../../src/worker/protocol';

const SIZE = 8;

/** Heads of one layer, each as the shares with which a place looks at others; the rest is spread evenly over all up to the place. */
function report(heads: readonly ((place: number, aim: number) => number)[], writtenFrom = SIZE): AttentionReport {
  const probabilities = heads.flatMap((shareOf) =>
    Array.from({ length: SIZE }, (_, place) => {
      const shares = Array.from({ length: SIZE }, (__, aim) => (aim > place ? 0 : shareOf(place, aim)));
      const rest = (1 - shares.reduce((sum, share) => sum + share, 0)) / (place + 1);
      return shares.map((share, aim) => (aim > place ? 0 : share + rest));
    }).flat(),
  );
  return {
    step: 1,
    tokens: [...'abcdefgh'],
    writtenFrom,
    layers: 1,
    heads: heads.length,
    probabilities: Float32Array.from(probabilities),
  };
}

const back =
  (by: number, share: number) =>
  (place: number, aim: number): number =>
    place - aim === by ? share : 0;

describe('a habit', () => {
  it.each([
    [
      'the previous position',
      back(1, 0.7),
      /^It looks at the previous position: \d\d(\.\d)?% of its attention, on average over 7 positions\.$/,
    ],
    ['three places back', back(3, 1), /^It looks 3 positions back: /],
    ['itself', back(0, 0.9), /^It looks at the position itself: /],
    ['the start', (_: number, aim: number) => (aim === 0 ? 0.8 : 0), /^It looks at the start: /],
    ['all of them', () => 0, /^It spreads evenly over all positions so far: 100% of the greatest possible entropy\.$/],
  ])('is named: %s', (_name, shareOf, words) => {
    expect(habitSentence(report([shareOf]), 0, 0)).toMatch(words);
  });

  it('of reversing is named for the places that are written', () => {
    // Written from place 5 on, back to front: place 4 (counted from 0) reads itself, 5 reads 3, 6 reads 2, 7 reads 1.
    const mirrored = report([(place, aim) => (place >= 4 && aim === 8 - place ? 0.75 : 0)], 5);
    expect(habitSentence(mirrored, 0, 0)).toMatch(
      /^While it writes, it looks at the mirrored position, back to front: \d\d.*over 4 positions\.$/,
    );
    // The same matrix, if nothing of it was written.
    expect(habitSentence({ ...mirrored, writtenFrom: SIZE }, 0, 0)).toBeNull();
  });

  it('below half of the attention is not named', () => {
    const shareOf = (share: number) => report([back(1, share)]);
    expect(HABIT_SHARE).toBe(0.5);
    // The rest is spread, a part of it over the previous position too: 0.3 become 0.46 on average over the seven places.
    expect(habitSentence(shareOf(0.3), 0, 0)).toBeNull();
    expect(habitSentence(shareOf(0.45), 0, 0)).toMatch(/previous position/);
  });

  it('of two places is none', () => {
    const two = { ...report([() => 0]), tokens: ['a', 'b'], probabilities: Float32Array.of(1, 0, 0.9, 0.1) };
    expect(habitSentence(two, 0, 0)).toBeNull();
  });
});

describe('the sharpest head', () => {
  it('has the lowest mean entropy', () => {
    expect(sharpestHead(report([() => 0, back(1, 0.9), back(2, 0.5)]))).toEqual({ layer: 0, head: 1 });
  });

  it('is the first of equals', () => {
    expect(sharpestHead(report([back(1, 0.5), back(1, 0.5)]))).toEqual({ layer: 0, head: 0 });
  });
});
