/** Whatever a person presses, and however late the engine's words arrive: the page ends in a state that is true and whose buttons work. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftKey } from '../../src/state/draft';
import { createPlayground, type Playground } from '../../src/state/playground';
import { canPress, currentSession, guestRecords, sessionRecords, transportState } from '../../src/state/selectors';
import { simulatedEngine, type SimulatedEngine } from './simulated-engine';

const commands = {
  primary: (page: Playground) => page.transport.togglePlay(),
  step: (page: Playground) => page.transport.step(),
  reset: (page: Playground) => page.transport.reset(),
  newSeed: (page: Playground) => page.transport.newSeed(),
  undo: (page: Playground) => page.transport.undo(),
  width: (page: Playground) => page.draft.set('hiddenSize', page.store.getState().draft.settings.hiddenSize === 32 ? 64 : 32),
  rate: (page: Playground) => page.draft.set('learningRate', 0.01),
  refused: (page: Playground) => page.draft.set('numHeads', page.store.getState().draft.settings.numHeads === 7 ? undefined : 7),
  mode: (page: Playground) => page.draft.toggleMode('binary'),
  seeds: (page: Playground) => page.draft.edit((draft) => ({ ...draft, seeds: draft.seeds === 1 ? 2 : 1 })),
  sort: (page: Playground) => page.draft.chooseTask('sort'),
  reverse: (page: Playground) => page.draft.chooseTask('reverse'),
  withoutData: (page: Playground) => page.draft.chooseTask('text'),
  pin: (page: Playground) => page.session.pin(),
} satisfies Readonly<Record<string, (page: Playground) => unknown>>;

type Command = keyof typeof commands;
const names = Object.keys(commands) as Command[];

interface Walk {
  readonly engine: SimulatedEngine;
  readonly page: Playground;
}

let random: () => number;
/** Soon trained, or never in the time of a walk. */
const [soon, never] = [6, 100_000];

async function open(spreadMs: number, budget = soon): Promise<Walk> {
  // Often what was said together arrives together, before the page has got round to the first of it.
  const engine = simulatedEngine(() => (random() < 0.6 ? 0 : random() * spreadMs));
  const page = createPlayground(engine, (callback) => void setTimeout(callback, 20 + random() * Math.max(90, spreadMs)));
  page.store.getState().setDraft({ ...page.store.getState().draft, settings: { steps: budget } });
  const started = page.start();
  await vi.advanceTimersByTimeAsync(40 * (spreadMs + 10));
  await started;
  return { engine, page };
}

async function pass(engine: SimulatedEngine, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10) {
    engine.turn();
    await vi.advanceTimersByTimeAsync(10);
  }
}

function expectTrue({ engine, page }: Walk): void {
  const state = page.store.getState();
  expect(state.stage).toBe('rest');
  // What the page knows is what there is.
  expect(Object.keys(state.facts.runs).toSorted()).toEqual([...engine.runs.keys()].toSorted());
  for (const [id, run] of engine.runs)
    expect(state.facts.runs[id]?.summary).toMatchObject({ step: run.summary.step, state: run.summary.state });
  // Every run belongs to a session, and none is shown as a stranger.
  const own = new Set(Object.values(state.sessions).flatMap(({ arms }) => arms.map(({ id }) => id)));
  expect([...engine.runs.keys()].filter((id) => !own.has(id))).toEqual([]);
  expect(guestRecords(state)).toEqual([]);
  expect(sessionRecords(state)).toHaveLength(currentSession(state)?.arms.length ?? 0);
  // Only the shown task trains.
  for (const run of engine.runs.values()) if (run.isPlaying) expect(run.summary.task).toBe(state.draft.task);
  // Whatever can be trained has runs, or is about what was trained before; and a button that is dead has a reason.
  const { phase, refused } = transportState(state);
  if (!refused) {
    expect(currentSession(state)).not.toBeNull();
    expect(canPress(state, 'primary')).toBe(true);
    expect(canPress(state, 'newSeed')).toBe(true);
    if (phase === 'ready') expect(draftKey(currentSession(state)!.draft)).toBe(draftKey(state.draft));
  }
  for (const record of sessionRecords(state)) {
    const steps = record.series.points.map(({ step }) => step);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(record.evaluations.every(({ step }) => step <= record.summary.step)).toBe(true);
  }
  expect(state.notices.filter(({ kind }) => kind === 'error')).toEqual([]);
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const walks = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  spreadMs: fc.constantFrom(0, 5, 90, 400),
  budget: fc.constantFrom(soon, never),
  acts: fc.array(fc.record({ command: fc.constantFrom(...names), pauseMs: fc.constantFrom(0, 0, 10, 50, 350, 900) }), {
    minLength: 1,
    maxLength: 25,
  }),
});

