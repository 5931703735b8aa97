/**
 * The processor cores of a page, divided among the workers that are training: each takes its share, which
 * is updated as soon as a worker begins or ends. One small block of shared memory, so no messages are needed.
 */
export interface Cores {
  /** Divides cores among all holders of this ledger; without one, a worker has a single thread. */
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

/** Releases the cores of a worker that died while it trained. */
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
