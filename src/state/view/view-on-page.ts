/** The view of a playground, read from its store and put back there. What needs runs waits for them in `linked.awaited`. */
import * as words from '#words/state/view';
import { defaultMode } from '../../catalog/modes/modes';
import { bitLinearLayers } from '../record/bit-linear-layers';
import type { RunRecord } from '../record/run-record';
import { frameAt } from '../record/timeline';
import { isTrainable, leadingExperiment } from '../draft';
import type { Playground } from '../playground';
import { armRecords, currentSession, focusedRecord, transportState } from '../selectors';
import type { Linked, ViewSlice } from '../slices/view-slice';
import type { PlaygroundState } from '../store';
import { decodeDrawing, encodeDrawing } from './drawing-link';
import { explorerViewIds, hideableIds, lockableIds, plainView, type PageView } from './page-view';

type Page = Pick<Playground, 'store' | 'session'>;

const nothingAwaited: Linked['awaited'] = { run: null, seed: 0, at: null };

/** Of a page that no link has changed. */
export const nothingLinked: Linked = { question: '', theme: null, awaited: nothingAwaited };

/** Whether a view has come with a link, and is still to be shown. */
export const isViewNew = ({ viewLink, linked }: PlaygroundState): boolean => viewLink !== '' && linked === null;

/** What the page shows. */
export function viewOf(state: PlaygroundState): PageView {
  const { question, theme, awaited } = state.linked ?? nothingLinked;
  return {
    lens: state.lens,
    run: awaited.run ?? chosenMode(state),
    seed: awaited.seed || state.shownSeed,
    layer: chosenLayer(state),
    panel: explorerViewIds.find((id) => id === state.explorerView) ?? plainView.panel,
    inside: state.insideTab,
    phase: state.stepPhase,
    colouring: state.mapColouring,
    weight: state.followedWeight,
    head: state.attentionHead,
    compared: state.compared,
    axis: state.comparisonAxis,
    at: state.scrubbedStep ?? awaited.at,
    prompt: state.prompts[state.draft.task] ?? null,
    drawing: drawingOf(state),
    scene: state.scene,
    settingsOpen: state.settingsOpen,
    theme,
    hidden: hideableIds.filter((id) => state.hidden.includes(id)),
    locked: lockableIds.filter((id) => state.locked.includes(id)),
    question,
  };
}

function drawingOf({ strokes, draft }: PlaygroundState): string | null {
  const stroke = strokes[draft.task];
  return stroke === undefined ? null : encodeDrawing(stroke);
}

/** The mode that is looked at, where it is not the one that a page of these modes begins with. */
function chosenMode(state: PlaygroundState): PageView['run'] {
  const mode = focusedRecord(state)?.summary.mode;
  const arms = armRecords(state);
  if (mode === undefined || !arms.some(({ summary }) => summary.mode === mode)) return null;
  return mode === usualArm(state)?.summary.mode ? null : mode;
}

/** The run that a page looks at before somebody chooses. */
function usualArm(state: PlaygroundState): RunRecord | undefined {
  const arms = armRecords(state);
  return arms.find(({ summary }) => summary.mode === defaultMode) ?? arms[0];
}

/** The matrix that is looked at, where it is not the first of the model. */
function chosenLayer(state: PlaygroundState): string | null {
  const { focusedLayer, draft } = state;
  if (focusedLayer === null || !isTrainable(draft)) return focusedLayer;
  return focusedLayer === bitLinearLayers(leadingExperiment(draft))[0] ? null : focusedLayer;
}

/** Of a view, what only a person or a lesson changes. */
const chosenKeys = [
  'lens',
  'explorerView',
  'insideTab',
  'stepPhase',
  'mapColouring',
  'followedWeight',
  'attentionHead',
  'compared',
  'comparisonAxis',
  'scene',
  'settingsOpen',
] as const satisfies readonly (keyof ViewSlice)[];

/** What has been chosen since a view came with a link: links are read behind the engine, and nobody waits for that. */
function chosenMeanwhile(state: PlaygroundState) {
  const { beforeView: before, draft } = state;
  const hasChanged = (key: keyof ViewSlice): boolean => before !== null && state[key] !== before[key];
  const has = (key: 'prompts' | 'strokes'): boolean => before !== null && state[key][draft.task] !== before[key][draft.task];
  return {
    view: Object.fromEntries(chosenKeys.filter(hasChanged).map((key) => [key, state[key]])) as Partial<ViewSlice>,
    prompt: has('prompts'),
    stroke: has('strokes'),
    run: hasChanged('focusedRun') && chosenMode(state) !== null,
    seed: hasChanged('shownSeed'),
    layer: hasChanged('focusedLayer') && chosenLayer(state) !== null,
    step: hasChanged('scrubbedStep'),
  };
}

