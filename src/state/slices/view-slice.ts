import type { ModeId } from '../../catalog/modes/modes';
import type { TaskId } from '../../catalog/tasks/tasks';
import type { RunId } from '../../worker/protocol';
import type { Slice } from './slice';

/** Three ways to look at the same weights; see the glossary in CONTRIBUTING. */
export type Lens = 'latent' | 'quantised' | 'effective';

export type Stroke = readonly (readonly [number, number])[];

export type ComparedQuantity = 'heldOutLoss' | 'score' | 'trainLoss';

/** What the curves are drawn over: optimiser steps, or the time spent in them. */
export type ComparisonAxis = 'steps' | 'seconds';

/** By what the map of a matrix is coloured: its codes, how often each flipped, or how near it is to a threshold. */
export type MapColouring = 'code' | 'flips' | 'threshold';

/** A weight by its place in `[out, in]`. */
export interface WeightPlace {
  readonly output: number;
  readonly input: number;
}

/** Phases of a training step, in their order. */
export const stepPhaseIds = ['quantise', 'forward', 'loss', 'backward', 'update', 'flip'] as const;
export type StepPhaseId = (typeof stepPhaseIds)[number];

/** What "Inside" takes apart: one token in one row, or one training step. */
export type InsideTab = 'token' | 'step';

/** A head of attention, both counted from 0. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/** What the presenter view shows, one at a time and in this order. */
export const sceneIds = ['weights', 'behaviour', 'loss', 'result'] as const;
export type SceneId = (typeof sceneIds)[number];

export interface ClassDialog {
  readonly side: 'handIn' | 'collect';
  /** The part after `#` of a link to a result; null: the person has opened it. */
  readonly arrived: string | null;
}

/** What a link brings beside its view. */
export interface Linked {
  /** To whoever opened it: plain text, or empty. */
  readonly question: string;
  /** null: as the browser has it. */
  readonly theme: 'light' | 'dark' | null;
  /** What can be shown only once there are runs: the mode and seed to look at, and the step to go back to. */
  readonly awaited: { readonly run: ModeId | null; readonly seed: number; readonly at: number | null };
}

