/**
 * A monotonic clock. The system clock may be set back, and what is done "every 100 ms" would
 * then wait for as long as it was put back by: here such a moment counts as none at all.
 *
 * @param now the clock that it follows, in ms
 * @returns milliseconds since it was made
 */
export function steadyClock(now: () => number = () => performance.now()): () => number {
  let last = now();
  let passed = 0;
  return () => {
    const read = now();
    passed += Math.max(0, read - last);
    last = read;
    return passed;
  };
}
