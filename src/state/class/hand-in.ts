import * as words from '#words/state/hand-in';
import { dataNeeded } from '../../catalog/tasks/tasks';
import type { EngineClient } from '../../worker/page/client';
import type { RunRecord } from '../record/run-record';
import type { Draft } from '../draft';
import type { ClassResult } from './result-link';

/** Why the runs of a session cannot be handed in, as one sentence with what to do; null when they can. */
export function refuseHandIn(draft: Draft, records: readonly RunRecord[]): string | null {
  if (dataNeeded(draft.task) !== null) return words.ownData;
  if (draft.seeds > 1) return words.oneSeed;
  const unfinished = records.length === 0 || records.some(({ summary: { step, steps } }) => step < steps);
  if (unfinished) return words.unfinished;
  if (records.some(({ summary }) => summary.failure !== undefined)) return words.failed;
  if (records.some(({ summary }) => summary.learningRate !== summary.experiment.learningRate)) return words.rateChanged;
  return null;
}

/** Measures the trained runs of a session for a link. Rejects as the engine does. */
export async function resultOf(client: EngineClient, draft: Draft, records: readonly RunRecord[]): Promise<ClassResult> {
  const arms = await Promise.all(
    draft.modes.map(async (mode) => {
      const run = records.find(({ summary }) => summary.mode === mode);
      if (run === undefined) throw new Error(words.noRun(mode));
      const { id, backend } = run.summary;
      const { heldOutLossNats, score, digest } = await client.request('fingerprint', { id });
      return { mode, backend, heldOutLossNats: Math.fround(heldOutLossNats), score: Math.fround(score), digest };
    }),
  );
  return { draft, arms };
}
