import { startTransition, useEffect, useRef, useState } from 'react';

/** A value that changes at most once in `intervalMs`; the newest one always arrives. */
export function useThrottled<T>(value: T, intervalMs: number): T {
  const [shown, setShown] = useState(value);
  const shownAtMs = useRef(0);
  useEffect(() => {
    const show = (): void => {
      shownAtMs.current = performance.now();
      // A transition: rendering is interruptible, and yields to user input.
      startTransition(() => setShown(() => value));
    };
    const wait = shownAtMs.current + intervalMs - performance.now();
    const timer = setTimeout(show, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [value, intervalMs]);
  return shown;
}
