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

/** A throttled schedule, at most once in `everyMs`: reports of several workers are then drawn together. */
export function paced(schedule: Schedule, everyMs: number): Schedule {
  let calledAtMs = Number.NEGATIVE_INFINITY;
  return (callback) => {
    const call = (): void => {
      calledAtMs = performance.now();
      callback();
    };
    const waitMs = calledAtMs + everyMs - performance.now();
    if (waitMs <= 0) schedule(call);
    else setTimeout(() => schedule(call), waitMs);
  };
}
