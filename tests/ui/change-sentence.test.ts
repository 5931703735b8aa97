import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { modeOrder } from '../../src/catalog/modes/modes';
import { defaultDraft, withModeToggled, withSetting, type Draft } from '../../src/state/draft';
import { settingChanges } from '../../src/state/findings/setting-changes';
import { changeSentence, type ComparedSession } from '../../src/ui/words/change-sentence';
import { armOf, evaluationOf } from './mock-engine';

const usual = defaultDraft('tales');
const names = (before: Draft, after: Draft) =>
  settingChanges(before, after).map((change) => (change.kind === 'setting' ? change.name : change.kind));

describe('settingChanges', () => {
  it('are none of a draft against itself', () => expect(settingChanges(usual, { ...usual })).toEqual([]));

  it('name what differs, and what follows from it', () => {
    expect(names(usual, withSetting(usual, 'steps', 500))).toEqual(['steps']);
    expect(names(usual, withSetting(usual, 'hiddenSize', 96))).toEqual(['hiddenSize', 'feedForwardSize']);
    expect(names(usual, { ...withModeToggled(usual, 'binary'), seeds: 3 })).toEqual(['modes', 'seeds']);
  });

  it('say which modes a setting changes in', () => {
    const best = usual.modes.map((mode) => mode);
    const changes = settingChanges(usual, withSetting(usual, 'learningRate', 0.01)).filter(({ kind }) => kind === 'setting');
    expect(changes.every((change) => change.kind === 'setting' && change.to === 0.01)).toBe(true);
    expect(changes.flatMap((change) => (change.kind === 'setting' ? (change.modes ?? best) : [])).length).toBeLessThan(best.length);
    expect(names(usual, { ...usual, budget: 'kilobytes' })).toEqual([
      'budget',
      'hiddenSize',
      'hiddenSize',
      'feedForwardSize',
      'feedForwardSize',
    ]);
  });
});

describe('changeSentence', () => {
  /** A session in which every mode ended with these losses, one per seed. */
  const session = (draft: Draft, losses: Partial<Record<ModeId, readonly number[]>>): ComparedSession => ({
    draft,
    runs: modeOrder.flatMap((mode) =>
      armOf(
        mode,
        (losses[mode] ?? []).map((loss) => [evaluationOf(0, 3), evaluationOf(10, loss)]),
        {},
      ).runs.map((run) => ({ ...run, summary: { ...run.summary, steps: 10, step: 10 } })),
    ),
  });
  const threeSeeds: Draft = { ...usual, seeds: 3 };

  it('names the setting that was changed and what was measured; one run each shows no effect', () => {
    const longer = withSetting(usual, 'steps', 500);
    expect(changeSentence(session(usual, { ternary: [0.5] }), session(longer, { ternary: [0.3] }))).toBe(
      'Changed since the pinned runs: steps 400 → 500. Held out, ternary 0.500 → 0.300. One run each cannot show whether the change is the cause: pin 3 or more seeds, and train as many again.',
    );
  });

  it('says what came of it where seeds alone would not do that', () => {
    const wider = withSetting(threeSeeds, 'dropout', 0.1);
    expect(
      changeSentence(
        session(threeSeeds, { ternary: [0.5, 0.51, 0.52], binary: [0.5, 0.6, 0.7] }),
        session(wider, { ternary: [0.31, 0.3, 0.32], binary: [0.55, 0.7, 0.8] }),
      ),
    ).toBe(
      "Changed since the pinned runs: dropout 0 → 0.1. Held out, medians, ternary's loss fell by 0.200 nats (0.510 → 0.310) and there is no clear change for binary (0.600 → 0.700).",
    );
  });

  it('says no more of two seeds than of one', () => {
    const wider = withSetting({ ...usual, seeds: 2 }, 'dropout', 0.1);
    const sentence = changeSentence(session({ ...usual, seeds: 2 }, { ternary: [0.5, 0.51] }), session(wider, { ternary: [1.5, 1.51] }));
    expect(sentence).toBe(
      'Changed since the pinned runs: dropout 0 → 0.1. Held out, medians, ternary 0.505 → 1.505. So few seeds cannot show whether the change is the cause: pin 3 or more seeds, and train as many again.',
    );
    expect(changeSentence(session(usual, { ternary: [0.5] }), session(threeSeeds, { ternary: [1.5, 1.51, 1.52] }))).toMatch(
      /ternary 0\.500 → 1\.510\. So few seeds/,
    );
  });

  it('says when nothing was changed, and waits for what is not trained', () => {
    const untrained = { draft: usual, runs: armOf('ternary', [[evaluationOf(0, 3)]]).runs };
    expect(changeSentence(session(usual, { ternary: [0.5] }), untrained)).toBe(
      'Nothing has changed since the pinned runs. Train to see the effect.',
    );
  });

  it('says that it is not over yet, and judges nothing before', () => {
    const three = [0, 1, 2].map((seed) => [evaluationOf(0, 3), evaluationOf(10, 2 + 0.01 * seed)]);
    const going = { draft: threeSeeds, runs: armOf('ternary', three, { 0: { step: 12 } }).runs };
    expect(changeSentence(session(threeSeeds, { ternary: [0.5, 0.51, 0.52] }), going)).toMatch(
      /Held out, medians, at step 12 of 300 so far, ternary 0\.510 → 2\.010\.$/,
    );
  });

  it('speaks of rounding that is switched off, and of the budget', () => {
    expect(
      changeSentence(
        session(usual, { ternary: [0.5] }),
        session({ ...withSetting(usual, 'activationBits', null), budget: 'kilobytes', modes: ['ternary'] }, { ternary: [0.5] }),
      ),
    ).toMatch(
      /^Changed since the pinned runs: full left out, binary left out; the same kilobytes instead of the same parameters; activations 8-bit → off\./,
    );
  });
});
