import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { libraryOf, type LibraryState } from '../../state/library/library';
import { usePlayground } from './use-playground';

/** A part of what is known of the kept runs; the component re-renders only when it changes. */
export const useLibrary = <T>(select: (state: LibraryState) => T): T => useStore(libraryOf(usePlayground()).store, useShallow(select));
