import { useCallback, useSyncExternalStore } from 'react';

/** One list per query: asking the browser again at every drawing is slow. */
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => listOf(query).matches);
}

/** One column, and the transport at the lower edge: the same width as in the style sheets. */
export const useIsPhone = (): boolean => useMedia('(max-width: 699px)');
