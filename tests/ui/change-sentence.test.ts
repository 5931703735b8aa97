import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { defaultDraft, modeOrder, withModeToggled, withSetting, type Draft } from '../../src/state/draft';
import { settingChanges } from '../../src/state/setting-changes';
import { changeSentence, type ComparedSession } from '../../src/ui/words/change-sentence';
import { armOf, evaluationOf } from './mock-engine';

const usual = defaultDraft('tales');
const names = (before: Draft, after: Draft) => settingChanges(before, after).map((change) => (change.kind === 'setting' ? change.name : change.kind));

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
    expect(names(usual, { ...usual, budget: 'kilobytes' })).toEqual(['budget', 'hiddenSize', 'hiddenSize', 'feedForwardSize', 'feedForwardSize']);
  });
});

describe('changeSentence', () => {
  /** A session in which every mode ended with these losses, one per seed. */
  const session = (draft: Draft, losses: Partial<Record<ModeId, readonly number[]>>): ComparedSession => ({
    draft,
    runs: modeOrder.flatMap((mode) => armOf(mode, (losses[mode] ?? []).map((loss) => [evaluationOf(0, 3), evaluationOf(10, loss)]), {}).runs.map((run) => ({ ...run, summary: { ...run.summary, step: run.summary.steps } }))),
  });

  it('names the setting that was changed and what came of it', () => {
    const longer = withSetting(usual, 'steps', 500);
    expect(changeSentence(session(usual, { ternary: [0.5] }), session(longer, { ternary: [0.3] }))).toBe(
      'Changed since the pinned runs: steps 400 → 500. Held out, ternary is 0.200 nats better (0.300 after 0.500).',
    );
  });

  it('calls what chance could have done too close, seed against seed', () => {
    const wider = withSetting({ ...usual, seeds: 2 }, 'dropout', 0.1);
    expect(changeSentence(session({ ...usual, seeds: 2 }, { ternary: [0.5, 0.6], binary: [0.5, 0.6] }), session(wider, { ternary: [0.55, 0.7], binary: [0.8, 0.9] }))).toBe(
      'Changed since the pinned runs: dropout 0 → 0.1. Held out, ternary is too close to call (0.625 after 0.550) and binary is 0.300 nats worse (0.850 after 0.550).',
    );
  });

  it('says when nothing was changed, and waits for what is not trained', () => {
    const untrained = { draft: usual, runs: armOf('ternary', [[evaluationOf(0, 3)]]).runs };
    expect(changeSentence(session(usual, { ternary: [0.5] }), untrained)).toBe('Nothing was changed since the pinned runs. Train to see what comes of it.');
  });

  it('says that it is not over yet', () => {
    const going = { draft: usual, runs: armOf('ternary', [[evaluationOf(0, 3), evaluationOf(10, 2)]], { 0: { step: 12 } }).runs };
    expect(changeSentence(session(usual, { ternary: [0.5] }), going)).toMatch(/Held out, at step 12 of 300 so far, ternary is 1\.500 nats worse/);
  });

  it('speaks of rounding that is switched off, and of the budget', () => {
    expect(changeSentence(session(usual, { ternary: [0.5] }), session({ ...withSetting(usual, 'activationBits', null), budget: 'kilobytes', modes: ['ternary'] }, { ternary: [0.5] }))).toMatch(
      /^Changed since the pinned runs: full left out, binary left out; the same kilobytes instead of the same parameters; activations 8 → off\./,
    );
  });
});
