/**
 * Makes runs from the draft. A session replaces the former one of its task only when every run of it exists, so that a
 * refused or failed attempt loses nothing.
 */
import type { ModeId } from '../../catalog/modes/modes';
import { comparedRun } from '../arms';
import { bitLinearLayers } from '../bit-linear-layers';
import { draftKey, draftOfRun, isTrainable, plannedRuns } from '../draft';
import { noticeOf } from '../notice';
import { armRecords, currentSession, focusedRecord, isTouched, sessionRecords, transportState } from '../selectors';
import type { Session } from '../slices/runs-slice';
import type { RunId, RunSummary } from '../../worker/protocol';
import type { CommandContext } from './context';

/** How long the person has to stop editing before untrained runs are made anew, in ms. */
const EDIT_PAUSE_MS = 300;

export interface SessionCommands {
  /** Makes the runs of the draft; resolves to whether they exist. */
  applyDraft(): Promise<boolean>;
  /** Takes up a changed draft: soon where nothing has been trained yet, else it waits for Train or Reset. */
  draftChanged(): void;
  /** Makes a run that exists already the only one of its task's session; those of the former session stay as guests. */
  adopt(run: RunSummary): void;
  focusRun(id: RunId): void;
  /** Looks at the runs of another seed: the n-th, from 0. */
  showSeed(index: number): void;
  focusLayer(layer: string): void;
  /** Keeps the results of the runs as they stand, to compare later ones with; the runs may go. */
  pin(): void;
  unpin(): void;
}

export function sessionCommands({ client, store }: CommandContext): SessionCommands {
  let attempt = 0;
  let editPause: ReturnType<typeof setTimeout> | undefined;

  async function applyDraft(): Promise<boolean> {
    clearTimeout(editPause);
    const thisAttempt = ++attempt;
    const { draft } = store.getState();
    if (!isTrainable(draft)) return false;
    store.getState().setActivity('creating');
    // All at once: on the processor each has a worker of its own, and they start side by side.
    const made = await Promise.allSettled(
      plannedRuns(draft).map(async ({ mode, seed, experiment }) => ({ mode, seed, id: (await client.request('create', { experiment })).id })),
    );
    const arms = made.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const refused = made.find((each) => each.status === 'rejected');
    if (refused !== undefined) {
      discard(arms);
      if (thisAttempt !== attempt) return false;
      const failure = noticeOf(refused.reason, 'Building the models');
      // Without former runs to look at, the panels say it; with them, a notice does.
      if (currentSession(store.getState()) === null) store.getState().setBuildFailure(failure);
      else store.getState().notify(failure);
      store.getState().setActivity('none');
      return false;
    }
    if (thisAttempt !== attempt) {
      discard(arms);
      return false;
    }
    store.getState().setBuildFailure(null);
    replaceSession({ draft, arms });
    store.getState().setActivity('none');
    return true;
  }

  function replaceSession(session: Session): void {
    const state = store.getState();
    const former = state.sessions[session.draft.task]?.arms ?? [];
    const focusedMode = focusedRecord(state)?.summary.mode ?? 'ternary';
    state.setSession(session);
    state.setShownSeed(Math.min(state.shownSeed, session.draft.seeds - 1));
    focusMode(focusedMode);
    discard(former);
  }

  function adopt({ id, mode, seed, experiment, learningRate }: RunSummary): void {
    store.getState().setSession({ draft: draftOfRun(experiment, learningRate), arms: [{ mode, seed, id }] });
    store.getState().setShownSeed(0);
    focusRun(id);
  }

  function showSeed(index: number): void {
    const mode = focusedRecord(store.getState())?.summary.mode ?? 'ternary';
    store.getState().setShownSeed(index);
    focusMode(mode);
  }

  /** Looks at the run of a mode, of the seed that is shown; without one, at the ternary or the first. */
  function focusMode(wanted: ModeId): void {
    const runs = armRecords(store.getState());
    const run = runs.find(({ summary }) => summary.mode === wanted) ?? runs.find(({ summary }) => summary.mode === 'ternary') ?? runs[0];
    if (run !== undefined) focusRun(run.summary.id);
  }

  function discard(arms: Session['arms']): void {
    if (arms.length === 0) return;
    // The page lets go of them at once; the engine's own word may take a step.
    store.getState().applyEvents(arms.map(({ id }) => ({ type: 'removed', id })));
    client.request('remove', { ids: arms.map(({ id }) => id) }).catch((error: unknown) => store.getState().notify(noticeOf(error, 'Clearing the former runs')));
  }

  function draftChanged(): void {
    clearTimeout(editPause);
    const state = store.getState();
    const session = currentSession(state);
    const phase = transportState(state).phase;
    const free = phase === 'waiting' || phase === 'ready';
    if (state.startUp !== 'ready' || !free || isTouched(state)) return;
    if (session !== null && draftKey(session.draft) === draftKey(state.draft) && state.activity !== 'creating') return;
    editPause = setTimeout(() => void applyDraft(), session === null ? 0 : EDIT_PAUSE_MS);
  }

  function focusRun(id: RunId): void {
    const state = store.getState();
    const run = state.facts.runs[id];
    if (run === undefined) return;
    const layers = bitLinearLayers(run.summary.experiment);
    const layer = state.focusedLayer !== null && layers.includes(state.focusedLayer) ? state.focusedLayer : (layers[0] ?? null);
    focus(id, layer);
  }

  function focusLayer(layer: string): void {
    const run = focusedRecord(store.getState());
    if (run !== null) focus(run.summary.id, layer);
  }

  function focus(run: RunId, layer: string | null): void {
    store.getState().setFocus({ run, layer });
    client.request('focus', { id: run, layer }).catch((error: unknown) => store.getState().notify(noticeOf(error, 'Looking inside the run')));
  }

  function pin(): void {
    const state = store.getState();
    const session = currentSession(state);
    if (session !== null) state.pin(session.draft.task, { draft: session.draft, runs: sessionRecords(state).map(comparedRun) });
  }

  const unpin = (): void => store.getState().pin(store.getState().draft.task, null);

  return { applyDraft, draftChanged, adopt, focusRun, showSeed, focusLayer, pin, unpin };
}
