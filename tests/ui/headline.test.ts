import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { Arm } from '../../src/state/arms';
import { nextExperiment } from '../../src/state/findings/next-experiment';
import { defaultDraft, isTrainable, type Draft } from '../../src/state/draft';
import { headlineOf } from '../../src/ui/words/headline';
import { armOf, evaluationOf } from './mock-engine';

const context = { budget: 'parameters', scoreLabel: 'rows right', smallest: 0.01, shown: 1 } as const;
const arm = (mode: ModeId, fileBytes: number, scores: readonly number[], steps = 10): Arm =>
  armOf(mode, [scores.map((score, i) => ({ ...evaluationOf(5 * i, 1), score }))], {
    0: { fileBytes, step: 5 * (scores.length - 1), steps, state: scores.length === 3 ? 'finished' : 'running' },
  });

describe('the headline of a comparison', () => {
  it('is how much smaller the file is, and a question before training', () => {
    expect(headlineOf([arm('none', 400_000, [0]), arm('ternary', 40_000, [0]), arm('binary', 20_000, [0])], context)).toEqual({
      number: '10×',
      unit: 'smaller file',
      sentence: "Ternary's file is 10 times smaller. Does it still learn? Press Train.",
    });
  });

  it('says what was measured on the way, and at the end', () => {
    const [full, ternary] = [arm('none', 300, [0, 0.5]), arm('ternary', 40, [0, 0.25])];
    expect(headlineOf([full, ternary], context).sentence).toBe('At step 5: full 50% and ternary 25% rows right.');
    expect(headlineOf([arm('none', 300, [0, 0.5, 0.9]), arm('ternary', 40, [0, 0.2, 0.7])], context).sentence).toBe(
      "Full 90% and ternary 70% rows right. One run each cannot show which is better. Ternary's file is 7.5 times smaller.",
    );
    expect(headlineOf([arm('none', 300, [0, 0.5, 1]), arm('ternary', 40, [0, 0.2, 1])], context).sentence).toBe(
      "Both solve the task. Ternary's file is 7.5 times smaller.",
    );
  });

  it('calls one best where three seeds or more are apart, and none where they are not', () => {
    const trained = (mode: ModeId, losses: readonly number[]): Arm =>
      armOf(
        mode,
        losses.map((loss) => [{ ...evaluationOf(10, loss), score: 0.5 }]),
        Object.fromEntries(losses.map((_, seed) => [seed, { fileBytes: 100, step: 10, steps: 10, state: 'finished' }])),
      );
    const said = (one: readonly number[], other: readonly number[]) =>
      headlineOf([trained('none', one), trained('ternary', other)], context).sentence;
    expect(said([1, 2, 3], [7, 8, 9])).toMatch(/ Full is best\.$/);
    expect(said([7, 8, 9], [1, 2, 3])).toMatch(/ Ternary is best\.$/);
    expect(said([1, 2, 3], [1.5, 2, 2.5])).toMatch(/ Which is best is too close to call\.$/);
  });

  it('is the best score where the files are equally large, or nothing is there to compare with', () => {
    const arms = [arm('none', 300, [0, 0.5, 0.07]), arm('ternary', 300, [0, 0.2, 0.43])];
    expect(headlineOf(arms, { ...context, budget: 'kilobytes' })).toEqual({
      number: '43%',
      unit: 'rows right, at best',
      sentence: 'Full 7.0% and ternary 43% rows right. One run each cannot show which is better.',
    });
    expect(headlineOf([arm('ternary', 300, [0, 0.2, 0.43])], context).number).toBe('43%');
  });
});

describe('what to try next', () => {
  it('leads from one comparison to another, each of which can be trained, and ends', () => {
    let at = nextExperiment(defaultDraft('reverse'));
    const seen: string[] = [];
    while (at !== null) {
      expect(isTrainable(at.draft)).toBe(true);
      seen.push(`${at.draft.task} ${at.draft.budget}`);
      at = nextExperiment(at.draft);
    }
    expect(seen).toEqual(['sort kilobytes', 'memorise parameters', 'tales parameters']);
  });

  it('is trained where and how the last one was, and is else what it says', () => {
    const own = { backend: 'wasm', arithmetic: 'fused' } as const;
    let at: Draft = { ...defaultDraft('reverse'), settings: { ...own, hiddenSize: 32, learningRate: 0.1 } };
    for (let next = nextExperiment(at); next !== null; next = nextExperiment(at)) {
      const usual = nextExperiment({ ...at, settings: {} })?.draft;
      expect(next.draft).toEqual({ ...usual, settings: { ...usual?.settings, ...own } });
      at = next.draft;
    }
    expect(at.task).toBe('tales');
  });
});
