/** Plays the steps of a lesson on a playground: the one of a page, or one that has none. */
import { draftKey, issuesOf } from '../state/draft';
import type { Draft } from '../state/draft';
import type { Playground } from '../state/playground';
import { canPress, currentSession, shownFocus, transportState } from '../state/selectors';
import type { PlaygroundState } from '../state/store';
import type { Act, LessonStep } from './lesson';

/** Whether the page is set to what the step is about; the seed and the backend are everybody's own. */
export function isSetUp({ draft }: PlaygroundState, step: LessonStep): boolean {
  return step.draft === null || draftKey(everybodys(draft)) === draftKey(everybodys(step.draft));
}

/** Whether the models on the page were made from what the step is about: only then are their numbers those of the step. */
export function isMade(state: PlaygroundState, step: LessonStep): boolean {
  const session = currentSession(state);
  return isSetUp(state, step) && session !== null && draftKey(everybodys(session.draft)) === draftKey(everybodys(state.draft));
}

const withoutOwn = new WeakMap<Draft, Draft>();

/** Memoised by draft, as its key is: the page asks many times a second. */
function everybodys(draft: Draft): Draft {
  const known = withoutOwn.get(draft);
  if (known !== undefined) return known;
  const { seed: _seed, backend: _backend, ...settings } = draft.settings;
  const stripped = { ...draft, settings };
  withoutOwn.set(draft, stripped);
  return stripped;
}

/** Sets the page to a step. What was trained for the same settings stays. */
export function setUp({ store, draft: commands }: Pick<Playground, 'store' | 'draft'>, step: LessonStep): void {
  const { draft } = store.getState();
  if (step.draft !== null && !isSetUp(store.getState(), step)) {
    const { seed, backend } = draft.settings;
    const own = { ...(seed === undefined ? {} : { seed }), ...(backend === undefined ? {} : { backend }) };
    const wanted = { ...step.draft, settings: { ...step.draft.settings, ...own } };
    commands.replace(issuesOf(wanted).length === 0 ? wanted : step.draft);
  }
  const { lens, view, inside, scrub } = step.view;
  const state = store.getState();
  if (lens !== undefined) state.setLens(lens);
  if (view !== undefined) state.setExplorerView(view);
  if (inside !== undefined) state.setInsideTab(inside);
  if (scrub !== undefined) state.setScrubbedStep(scrub);
}

/** Does in the reader's place what a step asks for. Training is begun, not awaited. */
export function carryOut({ store, transport }: Pick<Playground, 'store' | 'transport'>, act: Act): void {
  const state = store.getState();
  switch (act.act) {
    case 'train':
      if (transportState(state).phase !== 'running' && canPress(state, 'primary')) void transport.togglePlay();
      return;
    case 'lens':
      return state.setLens(act.lens);
    case 'view':
      return state.setExplorerView(act.view);
    case 'scrub':
      return state.setScrubbedStep(act.step);
    case 'download':
      return state.setDownloadOpen(true);
    case 'try':
      return;
  }
}

/** Whether what a step asks for is done; of an act that leaves nothing to see, whether it can be. */
export function isDone(state: PlaygroundState, step: LessonStep): boolean {
  const { act } = step;
  if (act === null) return true;
  switch (act.act) {
    case 'train':
      return isMade(state, step) && transportState(state).phase === 'finished';
    case 'lens':
      return state.lens === act.lens;
    case 'view':
      return state.explorerView === act.view;
    case 'scrub':
      return isThere(state, act.step);
    case 'download':
    case 'try':
      return isMade(state, step) && transportState(state).phase !== 'waiting';
  }
}

/** Nobody hits a step to the pixel: near it is there. */
function isThere(state: PlaygroundState, wanted: number | null): boolean {
  const { scrubbedStep } = state;
  if (wanted === null || scrubbedStep === null) return wanted === scrubbedStep;
  const { steps } = shownFocus(state)?.summary ?? { steps: 0 };
  return Math.abs(scrubbedStep - wanted) <= Math.max(1, 0.03 * steps);
}
