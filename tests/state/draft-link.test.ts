import { describe, expect, it } from 'vitest';
import { defaultDraft, draftKey, withModeToggled, withSetting, type Draft } from '../../src/state/draft';
import { modeIdOf } from '../../src/catalog/modes/modes';
import { fieldNames } from '../../src/experiment/fields';
import { decodeDraft, encodeDraft, opensPresenter } from '../../src/state/draft-link';
import { readText } from '../structure/project-files';
import { noticeOfLink } from '../../src/state/view/link-notice';

const linksBefore: readonly {
  readonly link: string;
  readonly draft: Draft;
  readonly lesson: string;
  readonly presents: boolean;
  readonly notices: readonly string[];
}[] = JSON.parse(readText('tests/fixtures/links/before-views.json'));

const reverse = defaultDraft('reverse');
const readModes = (listed: string): Draft['modes'] => listed.split(',').map((word) => modeIdOf(word)!);
const comesBack = (draft: Draft): void => {
  const decoded = decodeDraft(`#${encodeDraft(draft)}`);
  expect(decoded.notices).toEqual([]);
  expect(decoded.draft).toEqual(draft);
  expect(draftKey(decoded.draft)).toBe(draftKey(draft));
};

it.each(linksBefore)('means what it meant before links had views: $link', ({ link, draft, lesson, presents, notices }) => {
  const decoded = decodeDraft(link);
  expect(decoded.draft).toEqual(draft);
  expect(decoded.lessonLink).toBe(lesson.replace('&present=1', ''));
  expect(decoded.viewLink).toBe('');
  expect(decoded.notices).toEqual(notices);
  expect(opensPresenter(link)).toBe(presents);
});

describe('a draft in the address', () => {
  it('is nothing for the defaults', () => {
    expect(encodeDraft(reverse)).toBe('');
    expect(decodeDraft('')).toEqual({ draft: reverse, lessonLink: '', viewLink: '', notices: [] });
  });

  it('names what differs', () => {
    expect(encodeDraft(withSetting(defaultDraft('tales'), 'hiddenSize', 128))).toBe('v=1&task=tales&hiddenSize=128');
    expect(encodeDraft(withModeToggled(reverse, 'binary'))).toBe('v=1&modes=none,ternary');
  });

  it('keeps "the same for all" apart from "its own for each", even at the same number', () => {
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
    { ...defaultDraft('memorise'), modes: readModes('ternary,ternary-edifice') },
    { ...defaultDraft('memorise'), modes: readModes('none,ternary-edifice') },
    { ...withSetting(defaultDraft('memorise'), 'recipe', 'edifice' as const), modes: readModes('none,ternary-edifice') },
    { ...withSetting(defaultDraft('gestures'), 'recipe', 'b1.58' as const), modes: readModes('ternary,ternary-edifice') },
    { ...withSetting(reverse, 'lambdaSteps', 0), modes: readModes('none,ternary-late30,ternary-relu2-edifice') },
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

  it('says in one sentence which settings do not exist, and what may be meant', () => {
    expect(decodeDraft('v=1&colour=blue').notices).toEqual(['The link has a setting that does not exist here, “colour”. It was left out.']);
    expect(decodeDraft('v=1&hidenSize=8').notices).toEqual([
      'The link has a setting that does not exist here, “hidenSize” (did you mean hiddenSize?). It was left out.',
    ]);
    const { notices } = decodeDraft('v=1&a1=1&b2=2&c3=3&d4=4&e5=5&seed=7');
    expect(notices).toEqual(['The link has 5 settings that do not exist here, such as “a1”, “b2”, “c3”. They were left out.']);
    expect(notices.join()).not.toContain('warmupSteps');
  });

  it('takes a link without a version as one of today', () => {
    expect(decodeDraft('seed=5&task=sort')).toEqual({
      draft: withSetting(defaultDraft('sort'), 'seed', 5),
      lessonLink: '',
      viewLink: '',
      notices: [],
    });
    expect(decodeDraft('v=3&seed=5').notices.join()).toContain('another version');
  });

  it.each([
    ['one setting', `v=1&seed=${'9'.repeat(100_000)}`],
    ['one name', `v=1&${'x'.repeat(100_000)}=1`],
    ['thousands of names', `v=1&${Array.from({ length: 12_000 }, (_, i) => `n${i}=1`).join('&')}`],
    ['thousands of modes', `v=1&modes=${Array.from({ length: 12_000 }, (_, i) => `m${i}`).join()}`],
    ['every setting wrong', `v=9&${fieldNames.map((name) => `${name}=${'é'.repeat(2000)}`).join('&')}&seeds=${'9'.repeat(9000)}`],
  ])('tells of a link of 100 kB in a few words: %s', (_, link) => {
    const notice = noticeOfLink(decodeDraft(link).notices);
    expect(notice?.message.length).toBeGreaterThan(20);
    expect(notice?.message.length).toBeLessThan(600);
    expect(notice?.message.split('\n').length).toBeLessThanOrEqual(4);
  });
});
