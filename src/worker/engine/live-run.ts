import type { Task } from '../../catalog/tasks/task';
import { modelSize } from '../../experiment/architecture';
import type { BackendId, Experiment } from '../../experiment/experiment';
import type { PortableTensor } from '../../formats/format';
import { packedFileBytes } from '../../formats/packed-weights/packed-size';
import type { ModelSpec } from '../../model/model-spec';
import type { ProductKernel } from '../../packed/kernels/product-kernel';
import type { PackedModel } from '../../packed/packed-model';
import { heldOutExamples, type Examples } from '../../training/batches';
import { digestOf } from '../../training/digest';
import { evaluate, evaluationOf } from '../../training/evaluate';
import type { Look } from '../../training/look';
import type { Evaluation } from '../../training/reports';
import type { Run } from '../../training/run';
import type { ComparisonOfRun, Fingerprint, KeptRun, LibraryId, RunId, RunOwner, RunState, RunSummary } from '../protocol';
import { definition } from '../backends/definition';
import type { RecordingCost } from '../trainer/recording';
import type * as DefinitionWeights from './definition-weights';
import { isOnProcessor } from './arithmetic-of-run';
import type { PackedRun } from './packed-run';
import { hasLatents, type RunSource, type WithSource } from './run-source';

/** Held-out examples of the evaluations along the way, and of the one at the end of the budget. */
export const measuredExamples = { onTheWay: 96, atTheEnd: 256 } as const;

/** A run in the engine: in training, or opened from a file. */
export interface LiveRun {
  readonly id: RunId;
  readonly owner: RunOwner;
  /** As which this browser keeps it; another one once it starts over. */
  libraryId: LibraryId;
  readonly comparison: ComparisonOfRun | null;
  readonly experiment: Experiment;
  /** With the person's data, where needed and available. */
  readonly task: Task;
  /** Replaced when its device is permanently lost. */
  backend: BackendId;
  readonly model: ModelSpec;
  /** Computed once: it takes some tasks tens of milliseconds. */
  readonly reference: RunSummary['reference'];
  source: RunSource;
  /** Its packed weights, used for predictions. */
  readonly packed: PackedRun;
  state: RunState;
  failure: string | null;
  /** See {@link RunSummary.wentPlain}. */
  wentPlain: boolean;
  evaluation: Evaluation | null;
  recording: RecordingCost;
  /** See {@link RunSummary.storingMs}. */
  storingMs: number;
  /** Steps per second by wall clock; null until measured. */
  stepsPerSecond: number | null;
  /** Incremented when it goes back to an earlier state: measurements of an earlier generation are stale. */
  generation: number;
}

/** Completed steps. */
const stepOf = ({ source }: LiveRun): number => (source.kind === 'training' ? source.run.step : source.file.step);

/** Steps applied to its weights: ahead of {@link stepOf} while steps are in flight. */
const weightsStepOf = ({ source }: LiveRun): number => (source.kind === 'training' ? source.run.weightsStep : source.file.step);

/** What of a run only the definition computes; loaded with TensorFlow.js when it is first asked for. */
const byDefinition = async (): Promise<typeof DefinitionWeights> => definition(async () => import('./definition-weights'));

/** The current weights as a packed file holds them. */
export async function codesOf(live: WithSource): Promise<readonly PortableTensor[]> {
  const { source } = live;
  if (source.kind === 'training') return (await source.run.pack()).tensors;
  return hasLatents(live) ? (await byDefinition()).packOpened(live) : source.file.tensors;
}

/** Queries the packed model: of the file or, for a run in training, of the current weights. */
export async function withPackedModel<T>(live: LiveRun, ask: (model: PackedModel) => Promise<T>): Promise<T> {
  const { packedModel } = await import('../../packed/packed-model');
  const pack = async (kernel: ProductKernel): Promise<PackedModel> => packedModel(live.model.architecture, await codesOf(live), kernel);
  return live.packed.ask(() => weightsStepOf(live), pack, ask);
}

/** Evaluates the current weights on held-out data; the result goes into the summary unless it is stale by then. */
export async function evaluateRun(live: LiveRun, examples?: number): Promise<Evaluation> {
  const { experiment, task, source, generation } = live;
  const heldOut = (step: number): Examples => {
    const count =
      examples ?? (step >= experiment.steps || source.kind === 'opened' ? measuredExamples.atTheEnd : measuredExamples.onTheWay);
    return heldOutExamples(task, experiment.seqLen, count);
  };
  const evaluation =
    source.kind === 'opened' ? await evaluateOpened(live, heldOut(source.file.step)) : await evaluateTraining(source.run, heldOut);
  if (live.generation === generation && (live.evaluation?.step ?? 0) <= evaluation.step) live.evaluation = evaluation;
  return evaluation;
}

