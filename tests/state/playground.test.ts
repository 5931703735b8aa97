import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fileCommands } from '../../src/state/commands/file-commands';
import { createPlayground, type Playground } from '../../src/state/playground';
import {
  armRecords,
  currentSession,
  focusedRecord,
  guestRecords,
  isDraftAhead,
  sessionRecords,
  shownArms,
  shownFocus,
  shownStep,
  transportState,
} from '../../src/state/selectors';
import type { DataCard, EngineEvent, RequestType } from '../../src/worker/protocol';
import { asThePage, evaluationOf, mockEngine, pagePaceMs, stepReport, summaryOf, type MockEngine } from '../ui/mock-engine';

let engine: MockEngine;
let playground: Playground;
const state = () => playground.store.getState();
const phase = () => transportState(state()).phase;
const arms = () => armRecords(state()).map(({ summary }) => summary);
const asked = (type: RequestType) => engine.asked.filter((request) => request.type === type);
/** Something happens in the engine, and the page gets round to it. */
const tell = (event: EngineEvent): void => {
  engine.emit(event);
  vi.advanceTimersByTime(pagePaceMs);
};
const train = (step = 1): void => {
  for (const arm of arms())
    tell({ type: 'progressed', summary: { ...arm, step, state: 'running', stepsPerSecond: 10 }, steps: [stepReport(step)] });
};
const pause = (): void => {
  for (const arm of arms()) tell({ type: 'paused', summary: { ...arm, state: 'paused' } });
};

beforeEach(async () => {
  vi.useFakeTimers();
  engine = mockEngine();
  playground = createPlayground(engine, asThePage);
  await playground.start();
});

describe('start', () => {
  it('makes one run per mode from the same settings, and looks at the ternary one', () => {
    expect(arms().map(({ mode }) => mode)).toEqual(['none', 'ternary', 'binary']);
    expect(new Set(arms().map(({ seed }) => seed)).size).toBe(1);
    expect(state().focusedRun).toBe(arms()[1]?.id);
    expect(asked('focus').at(-1)?.args).toEqual({ id: arms()[1]?.id, layer: 'blocks.0.attention.query.weight' });
    expect(phase()).toBe('ready');
  });

  it('says why when no backend works', async () => {
    engine.refuse('backends', new Error('No backend can train here.'));
    const other = createPlayground(engine, asThePage);
    await other.start();
    expect(other.store.getState().startUp).toBe('failed');
    expect(other.store.getState().startUpFailure?.message).toContain('No backend can train here.');
  });

  it('has the engine work at once, and hears it when the page is drawn', async () => {
    const before = engine.asked.length;
    let draw = (): void => undefined;
    const other = createPlayground(engine, asThePage, new Promise((resolve) => (draw = resolve)));
    let changes = 0;
    other.store.subscribe(() => changes++);
    const started = other.start();
    tell({ type: 'removed', id: 'anything' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(engine.asked.slice(before).map(({ type }) => type)).toEqual(['backends']);
    expect([changes, other.store.getState().startUp]).toEqual([0, 'starting']);
    draw();
    await started;
    expect(other.store.getState().startUp).toBe('ready');
  });

  it('tells nobody of what changes nothing', () => {
    const told: (number | null)[] = [];
    playground.store.subscribe(({ scrubbedStep }) => told.push(scrubbedStep));
    for (const step of [null, 0, 0, null, null]) state().setScrubbedStep(step);
    expect(told).toEqual([0, null]);
  });

  it('asks once for what cannot be made, and says why until it can', async () => {
    engine.refuse('create', new Error('The site cannot be reached.'));
    const other = createPlayground(engine, asThePage);
    await other.start();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked('create')).toHaveLength(6);
    expect(other.store.getState().buildFailure?.message).toContain('The site cannot be reached.');
    expect(other.store.getState().stage).toBe('rest');
    other.transport.tryAgain();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked('create')).toHaveLength(9);
    expect(other.store.getState().buildFailure).toBeNull();
  });
});

