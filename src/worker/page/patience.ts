import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { BackendId } from '../../experiment/experiment';
import type { RequestType, RunSummary } from '../protocol';

/** Multiplications a millisecond of the slowest machine that anybody would train on. */
const slowestPerMs: Readonly<Record<BackendId, number>> = { webgpu: 100_000, wasm: 100_000, cpu: 10_000 };

/** The longest uninterrupted work of a worker: a held-out evaluation. */
const evaluatedExamples = 256;

/** Uninterrupted work of unbounded length: loading and compiling code, a file or a table of sixty megabytes. */
const lengthy: ReadonlySet<RequestType> = new Set([
  'backends',
  'create',
  'restore',
  'resume',
  'readData',
  'open',
  'export',
  // The first of these reads TensorFlow.js.
  'prepareLooks',
  'attention',
  'dissect',
  'rehearse',
]);
const lengthyMs = 30_000;

const leastMs = 2000;

/** Silence timeout of a worker in ms, given its runs and pending requests. */
export function patienceFor(runs: readonly RunSummary[], asked: readonly RequestType[]): number {
  const longest = Math.max(0, ...runs.map(evaluationMs));
  return (asked.some((type) => lengthy.has(type)) ? lengthyMs : leastMs) + longest;
}

function evaluationMs({ experiment, backend }: RunSummary): number {
  const { parameters } = modelSize(architectureOf(experiment));
  return (evaluatedExamples * experiment.seqLen * parameters) / slowestPerMs[backend];
}
