/** Each event is said once, and a step is no event. */
import { describe, expect, it } from 'vitest';
import { announcements, type Heard } from '../../src/ui/words/announcements';

const untrained: Heard = {
  task: 'Reverse digits',
  modes: ['none', 'ternary'],
  seed: 1,
  phase: 'ready',
  isStepping: false,
  step: 0,
  furthest: 0,
  steps: 300,
  quantised: { id: 'a', mode: 'ternary', lambda: 0, step: 0 },
  verdict: null,
};

/** What is said on the way through these states. */
const said = (...states: readonly Partial<Heard>[]): readonly string[] => {
  const whole = states.reduce<readonly Heard[]>(
    (former, change) => [...former, { ...(former.at(-1) ?? untrained), ...change }],
    [untrained],
  );
  return whole.slice(1).flatMap((now, i) => announcements(whole[i] ?? untrained, now));
};

const atLambda = (lambda: number, step: number): Partial<Heard> => ({ step, quantised: { id: 'a', mode: 'ternary', lambda, step } });

describe('a training', () => {
  it('is said at its beginning, when λ reaches 1, and with its result', () => {
    expect(
      said(
        { phase: 'running' },
        atLambda(0.5, 90),
        atLambda(0.99, 179),
        atLambda(1, 181),
        atLambda(1, 190),
        { step: 300 },
        { phase: 'finished' },
        { verdict: 'Both solve the task.' },
        {},
      ),
    ).toEqual([
      'Training.',
      'λ has reached 1, by step 181. From here on, every weight that is used is −1, 0 or +1.',
      'Trained to step 300. Both solve the task.',
    ]);
  });

  it('of another task is a training of other runs, whatever their seed', () => {
    const trained = { phase: 'finished', step: 300, furthest: 300, seed: 2, verdict: 'Both solve the task.' } as const;
    const chosen = { task: 'Sort digits', seed: null } as const;
    const built = { phase: 'ready', seed: 1, step: 0, furthest: 0, verdict: null } as const;
    expect(said(trained, chosen, built)).toEqual(['Task: Sort digits.']);
    expect(said({ ...trained, phase: 'paused', verdict: null }, { ...built, seed: 1 })).toEqual([
      'Step 0 with seed 1: other initial weights and other batches.',
    ]);
  });

  it('is said where it pauses and where it goes on', () => {
    expect(said({ phase: 'running' }, { step: 40 }, { step: 50, phase: 'paused' }, { phase: 'running' }, { step: 60 })).toEqual([
      'Training.',
      'Paused at step 50 of 300.',
      'Training continues at step 50.',
    ]);
  });

  it('by single steps says each of them', () => {
    expect(
      said({ isStepping: true }, { step: 1, phase: 'paused' }, { isStepping: false }, { isStepping: true }, { step: 2, isStepping: false }),
    ).toEqual(['One step taken: step 1.', 'One step taken: step 2.']);
  });
});

describe('a press', () => {
  it('of Reset and of New seed says what it went back to', () => {
    const trained = { step: 50, furthest: 50, phase: 'paused' } as const;
    expect(said({ phase: 'running' }, trained, { step: 0 }, { phase: 'ready', furthest: 0, ...atLambda(0, 0) }).at(-1)).toBe(
      'Back at step 0, with the same initial weights.',
    );
    expect(said({ phase: 'running' }, trained, { phase: 'ready', furthest: 0, ...atLambda(0, 0), seed: 7 }).at(-1)).toBe(
      'Step 0 with seed 7: other initial weights and other batches.',
    );
    expect(said({ seed: 8 })).toEqual(['Step 0 with seed 8: other initial weights and other batches.']);
  });

  it('on a mode says what will be trained', () => {
    expect(said({ modes: ['ternary'] }, { modes: ['ternary', 'binary'] })).toEqual([
      'To be trained: ternary alone.',
      'To be trained side by side: ternary and binary.',
    ]);
  });

  it('on a task says that and nothing of its runs', () => {
    expect(said({ task: 'Sort digits', step: 120, phase: 'finished', verdict: 'All solve it.', quantised: null })).toEqual([
      'Task: Sort digits.',
    ]);
  });
});

it('the first models are no event, the first press is', () => {
  const nothing: Heard = { ...untrained, seed: 0, phase: 'waiting', quantised: null };
  expect(announcements(nothing, untrained)).toEqual([]);
  expect(announcements(nothing, { ...untrained, phase: 'running' })).toEqual(['Training.']);
});

it('another run has not reached λ 1 just now', () => {
  expect(said({ quantised: { id: 'b', mode: 'binary', lambda: 1, step: 300 } })).toEqual([]);
});
