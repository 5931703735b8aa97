import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPredictor, type Answer } from '../../src/state/predictor';
import { mockEngine } from '../ui/mock-engine';

beforeEach(() => void vi.useFakeTimers());

function setUp() {
  const engine = mockEngine();
  const answers: { id: string; answer: Answer }[] = [];
  const predictor = createPredictor(
    engine,
    (id, answer) => answers.push({ id, answer }),
    () => Date.now(),
  );
  const runs = (step: number) => ['a', 'b'].map((id) => ({ id, step }));
  return { engine, answers, predictor, runs };
}

describe('createPredictor', () => {
  it('asks every run once while nothing changes', async () => {
    const { engine, answers, predictor, runs } = setUp();
    predictor.update({ runs: runs(0), input: '123', busy: false });
    await vi.runAllTimersAsync();
    predictor.update({ runs: runs(0), input: '123', busy: false });
    await vi.runAllTimersAsync();
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(engine.asked).toHaveLength(2);
  });

  it('drops the answer to an input that has changed since', async () => {
    const { engine, answers, predictor, runs } = setUp();
    const release = engine.hold('predict');
    predictor.update({ runs: runs(0), input: 'old', busy: false });
    predictor.update({ runs: runs(0), input: 'new', busy: false });
    release();
    await vi.runAllTimersAsync();
    expect(answers.map(({ answer }) => answer.input)).toEqual(['new', 'new']);
  });

  it('retries what was dropped while not visible', async () => {
    const { engine, answers, predictor, runs } = setUp();
    const release = engine.hold('predict');
    predictor.update({ runs: runs(0), input: '123', busy: false });
    predictor.update(null);
    release();
    await vi.runAllTimersAsync();
    expect(answers).toEqual([]);
    predictor.update({ runs: runs(0), input: '123', busy: false });
    await vi.runAllTimersAsync();
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('asks each run at most twice a second while something trains', async () => {
    const { engine, predictor, runs } = setUp();
    for (let tick = 0; tick < 200; tick++) {
      predictor.update({ runs: runs(tick), input: '123', busy: true });
      await vi.advanceTimersByTimeAsync(10);
    }
    // Two seconds: each of the two runs at the start and at most four times after.
    expect(engine.asked.length).toBeGreaterThan(4);
    expect(engine.asked.length).toBeLessThanOrEqual(2 * 5);
  });

  it('passes on why an input is refused', async () => {
    const { engine, answers, predictor, runs } = setUp();
    engine.refuse('predict', new Error('Type exactly 8 digits.'));
    predictor.update({ runs: runs(0).slice(0, 1), input: '12', busy: false });
    await vi.runAllTimersAsync();
    expect(answers[0]?.answer).toMatchObject({ kind: 'refused', message: 'Type exactly 8 digits.' });
  });
});
