/**
 * An engine that keeps the rules of the real one and trains nothing: three lanes, each of which says what happened before
 * it answers, in order, and as late as chance will have it. Runs that play take a step whenever its clock turns. The
 * numbers in it are no measurements.
 */
import type { EngineClient } from '../../src/worker/page/client';
import type { EngineEvent, KeptRun, Requests, RequestType, RunId, RunSummary } from '../../src/worker/protocol';
import { evaluationOf, inspectionOf, keptOf, mockEngine, stepReport, summaryOf } from '../ui/mock-engine';

interface SimulatedRun {
  summary: RunSummary;
  readonly lane: number;
  isPlaying: boolean;
}

export interface SimulatedEngine extends EngineClient {
  readonly runs: ReadonlyMap<RunId, SimulatedRun>;
  /** Every run that plays takes a step. */
  turn(): void;
}

const lanes = 3;

/** @param delayMs how late the next message of a lane arrives, 0 … */
export function simulatedEngine(delayMs: () => number): SimulatedEngine {
  const listeners = new Set<(event: EngineEvent) => void>();
  const runs = new Map<RunId, SimulatedRun>();
  const channels = Array.from({ length: lanes }, () => Promise.resolve());
  const others = mockEngine();
  let made = 0;
  let wayThere: Promise<void> = Promise.resolve();

  /** A message of a lane: after all its earlier ones. */
  function say(lane: number, deliver: () => void): void {
    const later = new Promise<void>((resolve) => setTimeout(resolve, delayMs()));
    channels[lane] = (channels[lane] ?? Promise.resolve()).then(() => later).then(deliver);
  }

  const emit = (lane: number, event: EngineEvent): void => say(lane, () => listeners.forEach((listener) => listener(event)));

  function change(run: SimulatedRun, changes: Partial<RunSummary>): RunSummary {
    run.summary = { ...run.summary, ...changes };
    return run.summary;
  }

  function take(run: SimulatedRun, count: number): void {
    const { steps } = run.summary;
    for (let i = 0; i < count && run.summary.step < steps; i++) {
      const step = run.summary.step + 1;
      emit(run.lane, {
        type: 'progressed',
        summary: change(run, { step, state: 'running', trainLossNats: 1 / step, stepsPerSecond: 10 }),
        steps: [stepReport(step)],
      });
    }
  }

  function rest(run: SimulatedRun): void {
    const { id, step, steps } = run.summary;
    emit(run.lane, { type: 'evaluated', id, evaluation: evaluationOf(step, 1 / (step + 1)) });
    emit(run.lane, { type: 'inspected', id, inspection: inspectionOf(step), map: null, recorded: [] });
    const isFinished = step >= steps;
    emit(run.lane, { type: isFinished ? 'finished' : 'paused', summary: change(run, { state: isFinished ? 'finished' : 'paused' }) });
    run.isPlaying = false;
  }

  const known = (id: RunId): SimulatedRun => {
    const run = runs.get(id);
    if (run === undefined) throw Object.assign(new Error(`There is no run "${id}".`), { code: 'unknown-run' });
    return run;
  };

  function pause(run: SimulatedRun): void {
    if (run.isPlaying) rest(run);
  }

  function create(id: RunId, summary: RunSummary): SimulatedRun {
    const run = { summary, lane: made % lanes, isPlaying: false };
    runs.set(id, run);
    return run;
  }

  /** Carries a request out as it arrives, and returns the lane that answers. */
  function carryOut<T extends RequestType>(type: T, args: Requests[T]['args']): { readonly lane: number; readonly value: unknown } {
    const { id = '', ids = [], count = 1, kept } = args as { id?: RunId; ids?: readonly RunId[]; count?: number; kept?: KeptRun };
    // Whatever else is asked changes no run, and is answered by the mock engine.
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (type) {
      case 'create': {
        made += 1;
        const { experiment, owner = 'script' } = args as Requests['create']['args'];
        const run = create(`run-${made}`, summaryOf(`run-${made}`, experiment, { owner }));
        emit(run.lane, { type: 'created', summary: run.summary });
        emit(run.lane, { type: 'evaluated', id: run.summary.id, evaluation: evaluationOf(0, 2.3) });
        return { lane: run.lane, value: run.summary };
      }
      case 'play':
        for (const run of ids.map(known)) run.isPlaying = run.summary.step < run.summary.steps;
        break;
      case 'pause':
        ids.map(known).forEach(pause);
        break;
      case 'step': {
        const run = known(id);
        take(run, count);
        rest(run);
        return { lane: run.lane, value: run.summary };
      }
      case 'reset':
        for (const run of ids.map(known)) {
          pause(run);
          emit(run.lane, {
            type: 'wasReset',
            summary: change(run, { step: 0, state: 'ready', trainLossNats: null, heldOutLossNats: null, score: null }),
          });
        }
        break;
      case 'remove':
        for (const run of ids.map(known)) {
          pause(run);
          runs.delete(run.summary.id);
          emit(run.lane, { type: 'removed', id: run.summary.id });
        }
        break;
      case 'keep':
        return { lane: known(id).lane, value: keptOf(known(id).summary) };
      case 'restore': {
        if (kept === undefined) throw new Error('nothing kept');
        const run = runs.get(kept.id) ?? create(kept.id, summaryOf(kept.id, kept.experiment, { owner: kept.owner }));
        pause(run);
        const step = kept.training?.snapshot?.step ?? 0;
        emit(run.lane, {
          type: 'restored',
          summary: change(run, { step, state: step >= run.summary.steps ? 'finished' : step === 0 ? 'ready' : 'paused' }),
        });
        return { lane: run.lane, value: run.summary };
      }
      default:
        break;
    }
    return { lane: runs.get(ids[0] ?? id)?.lane ?? 0, value: undefined };
  }

  return {
    runs,
    turn() {
      for (const run of runs.values()) {
        if (!run.isPlaying) continue;
        take(run, 1);
        if (run.summary.step >= run.summary.steps) rest(run);
      }
    },
    async request(type, args) {
      // On its way to the worker, where what was sent first arrives first.
      const later = new Promise<void>((resolve) => setTimeout(resolve, delayMs()));
      const arrived = wayThere.then(() => later);
      wayThere = arrived;
      await arrived;
      if (!['create', 'play', 'pause', 'step', 'reset', 'remove', 'keep', 'restore'].includes(type)) return others.request(type, args);
      const { lane, value } = carryOut(type, args);
      // Those that concern several lanes are answered when all have.
      const asked = new Set([lane, ...((args as { ids?: readonly RunId[] }).ids ?? []).flatMap((each) => runs.get(each)?.lane ?? [])]);
      await Promise.all([...asked].map((each) => new Promise<void>((resolve) => say(each, resolve))));
      return (value ?? null) as never;
    },
    subscribe(listener) {
      listeners.add(listener);
      others.subscribe(listener);
      return () => listeners.delete(listener);
    },
  };
}
