import type { Schedule } from '../state/event-pump';

/** Longest wait when the browser draws no frames, in ms: a hidden tab must not pile up events. */
const HIDDEN_WAIT_MS = 250;

/** Calls back before the next frame; in a hidden tab, after a timeout. */
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

/** So long after the last call, the next ones come of something that has just begun, in ms. */
const CALM_MS = 500;

/** Calls after a calm that wait for nothing but the frame: the arms of a comparison report their first steps a moment apart. */
const CALLS_AFTER_CALM = 3;

/** A throttled schedule, at most once in `everyMs`: reports of several workers are then drawn together. After a calm, the first few are drawn at once. */
export function paced(schedule: Schedule, everyMs: number): Schedule {
  let calledAtMs = Number.NEGATIVE_INFINITY;
  let atOnce = 0;
  return (callback) => {
    const call = (): void => {
      calledAtMs = performance.now();
      callback();
    };
    const passedMs = performance.now() - calledAtMs;
    if (passedMs > CALM_MS) atOnce = CALLS_AFTER_CALM;
    if (atOnce > 0 || passedMs >= everyMs) schedule(call);
    else setTimeout(() => schedule(call), everyMs - passedMs);
    atOnce = Math.max(0, atOnce - 1);
  };
}
