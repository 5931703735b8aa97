/**
 * What somebody did on the page between two states of it, in the words of a lesson: from these a lesson is recorded. What the
 * page does by itself is no act: models made anew, numbers that arrive, the view of a link, a scrubber that goes home because a
 * training is undone.
 */
import { dataNeeded } from '../catalog/tasks/tasks';
import { bitLinearLayers } from '../state/record/bit-linear-layers';
import { draftKey, issuesOf, type Draft } from '../state/draft';
import { currentSession, focusedRecord, transportState } from '../state/selectors';
import type { PlaygroundState } from '../state/store';
import { explorerViewIds } from '../state/view/page-view';
import type { Act, StepView } from './lesson';
import { withoutOwn } from './play-lesson';

export type Observed =
  /** The page is set to something else. */
  | { readonly kind: 'set'; readonly draft: Draft }
  /** `amends`: it says more of the training that was begun before. */
  | { readonly kind: 'act'; readonly act: Act; readonly amends: boolean };

/** Whether a lesson can hold these settings: they are right, and need no data of a person's own. */
export const isForLessons = (draft: Draft): boolean => dataNeeded(draft.task) === null && issuesOf(draft).length === 0;

/** In their order; mostly none. */
export function observedBetween(before: PlaygroundState, after: PlaygroundState): readonly Observed[] {
  const training = trainingBetween(before, after);
  const set = draftBetween(before, after);
  return [...set, ...training, ...looksBetween(before, after).map((act): Observed => ({ kind: 'act', act, amends: false }))];
}

function draftBetween({ draft: former }: PlaygroundState, { draft }: PlaygroundState): readonly Observed[] {
  if (draft === former || !isForLessons(draft) || draftKey(withoutOwn(draft)) === draftKey(withoutOwn(former))) return [];
  return [{ kind: 'set', draft: withoutOwn(draft) }];
}

function trainingBetween(before: PlaygroundState, after: PlaygroundState): readonly Observed[] {
  const [from, to] = [transportState(before), transportState(after)];
  const begins = from.phase !== 'running' && to.phase === 'running';
  if (begins) return [{ kind: 'act', act: { act: 'train' }, amends: false }];
  if (currentSession(before) !== currentSession(after) || to.phase === 'running' || to.step < from.step) return [];
  if (to.phase === 'finished') return from.phase === 'finished' ? [] : [{ kind: 'act', act: { act: 'train' }, amends: true }];
  const hasPaused = to.phase === 'paused' && to.step > 0 && (from.phase === 'running' || to.step > from.step);
  return hasPaused ? [{ kind: 'act', act: { act: 'train', to: to.step }, amends: true }] : [];
}

function looksBetween(before: PlaygroundState, after: PlaygroundState): readonly Act[] {
  // The page shows what a link asks for, behind the engine or once there are runs.
  if (after.linked !== before.linked) return [];
  const acts: Act[] = [];
  const { task } = after.draft;
  const view = explorerViewIds.find((id) => id === after.explorerView);
  const prompt = after.prompts[task];
  if (after.lens !== before.lens) acts.push({ act: 'lens', lens: after.lens });
  if (after.explorerView !== before.explorerView && view !== undefined) acts.push({ act: 'view', view });
  if (after.insideTab !== before.insideTab) acts.push({ act: 'inside', inside: after.insideTab });
  // Another run or task brings its own matrix along.
  if (after.focusedLayer !== before.focusedLayer && after.focusedRun === before.focusedRun && after.focusedLayer !== null)
    acts.push({ act: 'layer', layer: after.focusedLayer });
  // While models are made or trained, the page itself lets go of the scrubber; and so it does before the first step.
  if (after.scrubbedStep !== before.scrubbedStep && after.stage === 'rest' && transportState(after).step > 0)
    acts.push({ act: 'scrub', step: after.scrubbedStep });
  if (task === before.draft.task && prompt !== undefined && prompt !== before.prompts[task]) acts.push({ act: 'try', prompt });
  if (task === before.draft.task && after.strokes[task] !== before.strokes[task]) acts.push({ act: 'try' });
  if (after.downloadOpen && !before.downloadOpen) acts.push({ act: 'download' });
  return acts;
}

/** How the page looks, as a step of a lesson says it. */
export function viewOf(state: PlaygroundState): StepView {
  const view = explorerViewIds.find((id) => id === state.explorerView);
  const run = focusedRecord(state);
  const layers = run === null ? [] : bitLinearLayers(run.summary.experiment);
  const layer = layers.find((name) => name === state.focusedLayer);
  return {
    lens: state.lens,
    ...(view === undefined ? {} : { view }),
    ...(view === 'inside' ? { inside: state.insideTab } : {}),
    scrub: state.scrubbedStep,
    ...(layer === undefined ? {} : { layer }),
  };
}
