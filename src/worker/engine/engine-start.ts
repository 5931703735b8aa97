import type { BackendId } from '../../experiment/experiment';
import type { Arithmetic } from '../../math/fused-multiply-add';
import type { ChosenBackend } from '../backends/choose';
import { createCores, type Cores } from '../cores';
import type { EngineEvent } from '../protocol';
import type { Handlers } from './answer';
import { createEngineBackend, type EngineBackend, type RunMoves } from './engine-backend';
import { createRunRegistry, type RunRegistry } from './run-registry';

export interface StartOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly chooseBackend: (prefer: BackendId | 'auto', only: boolean, proven: boolean, arithmetic?: Arithmetic) => Promise<ChosenBackend>;
  /** Chooses the fallback when a device is lost. */
  readonly replaceBackend: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
}

/** What an engine has before there is a run: all that the page waits for until Train can be pressed. */
export interface EngineStart {
  readonly runs: RunRegistry;
  readonly cores: Cores;
  readonly backend: EngineBackend;
  /** The page that this worker belongs to, among all that are open; empty until it has said so. */
  readonly tab: () => string;
  /** Is told its name now, if it is known, and whenever it becomes another. */
  setTabListener(listener: (tab: string) => void): void;
  /** How runs are summed up and moved, once there can be some. */
  setMoves(moves: RunMoves): void;
  /** Events that the backend reports go here, and to the page. */
  setListener(listener: (event: EngineEvent) => void): void;
  readonly handlers: Pick<Handlers, 'alive' | 'backends'>;
}

export function createEngineStart({ emit: post, chooseBackend, replaceBackend }: StartOptions): EngineStart {
  const runs = createRunRegistry();
  const cores = createCores();
  let moves: RunMoves | null = null;
  let listener: (event: EngineEvent) => void = () => undefined;
  let tab = '';
  let onTab: (tab: string) => void = () => undefined;
  function emit(event: EngineEvent): void {
    listener(event);
    post(event);
  }
  const backend = createEngineBackend({ emit, chooseBackend, replaceBackend, runs, moves: () => moves });
  return {
    runs,
    cores,
    backend,
    tab: () => tab,
    setTabListener(given) {
      onTab = given;
      if (tab !== '') onTab(tab);
    },
    setMoves: (given) => void (moves = given),
    setListener: (given) => void (listener = given),
    handlers: {
      alive: async () => null,
      async backends({ prefer = 'auto', only = false, proven = false, arithmetic, worker = 0, cores: ledger, tab: page = tab }) {
        runs.worker = worker;
        if (ledger !== undefined) cores.join(ledger);
        if (page !== tab) {
          tab = page;
          onTab(page);
        }
        const { reports, active } = await backend.started(prefer, only, proven, arithmetic);
        return { reports, active };
      },
    },
  };
}
