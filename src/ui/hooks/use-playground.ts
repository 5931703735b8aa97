import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Playground } from '../../state/playground';
import type { PlaygroundState } from '../../state/store';

export const PlaygroundContext = createContext<Playground | null>(null);

/** The playground that the page belongs to. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (playground === null) throw new Error('usePlayground(): PlaygroundContext === null');
  return playground;
}

/** A part of the state; the component re-renders only when it, or one of its own entries, changes (shallow comparison). */
export function usePlaygroundState<T>(select: (state: PlaygroundState) => T): T {
  return useStore(usePlayground().store, useShallow(select));
}
