import { describe, expect, it } from 'vitest';
import { defaultDraft, draftKey, withModeToggled, withSetting, type Draft } from '../../src/state/draft';
import { decodeDraft, encodeDraft } from '../../src/state/draft-link';

const reverse = defaultDraft('reverse');
const comesBack = (draft: Draft): void => {
  const decoded = decodeDraft(`#${encodeDraft(draft)}`);
  expect(decoded.notices).toEqual([]);
  expect(decoded.draft).toEqual(draft);
  expect(draftKey(decoded.draft)).toBe(draftKey(draft));
};

describe('a draft in the address', () => {
  it('is nothing for the defaults', () => {
    expect(encodeDraft(reverse)).toBe('');
    expect(decodeDraft('')).toEqual({ draft: reverse, notices: [] });
  });

  it('names what differs', () => {
    expect(encodeDraft(withSetting(defaultDraft('tales'), 'hiddenSize', 128))).toBe('v=1&task=tales&hiddenSize=128');
    expect(encodeDraft(withModeToggled(reverse, 'binary'))).toBe('v=1&modes=none,ternary');
  });

  it('keeps "the same for all" apart from "the best for each", even at the same number', () => {
    const shared = withSetting(reverse, 'learningRate', 0.01);
    expect(encodeDraft(shared)).toContain('learningRate=0.01');
    expect(decodeDraft(encodeDraft(shared)).draft.settings.learningRate).toBe(0.01);
    comesBack(shared);
  });

  it.each([
    withSetting(reverse, 'activationBits', null),
    withModeToggled(withModeToggled(reverse, 'ternary'), 'none'),
    withModeToggled(withSetting(withSetting(defaultDraft('gestures'), 'seed', 77), 'steps', 40), 'none'),
    { ...reverse, seeds: 5 },
    { ...withSetting(defaultDraft('tales'), 'hiddenSize', 96), seeds: 2, budget: 'kilobytes' as const },
    { ...withModeToggled(reverse, 'ternary'), budget: 'kilobytes' as const },
  ])('comes back as it was: %j', comesBack);

  it('understands the link of a single experiment', () => {
    expect(decodeDraft('v=1&mode=binary').draft.modes).toEqual(['binary']);
  });

  it('says which modes it does not know, and keeps the others', () => {
    const { draft, notices } = decodeDraft('v=1&modes=binary,quaternary');
    expect(draft.modes).toEqual(['binary']);
    expect(notices.join()).toContain('quaternary');
  });

  it.each([
    ['seeds=0', /“0” seeds; there can be 1 to 5/],
    ['seeds=many', /“many” seeds/],
    ['budget=money', /“money”/],
  ])('says what is wrong with %s, and compares as usual', (part, said) => {
    const { draft, notices } = decodeDraft(`v=1&${part}`);
    expect(draft).toEqual(reverse);
    expect(notices.join()).toMatch(said);
  });

  it('falls back with a notice for a bad setting', () => {
    const { draft, notices } = decodeDraft('v=1&hiddenSize=potato&steps=40');
    expect(draft.settings).toEqual({ steps: 40 });
    expect(notices.join()).toContain('hiddenSize');
  });
});