/**
 * Shows a view: at once what needs no runs. A matrix that the model of the draft lacks is left out, and so is what a person has
 * chosen since the view came.
 *
 * @returns sentences about what could not be shown
 */
export function showView({ store, session }: Page, view: PageView): readonly string[] {
  const state = store.getState();
  const { draft, prompts, strokes } = state;
  const { task } = draft;
  const chosen = chosenMeanwhile(state);
  const { [task]: _prompt, ...otherPrompts } = prompts;
  const { [task]: _stroke, ...otherStrokes } = strokes;
  const stroke = view.drawing === null ? null : decodeDrawing(view.drawing);
  const isUnknown = view.layer !== null && isTrainable(draft) && !bitLinearLayers(leadingExperiment(draft)).includes(view.layer);
  store.setState({
    lens: view.lens,
    focusedRun: chosen.run ? state.focusedRun : null,
    focusedLayer: chosen.layer ? state.focusedLayer : isUnknown ? null : view.layer,
    shownSeed: chosen.seed ? state.shownSeed : 0,
    explorerView: view.panel,
    insideTab: view.inside,
    stepPhase: view.phase,
    mapColouring: view.colouring,
    followedWeight: view.weight,
    attentionHead: view.head,
    compared: view.compared,
    comparisonAxis: view.axis,
    scrubbedStep: chosen.step ? state.scrubbedStep : null,
    prompts: chosen.prompt ? prompts : view.prompt === null ? otherPrompts : { ...otherPrompts, [task]: view.prompt },
    strokes: chosen.stroke ? strokes : stroke === null ? otherStrokes : { ...otherStrokes, [task]: stroke },
    scene: view.scene,
    settingsOpen: view.settingsOpen,
    hidden: view.hidden,
    locked: view.locked,
    linked: {
      question: view.question,
      theme: view.theme,
      awaited: { run: chosen.run ? null : view.run, seed: chosen.seed ? 0 : view.seed, at: view.at },
    },
    beforeView: null,
    ...chosen.view,
  });
  const arm = chosen.run ? undefined : usualArm(store.getState());
  if (arm !== undefined) session.focusRun(arm.summary.id);
  return isUnknown ? [words.matrixMissing(view.layer ?? '')] : [];
}

/**
 * Shows what was waited for and is there now: a run to look at once runs are made, a step once training rests at or behind it.
 *
 * @returns a sentence about what has just been shown, or cannot be; null: nothing of the kind
 */
export function showAwaited(page: Page): string | null {
  const state = page.store.getState();
  const { linked } = state;
  if (linked === null || currentSession(state) === null || state.stage !== 'rest') return null;
  const { run, seed, at } = linked.awaited;
  if (run !== null || seed !== 0) {
    page.store.setState({ linked: { ...linked, awaited: { run: null, seed: 0, at } } });
    const isThere = seed < state.draft.seeds;
    if (isThere) page.session.showSeed(seed);
    const wanted = armRecords(page.store.getState()).find(({ summary }) => summary.mode === run);
    if (wanted !== undefined) page.session.focusRun(wanted.summary.id);
    return isThere ? null : words.seedMissing(seed + 1, state.draft.seeds);
  }
  if (at === null) return null;
  const { phase, step } = transportState(state);
  const isOver = phase === 'finished';
  if (phase === 'running' || (step < at && !isOver)) return null;
  // Who has moved the scrubber meanwhile looks at what they want.
  const isShown = state.scrubbedStep === null && step > at;
  page.store.setState({ linked: { ...linked, awaited: nothingAwaited }, scrubbedStep: isShown ? at : state.scrubbedStep });
  if (state.scrubbedStep !== null) return null;
  if (step < at) return words.endsBefore(at, step);
  if (step === at) return null;
  const recorded = frameAt(focusedRecord(state)?.timeline ?? [], at)?.inspection.step ?? at;
  return recorded === at ? words.showsStep(at) : words.showsStepBefore(at, recorded);
}

/** Undoes what a link has hidden and locked. */
export const openEverything = (store: Page['store']): void => store.setState({ hidden: [], locked: [] });
