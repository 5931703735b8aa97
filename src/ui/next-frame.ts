/** Longest wait when the browser draws no frames, in ms: a hidden tab must not pile up events. */
const HIDDEN_WAIT_MS = 250;

/** Calls back before the next frame is drawn; in a hidden tab, where none is, soon. */
export function beforeNextFrame(callback: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_WAIT_MS);
}
