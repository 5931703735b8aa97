import { useCallback, useSyncExternalStore } from 'react';

/** Widths at which the page changes its shape, as in `styles/breakpoints.css`: those that scripts ask for too. */
export const breakpoints = {
  phone: '(max-width: 699px)',
  lowPhone: '(max-width: 699px) and (max-height: 719px)',
  tight: '(max-width: 1439px)',
} as const;

export type Breakpoint = keyof typeof breakpoints;

/** One list per query: `matchMedia` at every render is slow. */
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Where there is no window to ask: what the page is being drawn for (`drawn-ahead.tsx`), if for anything. */
const drawnFor = new Set<string>();

/** Which breakpoints hold while the page is drawn without a window. */
export function drawFor(holding: readonly Breakpoint[]): void {
  drawnFor.clear();
  for (const breakpoint of holding) drawnFor.add(breakpoints[breakpoint]);
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
  return useSyncExternalStore(
    subscribe,
    () => listOf(query).matches,
    () => drawnFor.has(query),
  );
}

/** Whether the window is as wide as a breakpoint says. */
export const useBreakpoint = (breakpoint: Breakpoint): boolean => useMedia(breakpoints[breakpoint]);

/** One column, and the transport at the lower edge. */
export const useIsPhone = (): boolean => useBreakpoint('phone');
