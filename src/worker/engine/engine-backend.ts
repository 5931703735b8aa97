import * as words from '#words/worker/engine';
import { backendNames, type BackendId } from '../../experiment/experiment';
import type { Arithmetic } from '../../math/fused-multiply-add';
import { messageOf } from '../../math/text/message-of';
import { createBackendKeeper, lossOf, type BackendKeeper } from '../backends/backend-keeper';
import type { ChosenBackend } from '../backends/choose';
import { EngineError } from '../engine-error';
import type { EngineEvent, RunSummary } from '../protocol';
import type { LiveRun } from './live-run';
import type { RunRegistry } from './run-registry';

/** The backend of an engine: started when it is first needed, replaced when its device is lost. */
export interface EngineBackend extends Pick<BackendKeeper, 'whenReady' | 'surviving' | 'stands'> {
  /**
   * The backend in use, regardless of the preference once there is one; but a backend requested by name that was lost
   * before is retried while no run is in training. Throws `no-backend`.
   */
  started(prefer?: BackendId | 'auto', only?: boolean, proven?: boolean, arithmetic?: Arithmetic): Promise<ChosenBackend>;
}

/** What an engine does with its runs when their backend is replaced. */
export interface RunMoves {
  summaryOf(live: LiveRun): RunSummary;
  move(live: LiveRun, backend: ChosenBackend): Promise<void>;
}

export interface EngineBackendOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean, proven: boolean, arithmetic?: Arithmetic) => Promise<ChosenBackend>;
  readonly replaceBackend: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  /** The runs to migrate to another backend. */
  readonly runs: RunRegistry;
  /** Null: there is no run yet. */
  readonly moves: () => RunMoves | null;
}

export function createEngineBackend({ emit, chooseBackend, replaceBackend, runs, moves }: EngineBackendOptions): EngineBackend {
  /** Backends that have been in use here. */
  const used = new Set<BackendId>();
  const keeper = createBackendKeeper({
    async replace(former, inARow) {
      try {
        return await replaceBackend(former, inARow);
      } catch (error) {
        throw noBackend('auto', false, error);
      }
    },
    onLost: (reason, { active }) => emit({ type: 'deviceLost', backend: active, reason }),
    move: moveAll,
    onReplaced({ reports, active }, former) {
      used.add(active);
      if (active !== former.active) emit({ type: 'backendsReported', reports, active });
      emit({
        type: 'deviceReplaced',
        from: former.active,
        backend: active,
        summaries: runs.all().flatMap((live) => moves()?.summaryOf(live) ?? []),
      });
    },
  });

  /** Migrates every run; one that cannot be moved fails with a reason. Rejects where the backend itself is lost. */
  async function moveAll(backend: ChosenBackend): Promise<void> {
    const own = moves();
    if (own === null) return;
    const failures = await Promise.all(
      runs.all().map(async (live) => {
        try {
          await own.move(live, backend);
          return [];
        } catch (error) {
          return [{ live, error }];
        }
      }),
    );
    const [first, ...others] = failures.flat();
    if (first === undefined) return;
    if ((await lossOf(backend)) !== null) throw first.error;
    for (const { live, error } of [first, ...others]) {
      const reason = words.notMoved(messageOf(error));
      live.state = 'failed';
      live.failure = reason;
      emit({ type: 'failed', summary: own.summaryOf(live), reason });
    }
  }

  async function choose(prefer: BackendId | 'auto', only: boolean, proven: boolean, arithmetic?: Arithmetic): Promise<ChosenBackend> {
    try {
      const chosen = await chooseBackend(prefer, only, proven, arithmetic);
      used.add(chosen.active);
      emit({ type: 'backendsReported', reports: chosen.reports, active: chosen.active });
      return chosen;
    } catch (error) {
      throw noBackend(prefer, only, error);
    }
  }

  return {
    whenReady: keeper.whenReady,
    surviving: keeper.surviving,
    stands: keeper.stands,
    async started(prefer = 'auto', only = false, proven = false, arithmetic) {
      const fits = ({ active }: ChosenBackend): boolean =>
        !only || prefer === 'auto' || prefer === active || !used.has(prefer) || runs.all().some(({ source }) => source.kind === 'training');
      return keeper.current(async () => choose(prefer, only, proven, arithmetic), fits);
    },
  };
}

function noBackend(prefer: BackendId | 'auto', only: boolean, error: unknown): EngineError {
  // A failure of a backend requested by name implies nothing for the others.
  const why = messageOf(error);
  const message = only && prefer !== 'auto' ? words.backendFails(backendNames[prefer], why) : words.noBackend(why);
  return new EngineError({ code: 'no-backend', message });
}
