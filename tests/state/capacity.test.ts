import { beforeEach, describe, expect, it } from 'vitest';
import { capacityOf, capacityStops } from '../../src/state/commands/capacity-commands';
import { createPlayground, type Playground } from '../../src/state/playground';
import { guestRecords } from '../../src/state/selectors';
import type { CapacityPoint } from '../../src/state/slices/capacity-slice';
import { capacitySentence } from '../../src/ui/words/capacity-sentence';
import { asThePage, mockEngine, summaryOf, type MockEngine } from '../ui/mock-engine';

let engine: MockEngine;
let playground: Playground;
const sweep = () => playground.store.getState().capacity;
const asked = (type: string) => engine.asked.filter((request) => request.type === type);

beforeEach(async () => {
  engine = mockEngine();
  playground = createPlayground(engine, asThePage);
  await playground.start();
  playground.draft.toggleMode('none');
});

/** Every training ends with this score. */
const scoring = (score: number) =>
  engine.answer('finish', ({ id }) => ({ ...summaryOf(id), step: summaryOf(id).steps, score, heldOutLossNats: 0.1, state: 'finished' }));

describe('measuring capacity', () => {
  it('trains each mode with each number of pairs to the end, and lets every model go', async () => {
    scoring(0.5);
    const before = asked('create').length;
    await capacityOf(playground).measure();
    const made = asked('create')
      .slice(before)
      .map(({ args }) => (args as { experiment: { mode: string; pairs: number } }).experiment);
    expect(made.map(({ mode, pairs }) => `${mode} ${pairs}`)).toEqual(
      capacityStops.flatMap((pairs) => [`ternary ${pairs}`, `binary ${pairs}`]),
    );
    expect(sweep()).toMatchObject({ total: made.length, training: null });
    expect(sweep()?.points.map(({ score }) => score)).toEqual(made.map(() => 0.5));
    expect(asked('remove').filter(({ args }) => (args as { ids: readonly string[] }).ids.length === 1)).toHaveLength(made.length);
    expect(guestRecords(playground.store.getState())).toEqual([]);
  });

  it('keeps nothing of a model that was stopped early', async () => {
    engine.answer('finish', ({ id }) => {
      void capacityOf(playground).stop();
      return { ...summaryOf(id), step: 7, score: 0.2, heldOutLossNats: 2, state: 'paused' };
    });
    await capacityOf(playground).measure();
    expect(sweep()).toMatchObject({ points: [], training: null });
    expect(asked('pause')).toHaveLength(1);
  });

  it('stops when its task is left, and keeps what was measured', async () => {
    const finished: string[] = [];
    engine.answer('finish', ({ id }) => {
      finished.push(id);
      if (finished.length === 1) return { ...summaryOf(id), step: summaryOf(id).steps, score: 1, heldOutLossNats: 0.1, state: 'finished' };
      playground.draft.chooseTask('sort');
      return { ...summaryOf(id), step: 7, score: 0.2, heldOutLossNats: 2, state: 'paused' };
    });
    playground.draft.chooseTask('memorise');
    await capacityOf(playground).measure();
    expect(finished).toHaveLength(2);
    expect(asked('pause').map(({ args }) => (args as { ids: readonly string[] }).ids)).toContainEqual([finished[1]]);
    expect(sweep()?.points).toHaveLength(1);
    expect(sweep()?.training).toBeNull();
  });

  it('says what went wrong and keeps what was measured', async () => {
    scoring(0.9);
    engine.refuse('finish', new Error('The loss became NaN.'));
    await capacityOf(playground).measure();
    expect(sweep()).toMatchObject({ points: [], training: null });
    expect(playground.store.getState().notices.at(-1)?.message).toContain('The loss became NaN.');
  });
});

describe('capacitySentence', () => {
  const point = (mode: 'ternary' | 'binary', pairs: number, score: number): CapacityPoint => ({
    mode,
    pairs,
    score,
    heldOutLossNats: 1,
    parameters: 1,
    steps: 1,
    seed: 1,
  });

  it('names the longest list that is known, and the scores where all modes were measured', () => {
    expect(
      capacitySentence([point('ternary', 256, 1), point('binary', 256, 0.96), point('ternary', 512, 0.98), point('binary', 512, 0.66)]),
    ).toBe(
      'Ternary holds 512 pairs and binary holds 256 pairs. Of 512 pairs, ternary knows 98% and binary knows 66%. Each is a single model: another seed may know more or fewer.',
    );
  });

  it('compares no list that only one mode was trained on', () => {
    expect(capacitySentence([point('ternary', 64, 0.5)])).toMatch(
      /^Ternary has not known 95% of any list so far\. Of 64 pairs, ternary knows 50%\. Each is a single model: another seed may know more or fewer\.$/,
    );
    expect(capacitySentence([point('ternary', 64, 1), point('binary', 64, 1), point('ternary', 128, 1)])).toMatch(/Of 64 pairs/);
    expect(capacitySentence([])).toMatch(/^How many random pairs/);
  });
});