async function evaluateOpened(live: LiveRun, held: Examples): Promise<Evaluation> {
  const { measurePacked } = await import('../../training/measure-packed');
  const when = { step: weightsStepOf(live), elapsedMs: 0 };
  return withPackedModel(live, async (packed) => evaluationOf(await measurePacked(packed, held), held, live.experiment.seqLen, when));
}

/**
 * Training may go on meanwhile: until the definition is loaded, too. So the examples are those of the step that is measured,
 * as the last is measured on more of them.
 */
async function evaluateTraining(run: Run, heldOut: (step: number) => Examples): Promise<Evaluation> {
  const meter = run.meter();
  if (meter === null) return (await byDefinition()).evaluateByDefinition(run, heldOut);
  const when = { step: run.weightsStep, elapsedMs: run.elapsedMs };
  return evaluate(meter, run.model.architecture, heldOut(when.step), when);
}

/** Looks at the current weights; with `layer`, at every weight of it. */
export async function inspectRun(live: LiveRun, layer: string | null = null): Promise<Look> {
  return live.source.kind === 'training' ? live.source.run.look(layer) : (await byDefinition()).inspectOpened(live, layer);
}

/** What the run has come to: its result on the final held-out examples, and a checksum of the weights behind it. */
export async function fingerprintRun(live: LiveRun): Promise<Fingerprint> {
  const { step, heldOutLossNats, score } = await evaluateRun(live, measuredExamples.atTheEnd);
  const digest = digestOf(await codesOf(live));
  return { step, heldOutLossNats, score, digest };
}

export function summaryOf(live: LiveRun): RunSummary {
  const { id, libraryId, owner, comparison, experiment, backend, model, source, evaluation, state, failure, reference } = live;
  const { recording, storingMs, stepsPerSecond } = live;
  const { task, recipe, mode, seed, steps } = experiment;
  const run = source.kind === 'training' ? source.run : null;
  const { parameters, packedBytes } = modelSize(model.architecture);
  const elapsedMs = run?.elapsedMs ?? 0;
  return {
    id,
    libraryId,
    owner,
    comparison,
    task,
    recipe,
    mode,
    backend,
    seed,
    steps,
    parameters,
    packedBytes,
    fileBytes: packedFileBytes(experiment, stepOf(live)),
    elapsedMs,
    state,
    experiment,
    stepsPerSecond,
    step: stepOf(live),
    learningRate: run?.learningRate ?? experiment.learningRate,
    trainLossNats: run?.lastLossNats ?? null,
    heldOutLossNats: evaluation?.heldOutLossNats ?? null,
    score: evaluation?.score ?? null,
    baseline: reference.baseline.score,
    reference,
    recordingMs: recording.totalMs,
    storingMs,
    ...(evaluation?.roundedAfterwards === undefined ? {} : { roundedAfterwards: evaluation.roundedAfterwards }),
    ...(evaluation?.latentsInstead === undefined ? {} : { latentsInstead: evaluation.latentsInstead }),
    ...(source.kind === 'training'
      ? {
          path: source.run.path,
          ...(isOnProcessor(live) ? { arithmetic: experiment.arithmetic } : {}),
          ...(source.run.threads === null ? {} : { threads: source.run.threads }),
          ...(source.planRefusal === null ? {} : { planRefusal: source.planRefusal }),
        }
      : {}),
    ...(failure === null ? {} : { failure }),
    ...(live.wentPlain ? { wentPlain: true } : {}),
    ...(source.kind === 'opened' ? { opened: true, ...(hasLatents(live) ? { hasLatents: true } : {}) } : {}),
  };
}

/** A snapshot of all that the run resumes from. @param until its target step */
export async function keepRun(
  { id, owner, libraryId, comparison, experiment, source, state, failure, evaluation, wentPlain }: LiveRun,
  until: number | null,
): Promise<KeptRun> {
  const kept = { id, owner, libraryId, comparison, experiment, state, failure, evaluation, ...(wentPlain ? { wentPlain } : {}) };
  if (source.kind === 'opened') return { ...kept, file: source.file };
  const { run } = source;
  const { learningRate, elapsedMs, lastLossNats } = run;
  const snapshot = run.weightsStep === 0 ? null : await run.snapshot();
  return { ...kept, training: { snapshot, learningRate, elapsedMs, lastLossNats, until } };
}

export function disposeRun({ source, packed }: LiveRun): void {
  packed.forget();
  if (source.kind === 'training') source.run.dispose();
}
