import { steadyClock } from '../../math/steady-clock';
import { NonFiniteLossError } from '../../training/recovery';
import { reportError } from '../engine-error';
import type { ChosenBackend } from './choose';

/** A device that is lost again within this time is not trusted any more, in ms. */
const steadyAfterMs = 5 * 60_000;
/** How long a device may take to answer that it is still there, in ms: it may be compiling, and answers in its turn. */
const patienceMs = 10_000;
/** How long the word of a loss, and with it the reason, is waited for where nobody can be asked any more, in ms. */
const wordWithinMs = 2000;

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
  /**
   * The backend in use, chosen at the first call; waits while it is being replaced. A choice that fails is made again at
   * the next call, and so is one that does not fit: where that fails, the backend in use stays.
   */
  current(choose: () => Promise<ChosenBackend>, fits?: (backend: ChosenBackend) => boolean): Promise<ChosenBackend>;
  /** Resolves when no backend is being replaced. */
  whenReady(): Promise<void>;
  /** Whether a backend is the one in use and its device still answers; where it does not, it is replaced from now on. */
  stands(backend: ChosenBackend): Promise<boolean>;
  /** Does something that may need the device; does it again where the device was lost meanwhile. */
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

  /** Begins to replace a backend, whoever notices first that it is lost. */
  function begin(lost: ChosenBackend, reason: string): void {
    if (gone.has(lost)) return;
    gone.add(lost);
    const mine = replaced(lost, reason).finally(() => {
      // The fresh device may be lost already, and be replaced itself.
      if (replacing === mine) replacing = null;
    });
    replacing = mine;
    // Whoever waits for the backend is told; here, nobody is left to tell.
    mine.catch(() => undefined);
  }

  /** Until a backend holds that everything could be moved to. Fails where no backend works any more. */
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

  /** What it chooses is in use from now on; a choice that fails is forgotten. */
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

/** What a person can mend, and a loss that is not finite, are no fault of a device, whatever happens to it meanwhile. */
function mayComeFromDevice(error: unknown): boolean {
  return !(error instanceof NonFiniteLossError) && reportError(error).code === 'internal';
}

/**
 * Why the device of a backend is lost; null where it is not. Errors that a loss causes may come long before the word of it,
 * which waits for everything that the device was at: so the device itself is asked. One that says nothing for ten seconds
 * is as good as lost.
 */
export async function lossOf({ lost, answers }: ChosenBackend): Promise<string | null> {
  if (lost === undefined) return null;
  if (answers === undefined) return within(lost, wordWithinMs, null);
  const silence = answers().then(async (lives) => (lives ? null : within(lost, wordWithinMs, 'It does not answer any more.')));
  return within(Promise.race([lost, silence]), patienceMs, 'It caused an error and has given no answer since.');
}

/** A value if it comes in time, else another one. */
async function within<T, U>(value: Promise<T>, ms: number, otherwise: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => (timer = setTimeout(() => resolve(otherwise), ms)));
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