describe('transport', () => {
  it('shows Pause from the press on, before the first step has been reported', async () => {
    const playing = playground.transport.togglePlay();
    expect(phase()).toBe('running');
    await vi.waitFor(() => expect(asked('play')).toHaveLength(1));
    train();
    await playing;
    expect(state().stage).toBe('rest');
    expect(phase()).toBe('running');
  });

  it('tells the time that the runs still need, side by side on the processor', async () => {
    const { steps = 0 } = arms()[0] ?? {};
    train(100);
    expect(transportState(state())).toMatchObject({ step: 100, steps, secondsLeft: (steps - 100) / 10 });
  });

  it('trains the same weights again after the end', async () => {
    for (const arm of arms()) tell({ type: 'finished', summary: { ...arm, step: arm.steps, state: 'finished' } });
    expect(phase()).toBe('finished');
    void playground.transport.togglePlay();
    await vi.waitFor(() => expect(asked('play')).toHaveLength(1));
    expect(asked('reset')).toHaveLength(1);
    expect(asked('create')).toHaveLength(3);
  });

  it('reports what went wrong and is usable again', async () => {
    engine.refuse('play', new Error('The device was lost.'));
    await playground.transport.togglePlay();
    expect(state().notices.at(-1)).toMatchObject({ kind: 'error', message: 'Training failed. The device was lost.' });
    expect(state().stage).toBe('rest');
  });

  it('makes new runs for a new seed', async () => {
    const before = arms().map(({ id }) => id);
    await playground.transport.newSeed();
    expect(arms().map(({ id }) => id)).not.toEqual(before);
    expect(arms()[0]?.seed).toBe(state().draft.settings.seed);
    expect(guestRecords(state())).toEqual([]);
  });
});

describe('a changed draft', () => {
  it('makes the untrained runs anew after a pause in editing, once', async () => {
    playground.draft.set('hiddenSize', 32);
    playground.draft.set('hiddenSize', 48);
    await vi.runAllTimersAsync();
    expect(asked('create')).toHaveLength(6);
    expect(arms()[0]?.experiment.hiddenSize).toBe(48);
    expect(isDraftAhead(state())).toBe(false);
  });

  it('waits when something has been trained, and applies on reset', async () => {
    train();
    pause();
    playground.draft.set('hiddenSize', 32);
    await vi.runAllTimersAsync();
    expect(asked('create')).toHaveLength(3);
    expect(isDraftAhead(state())).toBe(true);
    await playground.transport.reset();
    expect(arms().map(({ experiment }) => experiment.hiddenSize)).toEqual([32, 32, 32]);
    expect(isDraftAhead(state())).toBe(false);
  });

  it('keeps the former runs when the new ones are refused', async () => {
    const before = arms().map(({ id }) => id);
    train();
    pause();
    playground.draft.set('hiddenSize', 32);
    engine.refuse('create', new Error('Out of memory.'));
    await playground.transport.reset();
    expect(arms().map(({ id }) => id)).toEqual(before);
    expect(state().notices.at(-1)?.message).toContain('Out of memory.');
  });

  it('is tried once where the engine cannot make it; then a press or another change tries again', async () => {
    engine.refuse('create', new Error('The site cannot be reached.'));
    playground.draft.set('hiddenSize', 32);
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked('create')).toHaveLength(6);
    expect(state().notices.at(-1)?.message).toContain('The site cannot be reached.');
    engine.refuse('create', new Error('The site cannot be reached.'));
    void playground.transport.togglePlay();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked('create')).toHaveLength(9);
    playground.draft.set('hiddenSize', 48);
    await vi.advanceTimersByTimeAsync(5000);
    expect(arms().map(({ experiment }) => experiment.hiddenSize)).toEqual([48, 48, 48]);
    // What could not be made before is tried again where it is chosen again.
    playground.draft.set('hiddenSize', 32);
    await vi.advanceTimersByTimeAsync(5000);
    expect(arms().map(({ experiment }) => experiment.hiddenSize)).toEqual([32, 32, 32]);
  });

  it('is not sent while it is refused', async () => {
    playground.draft.set('numHeads', 7);
    await vi.runAllTimersAsync();
    expect(asked('create')).toHaveLength(3);
    expect(transportState(state()).refused).toBe(true);
  });

  it('changes the learning rate of running runs at once', async () => {
    train();
    playground.draft.set('learningRate', 0.02);
    expect(asked('setLearningRate').map(({ args }) => args)).toEqual(arms().map(({ id }) => ({ id, learningRate: 0.02 })));
    expect(isDraftAhead(state())).toBe(false);
  });

  it('lets only the latest of two overlapping attempts count', async () => {
    const release = engine.hold('create');
    const first = playground.transport.create();
    playground.draft.set('hiddenSize', 32);
    const second = playground.transport.create();
    release();
    await Promise.all([first, second]);
    expect(arms().map(({ experiment }) => experiment.hiddenSize)).toEqual([32, 32, 32]);
    expect(Object.keys(state().facts.runs)).toHaveLength(3);
  });
});

