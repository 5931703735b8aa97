import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { sweepsOf, type SweepsState } from '../../state/sweep/sweeps';
import { usePlayground } from './use-playground';

/** A part of what is known of the page's sweeps; the component re-renders only when it changes. */
export const useSweeps = <T>(select: (state: SweepsState) => T): T => useStore(sweepsOf(usePlayground()).store, useShallow(select));
