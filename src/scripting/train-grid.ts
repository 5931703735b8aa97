/**
 * Trains the runs of a grid, as many at once as can train at once, and lets go of each when it ends: what stays of it is its
 * result, a few hundred bytes. Runs that were stopped on the way are begun again by whoever goes on: equal seeds give equal
 * losses, so nothing is lost but their time.
 */
import * as words from '#words/scripting';
import { cellsOf, placeOfRun, type Grid, type SettingValue } from '../experiment/sweep/grid';
import type { BackendId } from '../experiment/experiment';
import type { ModeId } from '../catalog/modes/modes';
import { mostCrowded } from '../math/most-crowded';
import { mostWorkers, type EngineClient } from '../worker/page/client';
import { EngineError } from '../worker/engine-error';
import type { RunId, RunSummary } from '../worker/protocol';

/** What stays of a run. */
export interface SweepResult {
  /** By which it was known in this page while it trained. */
  readonly id: RunId;
  /** Its number in the grid. */
  readonly run: number;
  readonly mode: ModeId;
  readonly seed: number;
  /** The swept settings, by name. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly backend: BackendId;
  /** Steps taken, fewer than its budget where it failed. */
  readonly step: number;
  readonly steps: number;
  /** 0…1 on held-out data, at λ = 1; null where it was not measured. */
  readonly score: number | null;
  readonly heldOutLossNats: number | null;
  readonly trainLossNats: number | null;
  /** Held-out loss of who has learned nothing. */
  readonly baselineLossNats: number;
  readonly parameters: number;
  readonly packedBytes: number;
  /** In training steps, without pauses. */
  readonly elapsedMs: number;
  /** Step and held-out loss, ascending by step, thinned. */
  readonly curve: readonly (readonly [step: number, heldOutLossNats: number])[];
  /** Why it did not reach its end; null where it did. */
  readonly failure: string | null;
}

/** Points of a curve that stay. */
const MOST_POINTS = 16;

/** Runs that share the submissions of a graphics card: more would only take its memory. */
const TOGETHER_ON_GPU = 4;

/** How many runs of a sweep train at the same time: one for each worker, or those that share submissions. */
const mostAtOnce = (backend: BackendId): number => (backend === 'webgpu' ? TOGETHER_ON_GPU : mostWorkers);

export interface GridTrainingOptions {
  readonly client: EngineClient;
  readonly grid: Grid;
  /** Where all runs train, so that they can be compared. */
  readonly backend: BackendId;
  /** Numbers of the runs to be trained, in this order. */
  readonly runs: Iterable<number>;
  readonly most?: number;
  readonly onResult: (result: SweepResult) => void;
  /** A run begins or ends. */
  readonly onLive?: (live: readonly RunId[]) => void;
}

export interface GridTraining {
  /** Resolves when all is trained, or stopped. Rejects where the engine cannot go on; a run that fails is a result. */
  readonly done: Promise<'finished' | 'stopped'>;
  /** Resolves when no run of it is left. */
  stop(): Promise<void>;
}

export function trainGrid(options: GridTrainingOptions): GridTraining {
  const { client, grid, backend, runs, most = mostAtOnce(backend), onResult, onLive = () => undefined } = options;
  const cells = cellsOf(grid);
  const queue = runs[Symbol.iterator]();
  const live = new Set<RunId>();
  const curves = new Map<RunId, [number, number][]>();
  let wanted = true;

  const unsubscribe = client.subscribe((event) => {
    if (event.type !== 'evaluated') return;
    const { step, heldOutLossNats } = event.evaluation;
    const curve = curves.get(event.id);
    if (curve === undefined || (curve.at(-1)?.[0] ?? -1) >= step) return;
    curve.push([step, heldOutLossNats]);
    if (curve.length > MOST_POINTS) curve.splice(mostCrowded(curve.map(([at]) => at)), 1);
  });

  async function work(): Promise<void> {
    for (let next = queue.next(); wanted && next.done !== true; next = queue.next()) await train(next.value);
  }

  async function train(run: number): Promise<void> {
    const { cell: index, seed } = placeOfRun(grid, cells.length, run);
    const cell = cells[index];
    if (cell === undefined) return;
    const { id, ...created } = await client.request('create', { experiment: { ...cell.draft, seed, backend }, owner: 'sweep' });
    live.add(id);
    curves.set(id, []);
    onLive([...live]);
    try {
      if (!wanted) return;
      const { summary, failure } = await finish(id, { id, ...created });
      if (!wanted && failure === null && summary.step < summary.steps) return;
      const settings = Object.fromEntries(grid.axes.map(({ setting }, i) => [setting, cell.values[i] ?? null]));
      onResult(resultOf(summary, { run, settings, curve: curves.get(id) ?? [], failure }));
    } finally {
      curves.delete(id);
      await client.request('remove', { ids: [id] }).catch(() => undefined);
      live.delete(id);
      onLive([...live]);
    }
  }

  /** A run that fails is a result of the sweep: what else it tries may work. */
  async function finish(id: RunId, created: RunSummary): Promise<{ readonly summary: RunSummary; readonly failure: string | null }> {
    try {
      const summary = await client.request('finish', { id });
      return { summary, failure: wanted && summary.step < summary.steps ? words.stoppedEarly : null };
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'run-failed') throw error;
      const summaries = await client.request('runs', {});
      return { summary: summaries.find((summary) => summary.id === id) ?? created, failure: error.message };
    }
  }

  async function all(): Promise<'finished' | 'stopped'> {
    try {
      const ends = await Promise.allSettled(
        Array.from({ length: most }, async () =>
          work().catch((error: unknown) => {
            wanted = false;
            void pause();
            throw error;
          }),
        ),
      );
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return wanted ? 'finished' : 'stopped';
    } finally {
      unsubscribe();
    }
  }

  const pause = async (): Promise<unknown> => client.request('pause', { ids: [...live] }).catch(() => undefined);
  const done = all();

  return {
    done,
    async stop() {
      wanted = false;
      await pause();
      await done.catch(() => undefined);
    },
  };
}

function resultOf(summary: RunSummary, rest: Pick<SweepResult, 'run' | 'settings' | 'curve' | 'failure'>): SweepResult {
  const { id, mode, seed, backend, step, steps, score, heldOutLossNats, trainLossNats, parameters, packedBytes, elapsedMs, reference } =
    summary;
  return {
    id,
    mode,
    seed,
    backend,
    step,
    steps,
    score,
    heldOutLossNats,
    trainLossNats,
    baselineLossNats: reference.baseline.lossNats,
    parameters,
    packedBytes,
    elapsedMs,
    ...rest,
  };
}
