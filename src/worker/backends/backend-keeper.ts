import * as words from '#words/worker/backends';
import { steadyClock } from '../../math/steady-clock';
import { NonFiniteLossError } from '../../training/recovery';
import { reportError } from '../engine-error';
import type { ChosenBackend } from './choose';

/** A device lost again within this time is no longer trusted, in ms. */
const steadyAfterMs = 5 * 60_000;
/** Timeout of the liveness check of a device, in ms: it may be compiling, and its queue is in order. */
const patienceMs = 10_000;
/** How long to wait for the notification of a loss, and its reason, where the device can no longer be queried, in ms. */
const wordWithinMs = 2000;

export interface BackendKeeperOptions {
  /** Replaces a lost backend: by a fresh device or, after two losses in short order, by the next backend. */
  readonly replace: (former: ChosenBackend, inARow: boolean) => Promise<ChosenBackend>;
  readonly onLost: (reason: string, lost: ChosenBackend) => void;
  /** Migrates everything from the former backend to this one; rejects only where this one is lost, too. */
  readonly move: (backend: ChosenBackend) => Promise<void>;
  readonly onReplaced: (backend: ChosenBackend, former: ChosenBackend) => void;
}

/** Keeps a backend in use across device losses. */
export interface BackendKeeper {
  /**
   * The backend in use, chosen at the first call; waits while it is being replaced. A failed choice is retried at
   * the next call, and so is one that does not fit: where that fails, the backend in use stays.
   */
  current(choose: () => Promise<ChosenBackend>, fits?: (backend: ChosenBackend) => boolean): Promise<ChosenBackend>;
  /** Resolves when no backend is being replaced. */
  whenReady(): Promise<void>;
  /** Whether a backend is in use and its device still answers; where not, its replacement begins. */
  stands(backend: ChosenBackend): Promise<boolean>;
  /** Does something that may need the device; retries where the device was lost meanwhile. */
  surviving<T>(work: () => Promise<T>): Promise<T>;
}

export function createBackendKeeper({ replace, onLost, move, onReplaced }: BackendKeeperOptions): BackendKeeper {
  const clock = steadyClock();
  const gone = new WeakSet<ChosenBackend>();
  let chosen: Promise<ChosenBackend> | null = null;
  let replacing: Promise<void> | null = null;
  let lastLoss = Number.NEGATIVE_INFINITY;

  function watch(backend: ChosenBackend): void {
    void backend.lost?.then((reason) => begin(backend, reason));
  }

  /** Begins to replace a lost backend. Idempotent: several callers may notice the loss. */
  function begin(lost: ChosenBackend, reason: string): void {
    if (gone.has(lost)) return;
    gone.add(lost);
    const mine = replaced(lost, reason).finally(() => {
      // The fresh device may itself be lost and replaced already.
      if (replacing === mine) replacing = null;
    });
    replacing = mine;
    // Callers awaiting the backend get the rejection; nothing is left to report here.
    mine.catch(() => undefined);
  }

  /** Retries until everything has been migrated to a working backend. Fails where none works any more. */
  async function replaced(lost: ChosenBackend, reason: string): Promise<void> {
    onLost(reason, lost);
    for (let former = lost; ;) {
      const now = clock();
      const inARow = now - lastLoss < steadyAfterMs;
      lastLoss = now;
      former = await start(async () => replace(former, inARow));
      try {
        await move(former);
        watch(former);
        onReplaced(former, lost);
        return;
      } catch (error) {
        if ((await lossOf(former)) === null) throw error;
        gone.add(former);
      }
    }
  }

  /** The choice becomes the backend in use; a failed one is forgotten. */
  function start(choose: () => Promise<ChosenBackend>): Promise<ChosenBackend> {
    const starting = choose();
    chosen = starting;
    starting.catch(() => {
      if (chosen === starting) chosen = null;
    });
    return starting;
  }

  async function whenReady(): Promise<void> {
    while (replacing !== null) await replacing;
  }

  async function watched(choose: () => Promise<ChosenBackend>): Promise<ChosenBackend> {
    const backend = await choose();
    watch(backend);
    return backend;
  }

  async function current(
    choose: () => Promise<ChosenBackend>,
    fits: (backend: ChosenBackend) => boolean = () => true,
  ): Promise<ChosenBackend> {
    await whenReady();
    const used = chosen ?? start(async () => watched(choose));
    const backend = await used;
    if (fits(backend) || used !== chosen) return backend;
    const another = watched(choose);
    chosen = another.catch(() => backend);
    return another;
  }

  async function stands(backend: ChosenBackend): Promise<boolean> {
    const inUse = await chosen?.catch(() => null);
    if (replacing !== null || gone.has(backend) || inUse !== backend) return false;
    const reason = await lossOf(backend);
    if (reason === null) return true;
    begin(backend, reason);
    return false;
  }

  return {
    current,
    whenReady,
    stands,
    async surviving(work) {
      for (;;) {
        await whenReady();
        const used = chosen;
        try {
          return await work();
        } catch (error) {
          if (used === null || !mayComeFromDevice(error)) throw error;
          if (used === chosen && (await used.then(stands))) throw error;
        }
      }
    },
  };
}

/** User errors and a non-finite training loss are never caused by a device, even if it is lost meanwhile. */
function mayComeFromDevice(error: unknown): boolean {
  return !(error instanceof NonFiniteLossError) && reportError(error).code === 'internal';
}

/**
 * Why the device of a backend is lost; null where it is not. Errors caused by a loss may come long before its notification,
 * which is queued behind all work in flight: so the device itself is queried. No answer in ten seconds counts as lost.
 */
export async function lossOf({ lost, answers }: ChosenBackend): Promise<string | null> {
  if (lost === undefined) return null;
  if (answers === undefined) return within(lost, wordWithinMs, null);
  const silence = answers().then(async (lives) => (lives ? null : within(lost, wordWithinMs, words.noAnswerAnyMore)));
  return within(Promise.race([lost, silence]), patienceMs, words.noAnswerSince);
}

/** A promise's value, or a fallback after a timeout. */
async function within<T, U>(value: Promise<T>, ms: number, otherwise: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => (timer = setTimeout(() => resolve(otherwise), ms)));
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
