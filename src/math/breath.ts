/** Time slice of long work between yields to the event loop, in ms. */
const EVERY_MS = 30;

/** For work that would keep a thread from its messages: what comes back is awaited between two pieces of it, and yields when it is time. */
export function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < EVERY_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}
