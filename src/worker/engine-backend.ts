import type { BackendId } from '../experiment/experiment';
import { createBackendKeeper, type BackendKeeper } from './backend-keeper';
import type { ChosenBackend } from './backends/choose';
import type { Cores } from './cores';
import { moveRun } from './create-run';
import { EngineError } from './engine-error';
import { summaryOf, type LiveRun } from './live-run';
import type { EngineEvent } from './protocol';
import type { RunRegistry } from './run-registry';

/** The backend of an engine: started when it is first needed, replaced when its device is lost. */
export interface EngineBackend extends Pick<BackendKeeper, 'whenReady' | 'surviving'> {
  /** The backend in use, whatever is preferred once there is one. Throws `no-backend`. */
  started(prefer?: BackendId | 'auto', only?: boolean, proven?: boolean): Promise<ChosenBackend>;
}

export interface EngineBackendOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean, proven: boolean) => Promise<ChosenBackend>;
  readonly replaceBackend: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  /** What is moved to another backend. */
  readonly runs: RunRegistry;
  readonly cores: Cores;
}

export function createEngineBackend({ emit, chooseBackend, replaceBackend, runs, cores }: EngineBackendOptions): EngineBackend {
  const keeper = createBackendKeeper({
    replace: replaceBackend,
    onLost: (reason, { active }) => emit({ type: 'deviceLost', backend: active, reason }),
    move: async (backend) => void (await Promise.all(runs.all().map(async (live) => moveLive(live, backend, cores)))),
    onReplaced({ reports, active }, former) {
      if (active !== former.active) emit({ type: 'backendsReported', reports, active });
      emit({ type: 'deviceReplaced', from: former.active, backend: active, summaries: runs.all().map(summaryOf) });
    },
  });
  return {
    whenReady: keeper.whenReady,
    surviving: keeper.surviving,
    started: async (prefer = 'auto', only = false, proven = false) =>
      keeper.current(async () => {
        try {
          const chosen = await chooseBackend(prefer, only, proven);
          emit({ type: 'backendsReported', reports: chosen.reports, active: chosen.active });
          return chosen;
        } catch (error) {
          throw new EngineError({ code: 'no-backend', message: `No backend can train here. ${error instanceof Error ? error.message : String(error)}` });
        }
      }),
  };
}

async function moveLive(live: LiveRun, { active, plan }: ChosenBackend, cores: Cores): Promise<void> {
  if (live.source.kind === 'training') live.source = { ...live.source, planRefusal: await moveRun(live.source.run, plan, { coreShare: cores.share, looksLater: true }) };
  live.backend = active;
}
