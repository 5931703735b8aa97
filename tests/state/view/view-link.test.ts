import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeOrder } from '../../../src/catalog/modes/modes';
import { encodeLessonLink } from '../../../src/lessons/lesson-link';
import { defaultDraft, draftOfRun, leadingExperiment, type Draft } from '../../../src/state/draft';
import { experimentOf } from '../../../src/experiment/defaults';
import { decodeDraft, encodeAddress, opensPresenter } from '../../../src/state/draft-link';
import { hideableIds, lockableIds, plainView, type PageView } from '../../../src/state/view/page-view';
import { decodeView, encodeView } from '../../../src/state/view/view-link';
import { arbitraryDraft } from '../../experiment/drafts';
import { arbitraryView } from './arbitrary-view';

const arbitraryLesson = fc.oneof(
  fc.constant(''),
  fc
    .record({
      lesson: fc.constantFrom({ id: 'where-are-the-levels' }, { id: 'a-staircase' }, { file: '{"title":"ä & = #"}' }),
      step: fc.nat({ max: 12 }),
      answers: fc.array(fc.record({ predicted: fc.constantFrom(null, 0, 4), seen: fc.constantFrom(null, 1, 3) }), { maxLength: 6 }),
    })
    .map(encodeLessonLink),
);

const arbitraryWholeDraft: fc.Arbitrary<Draft> = fc
  .record({
    experiment: arbitraryDraft,
    modes: fc.subarray([...modeOrder], { minLength: 1 }),
    seeds: fc.integer({ min: 1, max: 5 }),
    budget: fc.constantFrom('parameters', 'kilobytes'),
  })
  .map(({ experiment, modes, seeds, budget }) => {
    const whole = experimentOf(experiment);
    const { data: _none, ...draft } = draftOfRun(whole, whole.learningRate);
    return { ...draft, modes, seeds, budget };
  });

/** Without the widths that make files of one size: they follow from the rest, and take long to find. */
const whatIsTrained = (draft: Draft): string => JSON.stringify([leadingExperiment(draft), draft.modes, draft.seeds, draft.budget]);

const plainDrafts: readonly Draft[] = [
  defaultDraft('reverse'),
  { ...defaultDraft('tales'), modes: ['ternary'] },
  { ...defaultDraft('sort'), seeds: 3, settings: { hiddenSize: 32, seed: 7 } },
];

function comesBack(draft: Draft, lessonLink: string, presenting: boolean, view: PageView): void {
  const hash = encodeAddress({ draft, lessonLink, presenting, viewLink: encodeView(view) });
  // As the address bar has it: what is no sign of an address is escaped.
  const decoded = decodeDraft(new URL(`#${hash}`, 'https://example.org/').hash);
  if (decoded.notices.length > 0) throw new Error(`Not all of it is understood: ${hash}`);
  if (whatIsTrained(decoded.draft) !== whatIsTrained(draft)) throw new Error(`Another draft: ${hash}`);
  if (decoded.lessonLink !== lessonLink) throw new Error(`Another lesson: ${hash}`);
  if (opensPresenter(`#${hash}`) !== presenting) throw new Error(`The presenter view: ${hash}`);
  if (JSON.stringify(decodeView(decoded.viewLink)) !== JSON.stringify({ view, notices: [] })) throw new Error(`Another view: ${hash}`);
}

/** `npm run fuzz` takes more. */
const numRuns = Number(process.env['FUZZ_CASES'] ?? 20_000);

describe('the view in a link', () => {
  it('is nothing where the page is as it begins', () => {
    expect(encodeView(plainView)).toBe('');
    expect(decodeView('')).toEqual({ view: plainView, notices: [] });
  });

  it('is written so that a person can read it', () => {
    expect(
      encodeView({
        ...plainView,
        lens: 'quantised',
        panel: 'map',
        weight: { output: 3, input: 5 },
        at: 120,
        hidden: ['newSeed', 'setup'],
        locked: ['task'],
        question: 'Which one?',
      }),
    ).toBe('view=1&lens=quantised&panel=map&weight=3,5&at=120&hide=setup,newSeed&lock=task&ask=Which+one%3F');
  });

  it(`comes back as it was, ${numRuns} times, with the settings, the lesson and the presenter view that it stands behind`, () => {
    fc.assert(fc.property(fc.constantFrom(...plainDrafts), arbitraryLesson, fc.boolean(), arbitraryView, comesBack), { numRuns });
  }, 240_000);

  it('comes back behind any settings', () => {
    fc.assert(fc.property(arbitraryWholeDraft, arbitraryLesson, fc.boolean(), arbitraryView, comesBack), { numRuns: 300 });
  }, 60_000);

  it.each([
    ['lens=x-ray', /a lens “x-ray”, which does not exist; there are latent, quantised, effective/],
    ['run=quaternary', /a mode “quaternary”/],
    ['layer=../../etc', /which is not the name of a matrix/],
    ['panel=cinema', /“cinema”/],
    ['weight=3', /not two numbers such as 2,1/],
    ['head=0,1', /both count from 1/],
    ['at=-5', /“-5”, which is not a whole number/],
    ['at=1e9', /not a whole number/],
    ['seedShown=0', /count from 1/],
    ['try=LONG', /longer than 600 characters/],
    ['draw=AAAA', /a drawing that cannot be read/],
    ['draw=LONG', /longer than 800 characters/],
    ['ask=LONG', /longer than 300 characters/],
    ['theme=sepia', /a theme “sepia”/],
    ['settings=ajar', /they can be “open”/],
    ['hide=wieghts', /hides “wieghts” \(did you mean weights\?\), which does not exist here/],
    ['lock=train,sound', /locks “train”.* and 1 more/],
    ['colour=blue', /a part that does not exist here, “colour”/],
  ])('says what is wrong with %s, and loses nothing else', (part, said) => {
    const others = `compared=score${part.startsWith('hide') ? '' : '&hide=setup'}`;
    const { view, notices } = decodeView(`view=1&${part.replace('LONG', '9Ab_'.repeat(1_250))}&${others}`);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(said);
    expect(notices[0]?.length).toBeLessThan(300);
    expect(view).toEqual({ ...plainView, compared: 'score', hidden: part.startsWith('hide') ? [] : ['setup'] });
  });

  it('keeps the known names of a list that has an unknown one', () => {
    expect(decodeView('view=1&hide=setup,everything,task').view.hidden).toEqual(['task', 'setup']);
  });

  it('says that another version made it, and uses what can be read', () => {
    const { view, notices } = decodeView('view=2&lens=latent');
    expect(view.lens).toBe('latent');
    expect(notices.join()).toContain('view=2');
  });

  it('takes a question as text in one line', () => {
    expect(decodeView('view=1&ask=%3Cb%3EWhy%3C/b%3E%0A%0A%20then%3F').view.question).toBe('<b>Why</b> then?');
  });

  it('never throws, whatever a link holds, and tells of it in few words', () => {
    const part = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('lens', 'at', 'head', 'weight', 'hide', 'lock', 'ask', 'try', 'draw', 'layer', '__proto__', 'x'),
          fc.string(),
        )
        .map(([name, value]) => `${name}=${value}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (listed) => {
        const { view, notices } = decodeView(`view=1&${listed.join('&')}`);
        expect(notices.every((notice) => notice.length < 400)).toBe(true);
        // What could be read is a view that can be written.
        expect(decodeView(encodeView(view))).toEqual({ view, notices: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('has each name once', () => {
    expect(new Set(hideableIds).size).toBe(hideableIds.length);
    expect(new Set(lockableIds).size).toBe(lockableIds.length);
  });
});
