import { createStore, type StoreApi } from 'zustand/vanilla';
import { capacitySlice, type CapacitySlice } from './slices/capacity-slice';
import { dataSlice, type DataSlice } from './slices/data-slice';
import { engineSlice, type EngineSlice } from './slices/engine-slice';
import { experimentSlice, type ExperimentSlice } from './slices/experiment-slice';
import { recordingSlice, type RecordingSlice } from './slices/recording-slice';
import { runsSlice, type RunsSlice } from './slices/runs-slice';
import { savedSlice, type SavedSlice } from './slices/saved-slice';
import { viewSlice, type ViewSlice } from './slices/view-slice';

/** Everything the page draws from. The setters change one thing each; what reaches the engine is in `commands/`. */
export type PlaygroundState = ExperimentSlice &
  DataSlice &
  RunsSlice &
  EngineSlice &
  ViewSlice &
  CapacitySlice &
  SavedSlice &
  RecordingSlice;

export type PlaygroundStore = StoreApi<PlaygroundState>;

type Change = Partial<PlaygroundState> | ((state: PlaygroundState) => Partial<PlaygroundState>);

/** What changes nothing is told to nobody: every part of the page would look whether it is concerned. */
const toldIfChanged =
  (tell: PlaygroundStore['setState']) =>
  (change: Change): void =>
    tell((state) => {
      const next = typeof change === 'function' ? change(state) : change;
      return Object.entries(next).every(([key, value]) => value === state[key as keyof PlaygroundState]) ? state : next;
    });

export function createPlaygroundStore(): PlaygroundStore {
  return createStore<PlaygroundState>()((tell) => {
    const set = toldIfChanged(tell);
    return {
      ...experimentSlice(set),
      ...dataSlice(set),
      ...runsSlice(set),
      ...engineSlice(set),
      ...viewSlice(set),
      ...capacitySlice(set),
      ...savedSlice(set),
      ...recordingSlice(set),
    };
  });
}
