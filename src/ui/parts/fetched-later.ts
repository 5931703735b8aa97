const later = new Set<() => Promise<unknown>>();

/** Imports that may be needed without a network, in the order in which they become known: it grows while one goes through it. */
export const importsToCome: ReadonlySet<() => Promise<unknown>> = later;

/** Marks an import as one that may be needed offline: where the browser does not keep the page, it is fetched ahead. */
export function fetchedLater<T>(load: () => Promise<T>): () => Promise<T> {
  later.add(load);
  return load;
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
