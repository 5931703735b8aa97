/**
 * Makes runs from the draft. A session replaces the former one of its task only when every run of it exists, so that a
 * refused or failed attempt loses nothing; and what was trained in the former is kept until something else is.
 */
import * as words from '#words/state';
import { defaultMode, type ModeId } from '../../catalog/modes/modes';
import { comparedRun } from '../arms';
import { bitLinearLayers } from '../record/bit-linear-layers';
import { isTrainable, plannedRuns } from '../draft';
import { counted } from '../../words/numbers';
import { encodeDraft } from '../draft-link';
import { noticeOf } from '../notice';
import type { RunRecord } from '../record/run-record';
import { armRecords, currentSession, focusedRecord, sessionRecords } from '../selectors';
import type { FormerResult, Session } from '../slices/runs-slice';
import type { RunId } from '../../worker/protocol';
import type { CommandContext } from './context';

export interface SessionCommands {
  /**
   * Makes the runs of the draft and replaces the former ones; resolves to whether that succeeded.
   *
   * @param isCurrent false once superseded: runs made so far are then removed
   */
  make(isCurrent: () => boolean): Promise<boolean>;
  /** Backs up the result of a session about to be replaced, if anything was trained, and offers to undo. */
  keepFormer(session: Session | null): Promise<void>;
  /** Swaps the current result with the former one. */
  putBack(former: FormerResult): Promise<void>;
  /** Makes runs that exist already the session of their task. */
  adopt(session: Session): Promise<void>;
  focusRun(id: RunId): void;
  /** Looks at the runs of another seed: the n-th, from 0. */
  showSeed(index: number): void;
  focusLayer(layer: string): void;
  /** Keeps the results of the runs as they stand, to compare later ones with; the runs may go. */
  pin(): void;
  unpin(): void;
}

export function sessionCommands({ client, store }: CommandContext): SessionCommands {
  async function make(isCurrent: () => boolean): Promise<boolean> {
    const { draft } = store.getState();
    if (!isTrainable(draft)) return false;
    const comparison = { id: crypto.getRandomValues(new Uint32Array(2)).join('-'), link: encodeDraft(draft) };
    // In parallel: on the CPU each has a worker of its own.
    const made = await Promise.allSettled(
      plannedRuns(draft).map(async ({ mode, seed, experiment }) => ({
        mode,
        seed,
        id: (await client.request('create', { experiment, owner: 'session', comparison })).id,
      })),
    );
    const arms = made.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    const refused = made.find((each) => each.status === 'rejected');
    if (refused === undefined && isCurrent()) await keepFormer(currentSession(store.getState()));
    if (refused !== undefined || !isCurrent()) {
      discard(arms);
      if (refused !== undefined && isCurrent()) sayRefused(refused.reason);
      return false;
    }
    store.getState().setBuildFailure(null);
    replaceSession({ draft, arms });
    return true;
  }

  /** Reported in the panels if there are no former runs, else in a notice. */
  function sayRefused(reason: unknown): void {
    const failure = noticeOf(reason, words.building, 'settings');
    if (currentSession(store.getState()) === null) store.getState().setBuildFailure(failure);
    else store.getState().notify(failure);
  }

  function replaceSession(session: Session): void {
    const state = store.getState();
    const former = state.sessions[session.draft.task]?.arms ?? [];
    const focusedMode = focusedRecord(state)?.summary.mode ?? defaultMode;
    state.setSession(session);
    state.setScrubbedStep(null);
    state.setShownSeed(Math.min(state.shownSeed, session.draft.seeds - 1));
    focusMode(focusedMode);
    discard(former.filter(({ id }) => !session.arms.some((arm) => arm.id === id)));
  }

  const recordsOf = (session: Session): readonly RunRecord[] => session.arms.flatMap(({ id }) => store.getState().facts.runs[id] ?? []);

  async function resultOf(session: Session | null): Promise<FormerResult | null> {
    if (session === null || !recordsOf(session).some(({ summary }) => summary.step > 0)) return null;
    const kept = await Promise.all(session.arms.map(async ({ id }) => client.request('keep', { id }))).catch(() => null);
    return kept === null ? null : { session, kept, records: recordsOf(session) };
  }

  async function keepFormer(session: Session | null): Promise<void> {
    const former = await resultOf(session);
    if (former === null) return;
    const step = Math.max(...former.records.map(({ summary }) => summary.step));
    store.getState().setFormer(former);
    store.getState().notify({
      kind: 'information',
      message: words.formerKept(counted(step)),
      about: 'former',
      action: 'undo',
    });
  }

  async function putBack(former: FormerResult): Promise<void> {
    const present = await resultOf(store.getState().sessions[former.session.draft.task] ?? null);
    const summaries = await Promise.all(former.kept.map(async (kept) => client.request('restore', { kept })));
    const state = store.getState();
    state.setRecords(former.records.map((record, i) => ({ ...record, summary: summaries[i] ?? record.summary })));
    state.setDraft(former.session.draft);
    replaceSession(former.session);
    state.setFormer(present);
    state.resolve('former');
    if (present !== null)
      state.notify({
        kind: 'information',
        message: words.formerIsBack,
        about: 'former',
        action: 'undo',
      });
  }

  async function adopt(session: Session): Promise<void> {
    const { draft } = session;
    await keepFormer(store.getState().sessions[draft.task] ?? null);
    store.getState().setDraft(draft);
    store.getState().setShownSeed(0);
    replaceSession(session);
  }

  function showSeed(index: number): void {
    const mode = focusedRecord(store.getState())?.summary.mode ?? defaultMode;
    store.getState().setShownSeed(index);
    focusMode(mode);
  }

  /** Looks at the run of a mode, of the seed that is shown; without one, at the default mode's or the first. */
  function focusMode(wanted: ModeId): void {
    const runs = armRecords(store.getState());
    const run = runs.find(({ summary }) => summary.mode === wanted) ?? runs.find(({ summary }) => summary.mode === defaultMode) ?? runs[0];
    if (run !== undefined) focusRun(run.summary.id);
  }

  function discard(arms: Session['arms']): void {
    if (arms.length === 0) return;
    // Removed optimistically; the engine's event may take a step.
    store.getState().applyEvents(arms.map(({ id }) => ({ type: 'removed', id })));
    client
      .request('remove', { ids: arms.map(({ id }) => id) })
      .catch((error: unknown) => store.getState().notify(noticeOf(error, words.clearing)));
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
    client.request('focus', { id: run, layer }).catch((error: unknown) => store.getState().notify(noticeOf(error, words.lookingInside)));
  }

  function pin(): void {
    const state = store.getState();
    const session = currentSession(state);
    if (session !== null) state.pin(session.draft.task, { draft: session.draft, runs: sessionRecords(state).map(comparedRun) });
  }

  const unpin = (): void => store.getState().pin(store.getState().draft.task, null);

  return { make, keepFormer, putBack, adopt, focusRun, showSeed, focusLayer, pin, unpin };
}