/** xorshift: the delays of a walk are those of its seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

describe('any order of presses and words', () => {
  it('ends in a picture that is true, with buttons that work', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(walks, async ({ seed, spreadMs, budget, acts }) => {
        random = seeded(seed);
        const walk = await open(spreadMs, budget);
        const asked: Promise<unknown>[] = [];
        for (const { command, pauseMs } of acts) {
          asked.push(Promise.resolve(commands[command](walk.page)));
          await pass(walk.engine, pauseMs);
        }
        await pass(walk.engine, 4000 + 60 * spreadMs);
        await Promise.all(asked);
        // All that has been said arrives; nothing more happens.
        await vi.advanceTimersByTimeAsync(1000 + 20 * spreadMs);
        expectTrue(walk);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('gives the same picture however late the words arrive, where each press waits for the one before', { timeout: 120_000 }, async () => {
    const patient = fc.array(fc.constantFrom(...names.filter((name) => name !== 'newSeed')), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(patient, fc.integer({ min: 1, max: 2 ** 31 }), async (acts, seed) => {
        const pictures = [];
        for (const spreadMs of [0, 300]) {
          random = seeded(seed);
          const { engine, page } = await open(spreadMs);
          for (const command of acts) {
            void commands[command](page);
            await pass(engine, 3000 + 40 * spreadMs);
          }
          const { draft, sessions, facts } = page.store.getState();
          pictures.push({
            draft,
            sessions: Object.values(sessions).map(({ arms }) =>
              arms.map(({ id, mode, seed: ofArm }) => [
                mode,
                ofArm,
                facts.runs[id]?.summary.step,
                facts.runs[id]?.evaluations.at(-1)?.step,
              ]),
            ),
          });
        }
        expect(pictures[1]).toEqual(pictures[0]);
      }),
      { numRuns: 25, seed: 5 },
    );
  });
});

describe('a single gesture', () => {
  it.each([0, 90, 400])('Train again trains every arm to its end, when words are up to %d ms late', async (spreadMs) => {
    random = seeded(3);
    const { engine, page } = await open(spreadMs);
    for (let round = 0; round < 2; round++) {
      void page.transport.togglePlay();
      await pass(engine, 3000 + 40 * spreadMs);
      expect(sessionRecords(page.store.getState()).map(({ summary }) => [summary.step, summary.state])).toEqual([
        [soon, 'finished'],
        [soon, 'finished'],
        [soon, 'finished'],
      ]);
    }
  });

  it('a thousand presses on New seed make few models', async () => {
    random = seeded(4);
    const { engine, page } = await open(90);
    const before = [...engine.runs.keys()].length;
    const ask = vi.spyOn(engine, 'request');
    for (let i = 0; i < 1000; i++) void page.transport.newSeed();
    await pass(engine, 5000);
    expect(ask.mock.calls.filter(([type]) => type === 'create').length).toBeLessThanOrEqual(9);
    expect(engine.runs.size).toBe(before);
    expect(page.store.getState().stage).toBe('rest');
  });
});
