import type { ChosenBackend } from './backends/choose';

/** A device that is lost again within this time is not trusted any more, in ms. */
const steadyAfterMs = 5 * 60_000;
/** How long the word of a lost device may come after the first error that it causes, in ms. */
const wordOfLossMs = 250;

export interface BackendKeeperOptions {
  /** Another backend in place of one that is lost; the next one where that was lost soon after another. */
  readonly replace: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  readonly onLost: (reason: string, lost: ChosenBackend) => void;
  /** Moves everything that lived on the former backend to this one; rejects only where this one is lost, too. */
  readonly move: (backend: ChosenBackend) => Promise<void>;
  readonly onReplaced: (backend: ChosenBackend, former: ChosenBackend) => void;
}

/** Keeps a backend in use, whatever becomes of its device. */
export interface BackendKeeper {
  /** The backend in use, chosen at the first call; waits while it is being replaced. */
  current(choose: () => Promise<ChosenBackend>): Promise<ChosenBackend>;
  /** Resolves when no backend is being replaced. */
  whenReady(): Promise<void>;
  /** Does something that may need the device; does it again where the device was lost meanwhile. */
  surviving<T>(work: () => Promise<T>): Promise<T>;
}

export function createBackendKeeper({ replace, onLost, move, onReplaced }: BackendKeeperOptions): BackendKeeper {
  let chosen: Promise<ChosenBackend> | null = null;
  let replacing: Promise<void> | null = null;
  let lastLoss = Number.NEGATIVE_INFINITY;

  function watch(backend: ChosenBackend): void {
    void backend.lost?.then((reason) => {
      replacing = replaced(backend, reason).finally(() => (replacing = null));
      // Whoever waits for the backend is told; here, nobody is left to tell.
      replacing.catch(() => undefined);
    });
  }

  /** Until a backend holds that everything could be moved to. Fails where no backend works any more. */
  async function replaced(lost: ChosenBackend, reason: string): Promise<void> {
    onLost(reason, lost);
    for (let former = lost; ; ) {
      const now = performance.now();
      const inARow = now - lastLoss < steadyAfterMs;
      lastLoss = now;
      const next = replace(former, inARow);
      chosen = next;
      former = await next;
      try {
        await move(former);
        watch(former);
        onReplaced(former, lost);
        return;
      } catch (error) {
        if (!(await isLost(former))) throw error;
      }
    }
  }

  async function whenReady(): Promise<void> {
    while (replacing !== null) await replacing;
  }

  async function current(choose: () => Promise<ChosenBackend>): Promise<ChosenBackend> {
    await whenReady();
    chosen ??= choose().then((backend) => {
      watch(backend);
      return backend;
    });
    return chosen;
  }

  return {
    current,
    whenReady,
    async surviving(work) {
      for (;;) {
        await whenReady();
        const used = chosen;
        try {
          return await work();
        } catch (error) {
          const hasGone = used !== null && (used !== chosen || (await isLost(await used)));
          if (!hasGone) throw error;
        }
      }
    },
  };
}

/** Whether the device of a backend is lost. Errors that a loss causes may come before the word of it. */
async function isLost({ lost }: ChosenBackend): Promise<boolean> {
  if (lost === undefined) return false;
  const soon = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), wordOfLossMs));
  return Promise.race([lost.then(() => true), soon]);
}
