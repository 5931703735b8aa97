import { messageOf } from '../../math/text/message-of';
import type { KeptRun, Requests, RunId, RunSummary } from '../protocol';
import type { KnownRun, KnownRuns } from './known-runs';
import { WorkerDied, type Ask, type Lane, type Unanswered } from './lane';
import type { PersonData } from './person-data';

/** What restores the state of a dead worker in a fresh one. */
export interface RevivalOptions {
  readonly lane: Lane;
  /** Sends a request to the fresh worker. */
  readonly ask: Ask;
  readonly runs: KnownRuns;
  readonly data: PersonData;
  /** The current focus. */
  readonly focus: () => Requests['focus']['args'];
  /** Has it choose its backend again. */
  readonly start: () => Promise<void>;
  /** Called for a run that cannot be restored. */
  readonly onFailed: (summary: RunSummary, reason: string) => void;
}

/** Restores the state of the former worker, without training yet: backend, the person's data, runs, focus. */
export async function bringBack({ lane, ask, runs, data, focus, start, onFailed }: RevivalOptions): Promise<void> {
  const former = runs.in(lane);
  await start();
  for (const held of data.heldBy(lane)) await ask('holdData', { data: held });
  for (const { summary, kept } of former) {
    try {
      await ask('restore', { kept: kept ?? untrained(summary) });
    } catch (error) {
      if (error instanceof WorkerDied) throw error;
      onFailed(summary, messageOf(error));
    }
  }
  const looked = focus();
  if (looked.id === null) return;
  try {
    await ask('focus', looked);
  } catch (error) {
    // A look that fails leaves its panels out of date until the next one; the runs are there.
    if (error instanceof WorkerDied) throw error;
  }
}

/** A run without a snapshot: its seed gives the initial weights. */
function untrained({ id, owner, libraryId, comparison, experiment, learningRate }: RunSummary): KeptRun {
  return {
    id,
    owner,
    libraryId,
    comparison,
    experiment,
    state: 'ready',
    failure: null,
    evaluation: null,
    training: { snapshot: null, learningRate, elapsedMs: 0, lastLossNats: null, until: null },
  };
}

/** Resumes runs that were playing, unless a retried request will, or they have failed or moved to another worker. */
export async function playOn(
  { lane, ask, runs }: Pick<RevivalOptions, 'lane' | 'ask' | 'runs'>,
  playing: readonly KnownRun[],
  unanswered: readonly Unanswered[],
): Promise<void> {
  const awaited = new Set(unanswered.filter(({ type }) => type === 'step' || type === 'finish').map(idAskedFor));
  const ids = playing
    .map(({ summary }) => summary.id)
    .filter((id) => runs.get(id)?.lane === lane && !awaited.has(id) && runs.get(id)?.summary.state !== 'failed');
  if (ids.length > 0) await ask('play', { ids });
}

/** The requests to retry: of a number of steps, those not yet taken when the worker died. */
export function askedAgain(asked: Unanswered, runs: KnownRuns): Unanswered {
  const id = idAskedFor(asked);
  if (asked.type !== 'step' || id === null) return asked;
  const run = runs.get(id);
  const until = run?.kept?.training?.until ?? null;
  if (run === undefined || until === null) return asked;
  const count = until - run.summary.step;
  return count >= 1 ? { type: 'step', args: { id, count } } : { type: 'keep', args: { id } };
}

const idAskedFor = ({ args }: Unanswered): RunId | null => ('id' in args ? String(args.id) : null);
