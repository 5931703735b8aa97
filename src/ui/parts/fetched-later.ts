/** Imports prefetched after the first paint, when the page is idle. */
const later = new Set<() => Promise<unknown>>();

/** Marks an import for prefetching, as it may be needed offline. */
export function fetchedLater<T>(load: () => Promise<T>): () => Promise<T> {
  later.add(load);
  return load;
}

/** After the first steps of a training that was started at once. */
const calmMs = 2_000;

/** Prefetches when the page is idle, and retries failures when the network is back. */
export function fetchWhenIdle(): void {
  const begin = (): void => void fetchAll();
  setTimeout(() => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: 2 * calmMs });
    else begin();
  }, calmMs);
  addEventListener('online', begin);
}

/** Sequentially, so that nothing else is delayed; loaded files may register more. */
async function fetchAll(): Promise<void> {
  for (const load of later) {
    // The error surfaces at the actual import.
    await load().catch(() => undefined);
  }
}

let open: () => void = () => undefined;
const opened = new Promise<void>((resolve) => (open = resolve));

/** Resolves in a task of its own for each who waits, so that a press need not wait until all have begun. */
let turn = opened;

/** Holds an import back until {@link fetchTheRest}: the engine comes first, and what it has nothing to show in comes behind. */
export function behindEngine<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    const mine = turn;
    turn = mine.then(() => new Promise((next) => setTimeout(next)));
    await mine;
    return load();
  };
}

/** How long the rest waits for the engine, in ms: one that hangs keeps nothing from being seen. */
const patienceMs = 8_000;

/** Fetches what waits behind the engine, once that has started or cannot. */
export function fetchTheRest(engineStarted: Promise<unknown>): void {
  const timer = setTimeout(open, patienceMs);
  void engineStarted.finally(() => {
    clearTimeout(timer);
    // Train is drawn first.
    setTimeout(open);
  });
}
