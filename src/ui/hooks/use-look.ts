import { useEffect, useRef, useState } from 'react';
import { messageOf } from '../../math/text/message-of';

/** Throttle of looks at a model in training: a multiple of the last one's duration, with a minimum. */
const REST_FACTOR = 6;
const REST_MS = 700;

export type Look<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Queries the engine, again whenever `key` changes: at once on a change by the person (of `subject`), throttled when only
 * the model has changed. The last answer stays until the next arrives.
 * Null: no query.
 */
export function useLook<T>(key: string | null, subject: unknown, ask: () => Promise<T>): Look<T> {
  const [look, setLook] = useState<Look<T>>({ kind: 'waiting' });
  const state = useRef<{ restUntil: number; subject: unknown; round: number }>({ restUntil: 0, subject: undefined, round: 0 });
  const asking = useRef(ask);
  useEffect(() => {
    asking.current = ask;
  });

  useEffect(() => {
    const { current } = state;
    if (key === null) return;
    const round = ++current.round;
    const isNew = current.subject !== subject;
    current.subject = subject;
    const timer = setTimeout(
      () => {
        const started = performance.now();
        const settle = (seen: Look<T>): void => {
          current.restUntil = performance.now() + Math.max(REST_MS, REST_FACTOR * (performance.now() - started));
          // A late answer still replaces an older one, unless its subject is stale.
          if (round === current.round || current.subject === subject) setLook(seen);
        };
        asking.current().then(
          (value) => settle({ kind: 'seen', value }),
          (error: unknown) => settle({ kind: 'refused', message: messageOf(error) }),
        );
      },
      isNew ? 0 : Math.max(0, current.restUntil - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [key, subject]);

  return look;
}