describe('tasks', () => {
  it('keeps what was trained, and finds it again', async () => {
    train(7);
    const before = arms().map(({ id }) => id);
    playground.draft.chooseTask('tales');
    await vi.runAllTimersAsync();
    expect(asked('pause')[0]?.args).toEqual({ ids: before });
    expect(arms()[0]?.task).toBe('tales');
    playground.draft.chooseTask('reverse');
    expect(arms().map(({ id }) => id)).toEqual(before);
    expect(arms()[0]?.step).toBe(7);
  });

  it('shows an opened file as a guest of its task', async () => {
    tell({ type: 'created', summary: summaryOf('opened', { task: 'tales', mode: 'binary' }, { opened: true, owner: 'file' }) });
    await fileCommands(playground).open({ name: 'model.safetensors', size: 3, arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) });
    expect(state().draft.task).toBe('tales');
    expect(state().focusedRun).toBe('opened');
    expect(guestRecords(state()).map(({ summary }) => summary.id)).toEqual(['opened']);
    await vi.runAllTimersAsync();
    expect(currentSession(state())?.arms).toHaveLength(3);
    expect(state().focusedRun).not.toBeNull();
  });

  it('loses nothing over a bad file, and says what was found', async () => {
    const before = arms().map(({ id }) => id);
    engine.refuse('open', new Error('Expected a safetensors file, found a text.'));
    await fileCommands(playground).open({ name: 'cat.jpg', size: 3, arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) });
    expect(state().notices.at(-1)).toMatchObject({
      kind: 'error',
      message: 'Opening “cat.jpg” failed. Expected a safetensors file, found a text.',
    });
    expect(arms().map(({ id }) => id)).toEqual(before);
  });
});

describe('a checkpoint', () => {
  it('takes the place of runs that train, which are paused and kept', async () => {
    train(5);
    const before = arms().map(({ id }) => id);
    const checkpoint = summaryOf('checkpoint', { task: 'reverse', mode: 'binary' }, { step: 9, state: 'paused', owner: 'file' });
    engine.answer('open', () => {
      engine.emit({ type: 'created', summary: checkpoint });
      return checkpoint;
    });
    await fileCommands(playground).open({
      name: 'a.checkpoint.safetensors',
      size: 3,
      arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)),
    });
    expect(asked('pause').at(-1)?.args).toEqual({ ids: before });
    expect(arms().map(({ id }) => id)).toEqual(['checkpoint']);
    expect(guestRecords(state())).toEqual([]);
    expect(state().former?.records.map(({ summary }) => summary.id)).toEqual(before);
    expect(state().notices.some(({ action }) => action === 'undo')).toBe(true);
  });
});

it('going back to the start of one task never touches another that is looked at meanwhile', async () => {
  playground.draft.chooseTask('tales');
  await vi.runAllTimersAsync();
  train(9);
  pause();
  const ofTales = arms().map(({ id }) => id);
  playground.draft.chooseTask('reverse');
  train(7);
  pause();
  const release = engine.hold('keep');
  void playground.transport.reset();
  await vi.advanceTimersByTimeAsync(10);
  playground.draft.chooseTask('tales');
  release();
  await vi.runAllTimersAsync();
  expect(
    asked('reset')
      .flatMap(({ args }) => (args as { ids: readonly string[] }).ids)
      .filter((id) => ofTales.includes(id)),
  ).toEqual([]);
  expect(arms().map(({ step }) => step)).toEqual([9, 9, 9]);
});

describe('a task whose data are missing', () => {
  it('shows nothing of the task before it', () => {
    train(7);
    playground.draft.chooseTask('text');
    expect(focusedRecord(state())).toBeNull();
    expect(phase()).toBe('waiting');
  });

  it('is shown as it is now, not at the step that the scrubber was held at', () => {
    state().setScrubbedStep(5);
    playground.draft.chooseTask('tales');
    expect(state().scrubbedStep).toBeNull();
  });

  it('takes up data that are given when its link is pasted', () => {
    const card = { kind: 'text', digest: 'd' } as unknown as DataCard;
    state().setGiven('text', { card, report: { notes: [] } as never, name: 'mine', source: null, kept: true });
    playground.draft.replace({ ...state().draft, task: 'text' });
    expect(state().draft.data).toBe(card);
  });
});

