import * as words from '#words/worker/look-inside';
import { InputError } from '../../catalog/tasks/task';
import { bitNetOf } from '../../model/bitnet';
import { predict } from '../../packed/predict';
import { attentionOf } from '../../training/definition/attention-of';
import { dissect, type DissectedPlace } from '../../training/definition/dissect';
import type { AttentionReport, BitLinearReport, StepRehearsal } from '../../training/look-reports';
import { rehearse } from '../../training/definition/rehearse';
import type { Run } from '../../training/run';
import { withWeights } from './definition-weights';
import { withPackedModel, type LiveRun } from './live-run';

/** Where every head looks for an input, and for the answer that the model itself writes after it. */
export async function attentionOfRun(live: LiveRun, input: unknown): Promise<AttentionReport> {
  const { task } = live;
  const written = await writtenBy(live, input);
  // The last generated token is never fed back.
  return withWeights(live, async ({ model, weights, step }) => attentionOf(model, weights, task, input, written.slice(0, -1), step));
}

/** The ids that a run generates for an input, where the task fixes the length of an answer; else none. */
async function writtenBy(live: LiveRun, input: unknown): Promise<readonly number[]> {
  const { task, experiment } = live;
  if (task.kind !== 'tokens') return [];
  if (typeof input !== 'string') throw new InputError(words.noPrompt);
  if (task.prompt(input, experiment.seqLen).answerLength === null) return [];
  const prediction = await withPackedModel(live, async (model) => predict(model, task, input));
  return prediction.kind === 'tokens' ? prediction.tokens.map(({ text }) => task.vocabulary.indexOf(text)) : [];
}

/** One token through one row of one BitLinear. */
export async function dissectRun(live: LiveRun, input: unknown, place: DissectedPlace): Promise<BitLinearReport> {
  return withWeights(live, async ({ model, weights, step }) => dissect(model, weights, live.task, input, place, step));
}

/** The next step of a run in slow motion; the run stays where it is. */
export async function rehearseRun({ model, experiment, task }: LiveRun, run: Run, layer: string): Promise<StepRehearsal> {
  const snapshot = await run.snapshot();
  if (snapshot.step >= experiment.steps) throw new InputError(words.lastStep);
  return rehearse(bitNetOf(model.architecture), snapshot, { experiment, task }, layer, run.learningRate);
}
