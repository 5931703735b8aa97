/**
 * The processor cores of a page, divided among the workers that are training: each takes its share of them, and another
 * one as soon as a worker begins or ends. One small block of shared memory, so that nobody needs to be told.
 */
export interface Cores {
  /** Divides cores with everybody who has this ledger; without one, a worker is alone on its thread. */
  join(ledger: SharedArrayBuffer): void;
  /** This worker trains from now on. */
  begin(): void;
  end(): void;
  /** Threads that it may use, its own included; null: memory is not shared here. */
  readonly share: (() => number) | null;
}

const words = { cores: 0, most: 1, busy: 2 } as const;

/**
 * @param cores that there are
 * @param most threads of a single worker
 */
export function coreLedger(cores: number, most = cores): SharedArrayBuffer {
  const ledger = new SharedArrayBuffer(4 * Object.keys(words).length);
  new Int32Array(ledger).set([cores, most]);
  return ledger;
}

/** A worker died while it trained, and could not say that it ended. */
export function releaseCores(ledger: SharedArrayBuffer): void {
  const table = new Int32Array(ledger);
  if (Atomics.load(table, words.busy) > 0) Atomics.sub(table, words.busy, 1);
}

export function createCores(): Cores {
  let table: Int32Array | null = null;

  function share(): number {
    const [cores = 1, most = 1] = table ?? [];
    const busy = table === null ? 1 : Atomics.load(table, words.busy);
    return Math.max(1, Math.min(most, Math.floor(cores / Math.max(1, busy))));
  }

  return {
    join(ledger) {
      table ??= new Int32Array(ledger);
    },
    begin: () => void (table !== null && Atomics.add(table, words.busy, 1)),
    end: () => void (table !== null && Atomics.sub(table, words.busy, 1)),
    get share() {
      return table === null ? null : share;
    },
  };
}