describe('runs that are out of step', () => {
  it('are all shown at the last step that every one of them has taken', () => {
    const [none, ternary, binary] = arms();
    for (const [arm, steps] of [
      [none, 2],
      [ternary, 4],
      [binary, 3],
    ] as const) {
      if (arm === undefined) continue;
      for (let step = 1; step <= steps; step++) {
        tell({ type: 'progressed', summary: { ...arm, step, state: 'running' }, steps: [stepReport(step)] });
        tell({ type: 'evaluated', id: arm.id, evaluation: evaluationOf(step, 1 / step) });
      }
    }
    expect(shownStep(state())).toBe(2);
    expect(transportState(state()).step).toBe(2);
    expect(shownArms(state()).map(({ summary }) => [summary.step, summary.heldOutLossNats])).toEqual([
      [2, 0.5],
      [2, 0.5],
      [2, 0.5],
    ]);
    expect(shownFocus(state())?.summary.step).toBe(2);
  });

  it('are shown as they are where they are in step', () => {
    train(3);
    expect(shownStep(state())).toBeNull();
  });
});

describe('several seeds', () => {
  const everyRun = () => sessionRecords(state()).map(({ summary }) => summary);
  beforeEach(async () => {
    playground.draft.edit((draft) => ({ ...draft, seeds: 3 }));
    await vi.runAllTimersAsync();
  });

  it('train every mode with each of them, and show the runs of one', () => {
    expect(everyRun().map(({ mode, seed }) => `${mode} ${seed}`)).toEqual([
      'none 1',
      'ternary 1',
      'binary 1',
      'none 2',
      'ternary 2',
      'binary 2',
      'none 3',
      'ternary 3',
      'binary 3',
    ]);
    expect(arms().map(({ seed }) => seed)).toEqual([1, 1, 1]);
    expect(guestRecords(state())).toEqual([]);
  });

  it('all train at one press, and all are let go of by the next draft', async () => {
    const ids = everyRun().map(({ id }) => id);
    void playground.transport.togglePlay();
    await vi.runAllTimersAsync();
    expect(asked('play').at(-1)?.args).toEqual({ ids });
    for (const summary of everyRun()) tell({ type: 'finished', summary: { ...summary, step: summary.steps, state: 'finished' } });
    playground.draft.edit((draft) => ({ ...draft, seeds: 1 }));
    await playground.transport.reset();
    expect(asked('remove').at(-1)?.args).toEqual({ ids });
    expect(everyRun()).toHaveLength(3);
  });

  it('can be looked at one by one, in the mode that was looked at', () => {
    playground.session.focusRun(everyRun()[2]?.id ?? '');
    playground.session.showSeed(1);
    expect(arms().map(({ seed }) => seed)).toEqual([2, 2, 2]);
    expect(state().focusedRun).toBe(everyRun()[5]?.id);
  });

  it('fall back to one that exists', async () => {
    playground.session.showSeed(2);
    playground.draft.edit((draft) => ({ ...draft, seeds: 2 }));
    await vi.runAllTimersAsync();
    expect(arms().map(({ seed }) => seed)).toEqual([2, 2, 2]);
    expect(arms().map(({ id }) => id)).toContain(state().focusedRun);
  });
});

describe('the same kilobytes', () => {
  it('asks for a narrower full-precision model and leaves the ternary one as it was set', async () => {
    const before = arms();
    playground.draft.edit((draft) => ({ ...draft, budget: 'kilobytes' }));
    await vi.runAllTimersAsync();
    const [full, ternary, binary] = arms().map(({ experiment }) => experiment.hiddenSize);
    expect(ternary).toBe(before[1]?.experiment.hiddenSize);
    expect(full).toBeLessThan(ternary ?? 0);
    expect(binary).toBeGreaterThan(ternary ?? 0);
  });
});

describe('pinned results', () => {
  it('stay when their runs go, one set per task, and without weights', async () => {
    train(3);
    const before = arms().map(({ id, step }) => [id, step]);
    playground.session.pin();
    await playground.transport.reset();
    playground.draft.set('steps', 50);
    await playground.transport.reset();
    expect(arms().map(({ id }) => id)).not.toContain(before[0]?.[0]);
    expect(state().pinned.reverse?.runs.map(({ summary }) => [summary.id, summary.step])).toEqual(before);
    expect(state().pinned.reverse?.runs[0]?.series.points.map(({ step }) => step)).toEqual([3]);
    playground.draft.chooseTask('tales');
    expect(state().pinned.tales).toBeUndefined();
    playground.session.unpin();
    expect(state().pinned.reverse).toBeDefined();
    playground.draft.chooseTask('reverse');
    playground.session.unpin();
    expect(state().pinned).toEqual({});
  });
});
