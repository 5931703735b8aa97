/** Plays the steps of a lesson on a playground: the one of a page, or one that has none. */
import { bitLinearLayers } from '../state/record/bit-linear-layers';
import { ownSettings } from '../state/own-settings';
import { draftKey, issuesOf } from '../state/draft';
import type { Draft } from '../state/draft';
import type { Playground } from '../state/playground';
import { canPress, currentSession, focusedRecord, shownFocus, transportState } from '../state/selectors';
import type { PlaygroundState } from '../state/store';
import { isAboutToTrain } from '../state/transport-machine';
import type { Act, LessonStep } from './lesson';

/** Whether the page is set to what the step is about; the seed, the backend and its arithmetic are everybody's own. */
export function isSetUp({ draft }: PlaygroundState, step: LessonStep): boolean {
  return step.draft === null || draftKey(withoutOwn(draft)) === draftKey(withoutOwn(step.draft));
}

/** Whether the models on the page were made from what the step is about: only then are their numbers those of the step. */
export function isMade(state: PlaygroundState, step: LessonStep): boolean {
  const session = currentSession(state);
  return isSetUp(state, step) && session !== null && draftKey(withoutOwn(session.draft)) === draftKey(withoutOwn(state.draft));
}

const stripped = new WeakMap<Draft, Draft>();

/** A draft without the seed, the backend and its arithmetic. Memoised, as its key is: the page asks many times a second. */
export function withoutOwn(draft: Draft): Draft {
  const known = stripped.get(draft);
  if (known !== undefined) return known;
  const { seed: _seed, backend: _backend, arithmetic: _arithmetic, ...settings } = draft.settings;
  const rest = { ...draft, settings };
  stripped.set(draft, rest);
  return rest;
}

/** Sets the page to a step. What was trained for the same settings stays. */
export function setUp(playground: Pick<Playground, 'store' | 'draft' | 'session'>, step: LessonStep): void {
  const { store, draft: commands } = playground;
  const { draft } = store.getState();
  if (step.draft !== null && !isSetUp(store.getState(), step)) {
    const { seed } = draft.settings;
    const own = { ...(seed === undefined ? {} : { seed }), ...ownSettings(draft.settings) };
    const wanted = { ...step.draft, settings: { ...step.draft.settings, ...own } };
    commands.replace(issuesOf(wanted).length === 0 ? wanted : step.draft);
  }
  const { lens, view, inside, scrub, layer } = step.view;
  const state = store.getState();
  if (lens !== undefined) state.setLens(lens);
  if (view !== undefined) state.setExplorerView(view);
  if (inside !== undefined) state.setInsideTab(inside);
  if (scrub !== undefined) state.setScrubbedStep(scrub);
  if (layer !== undefined) lookAt(playground, layer);
  // Nobody has chosen this: a view of the link that is still to be read goes on from here.
  store.setState(({ beforeView }) => ({ beforeView: beforeView === null ? null : { ...store.getState(), beforeView: null } }));
}

/** Looks at a matrix, where the model has it. */
function lookAt({ store, session }: Pick<Playground, 'store' | 'session'>, layer: string): void {
  const run = focusedRecord(store.getState());
  if (run !== null && bitLinearLayers(run.summary.experiment).includes(layer)) session.focusLayer(layer);
}

/** Does in the reader's place what a step asks for. Training is begun, not awaited. */
export function carryOut(playground: Pick<Playground, 'store' | 'transport' | 'session'>, act: Act): void {
  const state = playground.store.getState();
  switch (act.act) {
    case 'train':
      return train(playground, act.to ?? null);
    case 'lens':
      return state.setLens(act.lens);
    case 'view':
      return state.setExplorerView(act.view);
    case 'inside':
      return state.setInsideTab(act.inside);
    case 'layer':
      return lookAt(playground, act.layer);
    case 'scrub':
      return state.setScrubbedStep(act.step);
    case 'download':
      return state.setDownloadOpen(true);
    case 'try':
      if (act.prompt !== undefined) state.setPrompt(state.draft.task, act.prompt);
      return;
  }
}

/** Begins to train, and pauses once a step is reached; somebody may pause it before. */
function train({ store, transport }: Pick<Playground, 'store' | 'transport'>, to: number | null): void {
  const isRunning = transportState(store.getState()).phase === 'running';
  if (!isRunning && canPress(store.getState(), 'primary')) void transport.togglePlay();
  if (to === null) return;
  const stop = store.subscribe((state) => {
    const { phase, step } = transportState(state);
    // Until it has begun, the steps are those of the models before.
    if (isAboutToTrain(state.stage) || (phase === 'running' && step < to)) return;
    stop();
    if (phase === 'running') void transport.togglePlay();
  });
}

/** Whether what a step asks for is done; of an act that leaves nothing to see, whether it can be. */
export function isDone(state: PlaygroundState, step: LessonStep): boolean {
  const { act } = step;
  if (act === null) return true;
  switch (act.act) {
    case 'train':
      return isMade(state, step) && isTrained(state, act.to ?? null);
    case 'lens':
      return state.lens === act.lens;
    case 'view':
      return state.explorerView === act.view;
    case 'inside':
      return state.insideTab === act.inside;
    case 'layer':
      return state.focusedLayer === act.layer;
    case 'scrub':
      return isThere(state, act.step);
    case 'try':
      if (act.prompt !== undefined) return state.prompts[state.draft.task] === act.prompt;
      return isMade(state, step) && transportState(state).phase !== 'waiting';
    case 'download':
      return isMade(state, step) && transportState(state).phase !== 'waiting';
  }
}

function isTrained(state: PlaygroundState, to: number | null): boolean {
  const { phase, step } = transportState(state);
  return phase === 'finished' || (to !== null && step >= to);
}

/** Nobody hits a step to the pixel: near it is there. */
function isThere(state: PlaygroundState, wanted: number | null): boolean {
  const { scrubbedStep } = state;
  if (wanted === null || scrubbedStep === null) return wanted === scrubbedStep;
  const { steps } = shownFocus(state)?.summary ?? { steps: 0 };
  return Math.abs(scrubbedStep - wanted) <= Math.max(1, 0.03 * steps);
}
