import { useSyncExternalStore } from 'react';
import type { Recorder, Recording } from './recorder';

/** What is recorded, as it stands. */
export const useRecording = ({ store }: Recorder): Recording => useSyncExternalStore(store.subscribe, store.getState);