/** View state. Nothing here affects training. */
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
  /** What was drawn there or taken of its shapes: `[x, y]` points in the unit square, or around it. */
  readonly strokes: Partial<Readonly<Record<TaskId, Stroke>>>;
  readonly downloadOpen: boolean;
  readonly sweepOpen: boolean;
  /** The files of a model that is X-rayed: none while one is still to be chosen; null: closed. */
  readonly xrayFiles: readonly File[] | null;
  /** The dialog of a class, and the result with which a link has opened it; null: closed. */
  readonly classDialog: ClassDialog | null;
  /** The card of the paper bench that is open, by its id; empty: none of them; null: the bench is closed. */
  readonly paperCard: string | null;
  /** Which view into the model is open, by its id in `ui/explorer/views`. Kept here, so that turning a phone around does not close it. */
  readonly explorerView: string;
  readonly mapColouring: MapColouring;
  /** The weight that the map follows; null: none. Kept when the matrix changes, and shown where it has such a place. */
  readonly followedWeight: WeightPlace | null;
  readonly insideTab: InsideTab;
  /** The phase that the step in slow motion stands at. */
  readonly stepPhase: StepPhaseId;
  /** The head that is drawn large, in every run; null: the one with the sharpest pattern. */
  readonly attentionHead: HeadPlace | null;
  /** Whether the settings behind "All settings" are unfolded. */
  readonly settingsOpen: boolean;
  /** The step that every panel shows; null: the newest. */
  readonly scrubbedStep: number | null;
  /** Whether the presenter view is open. */
  readonly presenting: boolean;
  /** Where it stands, kept while it is closed. */
  readonly scene: SceneId;
  /** The lesson that is played and how far, as the address has it; empty: none. `src/lessons/lesson-link.ts` reads it, when it is there. */
  readonly lessonLink: string;
  /** The view as the address has it; empty: as the page begins. `view/view-link.ts` reads it, when that is there. */
  readonly viewLink: string;
  /** What a link leaves out of the page: panels, controls, views and settings by their ids. */
  readonly hidden: readonly string[];
  /** What a link does not let be changed. */
  readonly locked: readonly string[];
  /** The rest of what came with a link; null until that is read. */
  readonly linked: Linked | null;
  /** How the page was when a view came with a link, until that is shown: what is chosen meanwhile stays. */
  readonly beforeView: ViewSlice | null;
  /** One sentence for each part of the link that could not be used. */
  readonly linkNotices: readonly string[];
  setLens(lens: Lens): void;
  setFocus(focus: { readonly run: RunId | null; readonly layer: string | null }): void;
  setShownSeed(index: number): void;
  setCompared(compared: ComparedQuantity): void;
  setComparisonAxis(axis: ComparisonAxis): void;
  setPrompt(task: TaskId, prompt: string): void;
  setStroke(task: TaskId, stroke: Stroke): void;
  setClassDialog(dialog: ClassDialog | null): void;
  setPaperCard(card: string | null): void;
  setDownloadOpen(open: boolean): void;
  setSweepOpen(open: boolean): void;
  setXrayFiles(files: readonly File[] | null): void;
  setExplorerView(view: string): void;
  setMapColouring(colouring: MapColouring): void;
  setFollowedWeight(place: WeightPlace | null): void;
  setInsideTab(tab: InsideTab): void;
  setStepPhase(phase: StepPhaseId): void;
  setAttentionHead(place: HeadPlace | null): void;
  setSettingsOpen(open: boolean): void;
  setScrubbedStep(step: number | null): void;
  setPresenting(presenting: boolean): void;
  setScene(scene: SceneId): void;
  setLessonLink(link: string): void;
  /** Takes up the view of a link, and what is to be said of the link; what it hides is gone at once. */
  openView(link: string, notices: readonly string[]): void;
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
  sweepOpen: false,
  xrayFiles: null,
  classDialog: null,
  paperCard: null,
  explorerView: 'layers',
  mapColouring: 'code',
  followedWeight: null,
  insideTab: 'token',
  stepPhase: 'quantise',
  attentionHead: null,
  settingsOpen: false,
  scrubbedStep: null,
  presenting: false,
  scene: 'weights',
  lessonLink: '',
  viewLink: '',
  hidden: [],
  locked: [],
  linked: null,
  beforeView: null,
  linkNotices: [],
  setLens: (lens) => set({ lens }),
  setFocus: ({ run, layer }) => set({ focusedRun: run, focusedLayer: layer }),
  setShownSeed: (shownSeed) => set({ shownSeed }),
  setCompared: (compared) => set({ compared }),
  setComparisonAxis: (comparisonAxis) => set({ comparisonAxis }),
  setPrompt: (task, prompt) => set((state) => ({ prompts: { ...state.prompts, [task]: prompt } })),
  setStroke: (task, stroke) => set((state) => ({ strokes: { ...state.strokes, [task]: stroke } })),
  setClassDialog: (classDialog) => set({ classDialog }),
  setPaperCard: (paperCard) => set({ paperCard }),
  setDownloadOpen: (downloadOpen) => set({ downloadOpen }),
  setSweepOpen: (sweepOpen) => set({ sweepOpen }),
  setXrayFiles: (xrayFiles) => set({ xrayFiles }),
  setExplorerView: (explorerView) => set({ explorerView }),
  setMapColouring: (mapColouring) => set({ mapColouring }),
  setFollowedWeight: (followedWeight) => set({ followedWeight }),
  setInsideTab: (insideTab) => set({ insideTab }),
  setStepPhase: (stepPhase) => set({ stepPhase }),
  setAttentionHead: (attentionHead) => set({ attentionHead }),
  setSettingsOpen: (settingsOpen) => set({ settingsOpen }),
  setScrubbedStep: (scrubbedStep) => set({ scrubbedStep }),
  setPresenting: (presenting) => set({ presenting }),
  setScene: (scene) => set({ scene }),
  setLessonLink: (lessonLink) => set({ lessonLink }),
  openView: (viewLink, linkNotices) =>
    set((state) => ({
      viewLink,
      linkNotices,
      linked: null,
      beforeView: { ...state, beforeView: null },
      hidden: listIn(viewLink, 'hide'),
      locked: listIn(viewLink, 'lock'),
    })),
});

/** Names with commas between them, of a part of a link. Wrong ones hide nothing, and are told of when the view is read. */
const listIn = (link: string, part: string): readonly string[] => new URLSearchParams(link).get(part)?.split(',') ?? [];
