import * as words from '#words/state';
import { draftKey, isTrainable, withSetting, type Draft } from '../draft';
import { noticeOf } from '../notice';
import { currentSession, isTouched, sessionRecords, situationOf } from '../selectors';
import { eventOfPress, isCreating, nextStage, type Press, type Stage, type TransportEvent } from '../transport-machine';
import type { Session } from '../slices/runs-slice';
import type { RunId } from '../../worker/protocol';
import type { CommandContext } from './context';
import type { SessionCommands } from './session-commands';

/** Debounce of edits before untrained runs are made anew, in ms. */
const EDIT_PAUSE_MS = 300;

export interface TransportCommands {
  /** Train, pause, resume, or train again from the same start: what the primary button says. */
  togglePlay(): Promise<void>;
  /** One step of every run. */
  step(): Promise<void>;
  /** Back to the same initial weights; with a changed draft, to new runs made from it. */
  reset(): Promise<void>;
  /** Other initial weights and other batches. */
  newSeed(): Promise<void>;
  /** Undoes the last Reset, New seed or Train again; the current result becomes the former one. */
  undo(): Promise<void>;
  /** Makes the runs of the draft; resolves when they exist, or cannot. */
  create(): Promise<void>;
  /** Applies a changed draft: debounced where nothing has been trained yet, else at the next Train or Reset. */
  draftChanged(): void;
  /** What the engine refused is tried once more: the network is back. */
  tryAgain(): void;
  /** Another task is shown: training is paused, and pending creation for the former task is superseded. */
  taskLeft(former: readonly RunId[]): void;
  /** Makes runs that exist already the session of their task. */
  adopt(session: Session): Promise<void>;
}

