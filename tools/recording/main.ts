import { applyEvent, noFacts } from '../../src/state/record/apply-event';
import { encodeRecord } from '../../src/state/record/record-file';
import type { RunRecord } from '../../src/state/record/run-record';
import { createEngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';

/** The matrix that the page opens on. */
const layer = 'blocks.0.attention.query.weight';
/** Steps that are looked at: many while λ rises and the weights collapse, few afterwards. */
const moments = { rising: 20, afterwards: 4 };
const mostExamples = 6;

/** Trains the default task in ternary with seed 1, and keeps what was seen of one matrix. */
export async function recordFirstRun(engine: URL): Promise<{ readonly bytes: Uint8Array; readonly said: string }> {
  const client = createEngineClient({ spawn: () => spawnThread(engine) });
  let facts = noFacts;
  client.subscribe((event) => (facts = applyEvent(facts, event)));
  const { id, experiment } = await client.request('create', { experiment: { task: 'reverse', mode: 'ternary', seed: 1 }, owner: 'script' });
  await client.request('focus', { id, layer });
  const { steps, lambdaSteps } = experiment;
  const wanted = [...spread(0, lambdaSteps, moments.rising), ...spread(lambdaSteps, steps, moments.afterwards)];
  let taken = 0;
  for (const step of wanted) {
    if (step > taken) await client.request('step', { id, count: step - taken });
    taken = step;
  }
  const run = facts.runs[id];
  if (run === undefined) throw new Error('The run is not known.');
  const kept = ofOneLayer(run, wanted);
  const { frames, score } = { frames: kept.timeline.length, score: kept.summary.score };
  return { bytes: encodeRecord(kept), said: `${frames} looks at ${steps} steps, ${experiment.task}, score ${score}` };
}

/** Whole numbers evenly spaced from after `from` to `to`. */
const spread = (from: number, to: number, count: number): readonly number[] => [
  ...new Set(Array.from({ length: count }, (_, i) => Math.round(from + ((i + 1) * (to - from)) / count))),
];

function ofOneLayer(run: RunRecord, wanted: readonly number[]): RunRecord {
  const only = <T extends { readonly name: string }>(layers: readonly T[]): readonly T[] => layers.filter(({ name }) => name === layer);
  return {
    ...run,
    firstInspection: run.firstInspection === null ? null : { ...run.firstInspection, layers: only(run.firstInspection.layers) },
    evaluations: run.evaluations.map((evaluation) => ({ ...evaluation, examples: evaluation.examples.slice(0, mostExamples) })),
    timeline: run.timeline
      .filter(({ inspection: { step } }) => step === 0 || wanted.includes(step))
      .map(({ inspection, recorded }) => ({
        inspection: { ...inspection, layers: only(inspection.layers) },
        recorded: recorded.filter((record) => record.layer === layer),
        flipCounts: [],
      })),
  };
}
