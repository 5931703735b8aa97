/** What a page takes from its address, with fused multiply-add and without: `tests/e2e/arithmetic.test.ts` has the browser's part. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as words from '../../src/words/en/state';
import { arrivedDraft, asComputedHere, isUsual, usualDraft } from '../../src/state/arithmetic-here';
import { defaultDraft, withSetting } from '../../src/state/draft';
import { decodeDraft, encodeDraft } from '../../src/state/draft-link';

const here = vi.hoisted(() => ({ hasFused: false }));
vi.mock(import('../../src/math/fused-multiply-add'), async (original) => ({
  ...(await original()),
  hasFusedMultiplyAdd: () => here.hasFused,
}));
afterEach(() => void (here.hasFused = false));

const arithmeticIn = (hash: string): unknown => arrivedDraft(hash).draft.settings.arithmetic;

describe.each([true, false])('fused multiply-add in this browser: %s', (hasFused) => {
  const usual = hasFused ? 'fused' : undefined;

  it.each(['', '#', '#lesson=where-are-the-levels&step=2', '#present=1'])(
    'an address without settings, "%s", leaves it to the browser',
    (hash) => {
      here.hasFused = hasFused;
      expect(arithmeticIn(hash)).toBe(usual);
      expect(arrivedDraft(hash).notices).toEqual([]);
    },
  );

  it('a link of before there was a choice is plain, and one that says so', () => {
    here.hasFused = hasFused;
    expect(arithmeticIn('#v=1&task=tales')).toBeUndefined();
    expect(arithmeticIn('#v=1&arithmetic=plain')).toBe('plain');
    expect(arithmeticIn('#v=1&task=tales&hiddenSize=32&arithmetic=plain')).toBe('plain');
  });

  it('a link that asks for it gets it, or is told why not', () => {
    here.hasFused = hasFused;
    const { draft, notices } = arrivedDraft('#v=1&task=tales&arithmetic=fused');
    expect(draft.settings.arithmetic).toBe(usual);
    expect(notices).toEqual(hasFused ? [] : [words.linkFused]);
    expect(asComputedHere(decodeDraft('#v=1&arithmetic=fused').draft).settings.arithmetic).toBe(usual);
  });

  it('what a person sets comes back from the address', () => {
    here.hasFused = hasFused;
    const plain = withSetting(usualDraft('reverse'), 'arithmetic', 'plain');
    expect(isUsual(usualDraft('reverse'))).toBe(true);
    expect(isUsual(plain)).toBe(false);
    expect(arrivedDraft(`#${encodeDraft(plain)}`).draft.settings.arithmetic).toBe('plain');
    const other = withSetting(usualDraft('tales'), 'hiddenSize', 32);
    expect(arrivedDraft(`#${encodeDraft(other)}`).draft).toEqual(other);
  });
});

it('a link of defaults, set to neither, is empty', () => {
  expect(encodeDraft(defaultDraft('reverse'))).toBe('');
});
