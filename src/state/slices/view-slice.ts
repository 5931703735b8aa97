import type { TaskId } from '../../catalog/tasks/tasks';
import type { RunId } from '../../worker/protocol';
import type { Slice } from './slice';

/** Three ways to look at the same weights; see the glossary in the README. */
export type Lens = 'latent' | 'quantised' | 'effective';

type Stroke = readonly (readonly [number, number])[];

export type ComparedQuantity = 'heldOutLoss' | 'score' | 'trainLoss';

/** What the curves are drawn over: optimiser steps, or the time spent in them. */
export type ComparisonAxis = 'steps' | 'seconds';

/** What is looked at. Nothing here changes what is trained. */
export interface ViewSlice {
  readonly lens: Lens;
  readonly focusedRun: RunId | null;
  /** Of which seed the panels show the runs: the n-th of the session, from 0. */
  readonly shownSeed: number;
  /** Parameter name; kept when the run changes, as long as the other run has such a layer. */
  readonly focusedLayer: string | null;
  readonly compared: ComparedQuantity;
  readonly comparisonAxis: ComparisonAxis;
  /** What was typed into "try it", by task. */
  readonly prompts: Partial<Readonly<Record<TaskId, string>>>;
  /** What was drawn there: `[x, y]` points in the unit square. */
  readonly strokes: Partial<Readonly<Record<TaskId, Stroke>>>;
  readonly downloadOpen: boolean;
  /** Which view into the model is open, by its id in `ui/explorer/views`. Kept here, so that turning a phone around does not close it. */
  readonly explorerView: string;
  /** The step that every panel shows; null: the newest. */
  readonly scrubbedStep: number | null;
  setLens(lens: Lens): void;
  setFocus(focus: { readonly run: RunId | null; readonly layer: string | null }): void;
  setShownSeed(index: number): void;
  setCompared(compared: ComparedQuantity): void;
  setComparisonAxis(axis: ComparisonAxis): void;
  setPrompt(task: TaskId, prompt: string): void;
  setStroke(task: TaskId, stroke: Stroke): void;
  setDownloadOpen(open: boolean): void;
  setExplorerView(view: string): void;
  setScrubbedStep(step: number | null): void;
}

export const viewSlice: Slice<ViewSlice> = (set) => ({
  lens: 'effective',
  focusedRun: null,
  shownSeed: 0,
  focusedLayer: null,
  compared: 'heldOutLoss',
  comparisonAxis: 'steps',
  prompts: {},
  strokes: {},
  downloadOpen: false,
  explorerView: 'layers',
  scrubbedStep: null,
  setLens: (lens) => set({ lens }),
  setFocus: ({ run, layer }) => set({ focusedRun: run, focusedLayer: layer }),
  setShownSeed: (shownSeed) => set({ shownSeed }),
  setCompared: (compared) => set({ compared }),
  setComparisonAxis: (comparisonAxis) => set({ comparisonAxis }),
  setPrompt: (task, prompt) => set((state) => ({ prompts: { ...state.prompts, [task]: prompt } })),
  setStroke: (task, stroke) => set((state) => ({ strokes: { ...state.strokes, [task]: stroke } })),
  setDownloadOpen: (downloadOpen) => set({ downloadOpen }),
  setExplorerView: (explorerView) => set({ explorerView }),
  setScrubbedStep: (scrubbedStep) => set({ scrubbedStep }),
});
