/** What goes wrong around a step: the run that it belongs to fails in words, the others go on, and the next training works. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { messageOf } from '../../../src/math/text/message-of';
import type { EngineEvent } from '../../../src/worker/protocol';
import { createTrainer, type Trainer, type TrainerOptions } from '../../../src/worker/trainer/trainer';
import { pretendedRun, type PretendedRun } from './pretended-run';

/** Before its first evaluation is due. */
const fewSteps = 20;

interface Bench {
  readonly trainer: Trainer;
  readonly events: EngineEvent[];
}

function bench(options: Partial<TrainerOptions> = {}): Bench {
  const events: EngineEvent[] = [];
  const trainer = createTrainer({
    emit: (event) => void events.push(event),
    keeper: { whenReady: async () => undefined, surviving: async (work) => work() },
    cores: { begin: () => undefined, end: () => undefined },
    focusedLayer: () => undefined,
    ...options,
  });
  return { trainer, events };
}

const trained = async ({ trainer }: Bench, { live, run }: PretendedRun, until = fewSteps): Promise<string> =>
  trainer.train(live, run, until).then(() => live.state, messageOf);

const broken = (): never => {
  throw new Error('out of order');
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  ['together with others', 4],
  ['by itself', 1],
])('a run that is stepped %s', (_name, stepsInFlight) => {
  it.each(['issue', 'submit', 'collect', 'settle', 'look', 'takeReports', 'snapshot', 'issued', 'stepMs'] as const)(
    'fails alone and in words where "%s" throws',
    async (part) => {
      const isGetter = part === 'issued' || part === 'stepMs';
      const faults = isGetter ? Object.defineProperty({}, part, { get: broken, enumerable: true }) : { [part]: broken };
      const bad = pretendedRun('bad', stepsInFlight, faults);
      const good = pretendedRun('good', stepsInFlight);
      const used = bench();
      const outcomes = await Promise.all([trained(used, bad), trained(used, good)]);
      // Some parts are not asked of a run that is stepped by itself.
      if (outcomes[0] !== 'paused') {
        expect(outcomes[0]).toBe('out of order');
        expect(bad.live.state).toBe('failed');
        expect(bad.live.failure).toContain('out of order');
        expect(used.trainer.isTraining('bad')).toBe(false);
      } else expect(stepsInFlight).toBe(1);
      expect(outcomes[1]).toBe('paused');
      expect(good.run.step).toBe(fewSteps);
      expect(await trained(used, pretendedRun('next', stepsInFlight))).toBe('paused');
    },
  );
});

it('fails what is in training where the cores cannot be counted, and trains the next', async () => {
  for (const part of ['begin', 'end'] as const) {
    const counted = { begin: 0, end: 0 };
    const cores = { begin: () => void (counted.begin += 1), end: () => void (counted.end += 1) };
    const working = cores[part];
    cores[part] = broken;
    const used = bench({ cores });
    expect(await trained(used, pretendedRun('first', 4))).toBe(part === 'begin' ? 'out of order' : 'paused');
    // The loop ends a moment after its last run.
    await new Promise((resolve) => setTimeout(resolve, 20));
    cores[part] = working;
    expect(await trained(used, pretendedRun('next', 4))).toBe('paused');
    await vi.waitFor(() => expect(counted.end).toBe(1));
    expect(counted).toEqual(part === 'begin' ? { begin: 1, end: 1 } : { begin: 2, end: 1 });
  }
});

it('fails in words where there is no backend to wait for, and trains once there is', async () => {
  let works = false;
  const whenReady = async (): Promise<void> => {
    if (!works) throw new Error('no backend works');
  };
  const used = bench({ keeper: { whenReady, surviving: async (work) => whenReady().then(work) } });
  for (const stepsInFlight of [1, 4]) {
    const { live, run } = pretendedRun(`run ${stepsInFlight}`, stepsInFlight);
    expect(await trained(used, { live, run })).toBe('no backend works');
    expect(used.events.at(-1)).toMatchObject({ type: 'failed', reason: expect.stringContaining('no backend works') });
  }
  works = true;
  expect(await trained(used, pretendedRun('next', 4))).toBe('paused');
});

it.each(['progressed', 'inspected', 'paused', 'failed'] as const)('settles the caller where "%s" cannot be reported', async (type) => {
  const told: EngineEvent[] = [];
  let deaf = true;
  const emit = (event: EngineEvent): void => {
    if (deaf && 'summary' in event && event.summary.id === 'bad' && event.type === type)
      throw new DOMException('it cannot be cloned', 'DataCloneError');
    if (deaf && event.type === 'inspected' && event.id === 'bad' && type === 'inspected')
      throw new DOMException('it cannot be cloned', 'DataCloneError');
    told.push(event);
  };
  const used = bench({ emit });
  const bad = pretendedRun('bad', 4, type === 'failed' ? { settle: broken } : {});
  const outcomes = await Promise.all([trained(used, bad), trained(used, pretendedRun('good', 4))]);
  expect(outcomes).toEqual([type === 'failed' ? 'out of order' : 'it cannot be cloned', 'paused']);
  expect(bad.live.state).toBe('failed');
  if (type !== 'failed')
    expect(told).toContainEqual(expect.objectContaining({ type: 'failed', reason: expect.stringContaining('cannot be cloned') }));
  deaf = false;
  expect(await trained(used, pretendedRun('next', 4))).toBe('paused');
});

it('settles both who train the same run, however it ends', async () => {
  for (const faults of [{}, { settle: broken }]) {
    const used = bench();
    const run = pretendedRun('run', 4, faults);
    const [first, second] = await Promise.all([trained(used, run, 40), trained(used, run, 3)]);
    expect(first).toBe(second);
    expect(used.trainer.isTraining('run')).toBe(false);
  }
});

it('goes on reporting and being recorded when the clock is put back an hour', async () => {
  const now = performance.now.bind(performance);
  let shift = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now() + shift);
  const { run, live } = pretendedRun('run', 1);
  const takeStep = run.settle.bind(run);
  run.settle = async (most) => {
    await new Promise((resolve) => setTimeout(resolve, 12));
    await takeStep(most);
  };
  const used = bench({ focusedLayer: () => null });
  const training = used.trainer.train(live, run, 45);
  await vi.waitFor(() => expect(run.step).toBeGreaterThan(2));
  shift = -3_600_000;
  used.events.length = 0;
  await vi.waitFor(() => expect(new Set(used.events.map(({ type }) => type))).toEqual(new Set(['progressed', 'inspected'])), {
    timeout: 2000,
  });
  await used.trainer.pause('run');
  await training;
});