/** Each resolves when nothing is pending. */
export function transportCommands({ client, store }: CommandContext, sessions: SessionCommands): TransportCommands {
  /** Generation counter: results of superseded work are ignored. */
  let begun = 0;
  let editPause: ReturnType<typeof setTimeout> | undefined;
  /** At most one set of runs is being made at a time; the next one waits for it and is made from the newest draft. */
  let making: Promise<unknown> = Promise.resolve();
  let adopted: Session | null = null;
  /** The draft that the engine refused last: without a press or another change it would be refused again, many times a second. */
  let refused: Draft | null = null;

  const armIds = (): readonly RunId[] => sessionRecords(store.getState()).map(({ summary }) => summary.id);
  const stage = (): Stage => store.getState().stage;

  function dispatch(event: TransportEvent): void {
    const move = nextStage(stage(), event);
    if (move === null) return;
    store.getState().setStage(move.to);
    if (move.how === 'begin') void carryOut(move.to, ++begun);
  }

  /** Executes a stage and dispatches its outcome, unless superseded. */
  async function carryOut(to: Stage, mine: number): Promise<void> {
    clearTimeout(editPause);
    if (to === 'rest') return draftChanged();
    const isCurrent = (): boolean => mine === begun;
    const { attempt, work } = tasks[to];
    let end: TransportEvent = 'done';
    try {
      if (!(await work(isCurrent))) end = 'failed';
    } catch (error) {
      end = 'failed';
      if (isCurrent()) store.getState().notify(noticeOf(error, attempt, 'training'));
    }
    if (isCurrent()) dispatch(end);
  }

  async function make(isCurrent: () => boolean): Promise<boolean> {
    await making;
    if (isCurrent()) await pauseAll();
    if (!isCurrent()) return false;
    const { draft } = store.getState();
    const attempt = sessions.make(isCurrent);
    making = attempt.catch(() => undefined);
    const isMade = await attempt;
    if (isCurrent()) refused = isMade ? null : draft;
    return isMade;
  }

  async function goBack(isCurrent: () => boolean): Promise<boolean> {
    // Those of the task that is looked at now: by the time all is kept it may be another one.
    const [session, ids] = [currentSession(store.getState()), armIds()];
    await pauseAll();
    await sessions.keepFormer(session);
    if (!isCurrent()) return false;
    store.getState().setScrubbedStep(null);
    await client.request('reset', { ids });
    return true;
  }

  async function pauseAll(): Promise<void> {
    const ids = sessionRecords(store.getState()).flatMap(({ summary }) => (summary.state === 'running' ? summary.id : []));
    if (ids.length > 0) await client.request('pause', { ids });
  }

  async function play(isCurrent: () => boolean): Promise<boolean> {
    await client.request('play', { ids: unfinished() });
    await firstStep(isCurrent);
    return true;
  }

  const unfinished = (): readonly RunId[] =>
    sessionRecords(store.getState())
      .filter(({ summary }) => summary.state === 'ready' || summary.state === 'paused')
      .map(({ summary }) => summary.id);

  /** Resolves when a run reports that it trains: the first step compiles kernels, which can take seconds. */
  function firstStep(isCurrent: () => boolean): Promise<void> {
    const hasMoved = (): boolean =>
      !isCurrent() ||
      armIds().length === 0 ||
      sessionRecords(store.getState()).some(({ summary }) => summary.state !== 'ready' && summary.state !== 'paused');
    return whenever(hasMoved);
  }

  /** Resolves when the state satisfies the predicate. */
  function whenever(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = store.subscribe(() => {
        if (!holds()) return;
        stop();
        resolve();
      });
    });
  }

  const tasks: Readonly<
    Record<Exclude<Stage, 'rest'>, { readonly attempt: string; readonly work: (isCurrent: () => boolean) => Promise<boolean> }>
  > = {
    creating: { attempt: words.building, work: make },
    creatingToTrain: { attempt: words.building, work: make },
    creatingToStep: { attempt: words.building, work: make },
    resetting: { attempt: words.goingBack, work: goBack },
    resettingToTrain: { attempt: words.startingAgain, work: goBack },
    starting: { attempt: words.training, work: play },
    stepping: {
      attempt: words.takingStep,
      async work() {
        await Promise.all(unfinished().map(async (id) => client.request('step', { id, count: 1 })));
        return true;
      },
    },
    pausing: {
      attempt: words.pausing,
      async work() {
        await client.request('pause', { ids: armIds() });
        return true;
      },
    },
    undoing: {
      attempt: words.puttingBack,
      async work() {
        const { former } = store.getState();
        if (former !== null) await sessions.putBack(former);
        return true;
      },
    },
    adopting: {
      attempt: words.puttingRuns,
      async work() {
        const session = adopted;
        adopted = null;
        await pauseAll();
        if (session !== null) await sessions.adopt(session);
        return true;
      },
    },
  };

  const settled = (): Promise<void> => whenever(() => stage() === 'rest');

  async function press(button: Press): Promise<void> {
    const state = store.getState();
    const event = state.startUp === 'ready' ? eventOfPress(button, situationOf(state)) : null;
    if (event === null || nextStage(state.stage, event) === null) return;
    if (button === 'newSeed') state.setDraft(withSetting(state.draft, 'seed', otherSeed(sessionRecords(state)[0]?.summary.seed)));
    dispatch(event);
    await settled();
  }

  function draftChanged(): void {
    clearTimeout(editPause);
    const state = store.getState();
    const { draft } = state;
    if (!isTrainable(draft)) {
      // Pending creation is superseded, and the draft allows no other.
      if (isCreating(state.stage)) dispatch('failed');
      return;
    }
    const session = currentSession(state);
    const isMade = session !== null && draftKey(session.draft) === draftKey(draft) && !isCreating(state.stage);
    if (state.startUp !== 'ready' || isMade || draft === refused || isTouched(state)) return;
    editPause = setTimeout(() => dispatch('edit'), session === null ? 0 : EDIT_PAUSE_MS);
  }

  return {
    togglePlay: async () => press('primary'),
    step: async () => press('step'),
    reset: async () => press('reset'),
    newSeed: async () => press('newSeed'),
    async undo() {
      dispatch('undo');
      await settled();
    },
    async create() {
      dispatch('create');
      await settled();
    },
    draftChanged,
    tryAgain() {
      refused = null;
      draftChanged();
    },
    taskLeft(former) {
      dispatch('leave');
      // Also those of which no step has been reported: they may be about to train.
      if (former.length > 0)
        client.request('pause', { ids: former }).catch((error: unknown) => store.getState().notify(noticeOf(error, words.pausing)));
    },
    async adopt(session) {
      while (nextStage(stage(), 'adopt') === null) await settled();
      adopted = session;
      dispatch('adopt');
      await settled();
    },
  };
}

/** A seed short enough to read out to a class. */
function otherSeed(former: number | undefined): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1));
  const seed = 1 + (drawn % 9999);
  return seed === former ? seed + 1 : seed;
}
