import type { RunId } from '../../worker/protocol';
import { noticeOf } from '../notice';
import { sessionRecords, isDraftAhead, transportState } from '../selectors';
import type { Activity } from '../slices/engine-slice';
import type { CommandContext } from './context';
import type { DraftCommands } from './draft-commands';
import type { SessionCommands } from './session-commands';

export interface TransportCommands {
  /** Train, pause, resume, or train again from the same start: what the primary button says. */
  togglePlay(): Promise<void>;
  /** One step of every run. */
  step(): Promise<void>;
  /** Back to the same initial weights; with a changed draft, to new runs made from it. */
  reset(): Promise<void>;
  /** Other initial weights and other batches. */
  newSeed(): Promise<void>;
}

export function transportCommands({ client, store }: CommandContext, sessions: SessionCommands, drafts: DraftCommands): TransportCommands {
  const armIds = (): readonly RunId[] => sessionRecords(store.getState()).map(({ summary }) => summary.id);
  const phase = () => transportState(store.getState()).phase;

  /** Runs one wish at a time, says what is under way, and reports what went wrong. */
  async function wish(activity: Activity, attempt: string, ask: () => Promise<unknown>): Promise<void> {
    const { activity: former } = store.getState();
    // Pausing is possible while the first step is still being prepared.
    if (former !== 'none' && !(former === 'starting' && activity === 'pausing')) return;
    store.getState().setActivity(activity);
    try {
      await ask();
    } catch (error) {
      store.getState().notify(noticeOf(error, attempt));
    } finally {
      if (store.getState().activity === activity) store.getState().setActivity('none');
    }
  }

  async function togglePlay(): Promise<void> {
    if (phase() === 'running') return wish('pausing', 'Pausing', () => client.request('pause', { ids: armIds() }));
    const isNew = phase() === 'finished' || phase() === 'failed';
    if ((phase() === 'waiting' || phase() === 'ready' || isNew) && (armIds().length === 0 || isDraftAhead(store.getState()))) {
      if (!(await sessions.applyDraft())) return;
    } else if (isNew) await wish('resetting', 'Starting again', () => client.request('reset', { ids: armIds() }));
    await wish('starting', 'Training', async () => {
      await client.request('play', { ids: unfinished() });
      await firstStep();
    });
  }

  const unfinished = (): readonly RunId[] =>
    sessionRecords(store.getState())
      .filter(({ summary }) => summary.state === 'ready' || summary.state === 'paused')
      .map(({ summary }) => summary.id);

  /** Resolves when a run reports that it trains: the first step compiles kernels, which can take seconds. */
  function firstStep(): Promise<void> {
    const moving = (): boolean => sessionRecords(store.getState()).some(({ summary }) => summary.state !== 'ready' && summary.state !== 'paused');
    if (moving()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = store.subscribe(() => {
        if (!moving() && armIds().length > 0) return;
        stop();
        resolve();
      });
    });
  }

  async function step(): Promise<void> {
    if (armIds().length === 0 || (phase() === 'ready' && isDraftAhead(store.getState()))) if (!(await sessions.applyDraft())) return;
    await wish('stepping', 'Taking a step', () => Promise.all(unfinished().map((id) => client.request('step', { id, count: 1 }))));
  }

  async function reset(): Promise<void> {
    if (phase() === 'running') await wish('pausing', 'Pausing', () => client.request('pause', { ids: armIds() }));
    const { refused } = transportState(store.getState());
    if (armIds().length === 0 || (isDraftAhead(store.getState()) && !refused)) await sessions.applyDraft();
    else await wish('resetting', 'Going back to the start', () => client.request('reset', { ids: armIds() }));
  }

  async function newSeed(): Promise<void> {
    const former = sessionRecords(store.getState())[0]?.summary.seed;
    drafts.set('seed', otherSeed(former));
    await reset();
  }

  return { togglePlay, step, reset, newSeed };
}

/** A seed short enough to read out to a class. */
function otherSeed(former: number | undefined): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint16Array(1));
  const seed = 1 + (drawn % 9999);
  return seed === former ? seed + 1 : seed;
}
