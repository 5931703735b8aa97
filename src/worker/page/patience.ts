import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { BackendId } from '../../experiment/experiment';
import type { RequestType, RunSummary } from '../protocol';

/** Multiplications a millisecond of the slowest machine that anybody would train on. */
const slowestPerMs: Readonly<Record<BackendId, number>> = { webgpu: 100_000, wasm: 100_000, cpu: 10_000 };

/** The longest that a worker is ever at one thing: a held-out evaluation. */
const evaluatedExamples = 256;

/** Takes as long as it takes, in one piece: code to load and compile, a file or a table of sixty megabytes. */
const lengthy: ReadonlySet<RequestType> = new Set(['backends', 'create', 'restore', 'readData', 'open', 'export']);
const lengthyMs = 30_000;

const leastMs = 2000;

/** How long a worker may say nothing and still be alive, in ms: with these runs in it, while these things are asked of it. */
export function patienceFor(runs: readonly RunSummary[], asked: readonly RequestType[]): number {
  const longest = Math.max(0, ...runs.map(evaluationMs));
  return (asked.some((type) => lengthy.has(type)) ? lengthyMs : leastMs) + longest;
}

function evaluationMs({ experiment, backend }: RunSummary): number {
  const { parameters } = modelSize(architectureOf(experiment));
  return (evaluatedExamples * experiment.seqLen * parameters) / slowestPerMs[backend];
}
