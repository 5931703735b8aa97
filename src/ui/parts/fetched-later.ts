/** What the page fetches after it has been painted; all of it is fetched before it is asked for, once the page has nothing better to do. */
const later = new Set<() => Promise<unknown>>();

/** Marks an import as one that somebody may ask for when there is no network any more. */
export function fetchedLater<T>(load: () => Promise<T>): () => Promise<T> {
  later.add(load);
  return load;
}

/** After the first steps of a training that was started at once. */
const calmMs = 2_000;

/** Fetches all of it when the page is idle, and what did not come when the network is back. */
export function fetchWhenIdle(): void {
  const begin = (): void => void fetchAll();
  setTimeout(() => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(begin, { timeout: 2 * calmMs });
    else begin();
  }, calmMs);
  addEventListener('online', begin);
}

/** One after the other, so that nothing else waits; what arrives may name more. */
async function fetchAll(): Promise<void> {
  for (const load of later) {
    // Whoever asks for it will be told.
    await load().catch(() => undefined);
  }
}
