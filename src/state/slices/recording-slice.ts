import type { RunRecord } from '../record/run-record';
import type { Slice } from './slice';

/** A run that was recorded when this page was made, shown until the person has one that moves. */
export interface Recording {
  readonly run: RunRecord;
  /** The recorded step that is shown. */
  readonly step: number;
}

export interface RecordingSlice {
  /** `due`: to be played as soon as it is here. */
  readonly recording: 'due' | Recording | 'over';
  setRecording(recording: RecordingSlice['recording']): void;
}

export const recordingSlice: Slice<RecordingSlice> = (set) => ({
  recording: 'over',
  setRecording: (recording) => set({ recording }),
});
