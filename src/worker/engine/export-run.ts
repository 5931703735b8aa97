import * as words from '#words/worker/files';
import type { DataLibrary } from '../../catalog/data/own-data';
import { modelSize } from '../../experiment/architecture';
import { countEqualNumbers } from '../../formats/shared/equal-numbers';
import type { FilePart, Format, Holding, PortableModel } from '../../formats/format';
import type { ModelSpec } from '../../model/model-spec';
import type { PlanBatch } from '../../plan/step-input';
import { heldOutExamples, randomBatch, sliceOf, toArrays } from '../../training/batches';
import { checkpointOf, floatTensors } from '../../training/checkpoint';
import { tallyOf } from '../../training/tally';
import { portableData } from '../../training/portable-data';
import { EngineError } from '../engine-error';
import type { ExportCheck, ExportedFile, ExportStage, RunLog } from '../protocol';
import { answersTo } from './answers';
import type { Answers } from './definition-answers';
import { codesOf, measuredExamples, type LiveRun } from './live-run';

/** What a file may take of a run beside its weights. */
export interface Beside {
  /** Data that people gave. */
  readonly library: DataLibrary;
  /** What was seen of the run up to now; null: it is not kept here. */
  readonly log: () => Promise<RunLog | null>;
}

export type ReportProgress = (stage: ExportStage, share: number) => void;

/**
 * Held-out inputs that both the live model and the re-read file answer before the file is handed over: bounded
 * by this many multiplications each, so that it does not take seconds without a graphics card.
 */
const productsOfCheck = 1e9;
const [fewestInputs, mostInputs] = [4, 32];
/** Codes and scales are stored exactly, so outputs are bit-identical; except that a GPU may sum in another order. */
const largestDifference = 1e-5;

/**
 * Packs a run into a file, reads the bytes back, runs both on held-out inputs and compares. A file that answers
 * differently is never handed over.
 */
export async function exportRun(live: LiveRun, format: Format, report: ReportProgress, beside: Beside): Promise<ExportedFile> {
  const { experiment, model } = live;
  report('reading', 0);
  const { batch, count, lossOf } = checkInputs(live);
  const { portable: alone, expect } = await portableOf(live, format.holds);
  const portable = format.takesData === true ? await withData(live, alone, beside) : alone;
  const bytes = format.write(portable, (weights) => report('packing', weights / model.parameterCount));
  report('checking', 0);
  const again = format.read(bytes);
  // What the file cannot hold exactly is known beforehand, and everything else is compared to the bit.
  const stored = format.asStored?.(portable) ?? portable;
  const { numbers, unequal } = countEqualNumbers(stored, again);
  if (unequal !== null)
    throw new EngineError({
      code: 'internal',
      message: words.otherNumbers(unequal),
    });
  const answers = await answersTo(model.architecture, batch, count, experiment.arithmetic);
  const [own, ofFile] = [await expect(answers), await answers.ofTensors(again.tensors)];
  const isRounded = stored !== portable;
  const exact = difference(own, isRounded ? await answers.ofTensors(portable.tensors) : ofFile, model);
  // Written so that NaN fails.
  if (!(exact.maxDifference <= largestDifference)) {
    throw new EngineError({
      code: 'internal',
      message: words.otherAnswers(exact.maxDifference),
    });
  }
  const check = {
    numbers,
    inputs: count,
    ...(isRounded ? { ...difference(own, ofFile, model), rounding: { lossNats: lossOf(ofFile) - lossOf(own) } } : exact),
  };
  const fileName = fileNameOf(live, format);
  const parts = format.parts(bytes);
  return {
    fileName,
    bytes,
    check,
    parts,
    bitsPerWeight: bitsPerWeight(parts, live),
    usage: format.usage(fileName, experiment),
    companions: format.companions ?? [],
  };
}

async function withData(live: LiveRun, model: PortableModel, { library, log }: Beside): Promise<PortableModel> {
  const { experiment, task, evaluation } = live;
  const { step } = model;
  const measured = evaluation?.step === step ? { heldOutLossNats: evaluation.heldOutLossNats, score: evaluation.score } : null;
  const data = await portableData(task, experiment, step, library, { counts: measuredExamples, measured });
  const seen = await log();
  if (seen === null) return { ...model, data };
  const upToNow = (point: { readonly step: number }): boolean => point.step <= step;
  return { ...model, data, curves: { steps: seen.steps.filter(upToNow), evaluations: seen.evaluations.filter(upToNow) } };
}

interface Packed {
  readonly portable: PortableModel;
  /** What the run itself answers. */
  readonly expect: (answers: Answers) => Promise<Float32Array>;
}

/** The part of a run that the format stores. */
async function portableOf({ experiment, model, source, backend }: LiveRun, holds: Holding): Promise<Packed> {
  if (source.kind === 'opened') {
    const { file } = source;
    const tensors = holds === 'codes' ? await codesOf({ source, model }) : file.tensors;
    return { portable: { experiment, step: file.step, tensors }, expect: async (answers) => answers.ofTensors(file.tensors) };
  }
  if (holds === 'training') {
    const portable = await checkpointOf(source.run);
    return { portable, expect: async (answers) => answers.ofTensors(portable.tensors) };
  }
  const { step, latents, tensors: coded } = await source.run.pack();
  const tensors = holds === 'codes' ? coded : floatTensors(model, latents);
  // A graphics card sums in another order, so that a code on a threshold may be another here.
  const roundsAlike = source.run.path === 'plan' && backend === 'wasm';
  return {
    portable: { experiment, step, tensors },
    expect: async (answers) => (roundsAlike ? answers.ofLatents(latents) : answers.ofTensors(tensors)),
  };
}

/** Bits per BitLinear weight in the file, scales included; null when none is packed. */
function bitsPerWeight(parts: readonly FilePart[], { model }: LiveRun): number | null {
  const packedBytes = parts.reduce((sum, { kind, sizeBytes }) => sum + (kind === 'packed' || kind === 'scales' ? sizeBytes : 0), 0);
  const { bitLinearParameters } = modelSize(model.architecture);
  return packedBytes === 0 ? null : (8 * packedBytes) / bitLinearParameters;
}

interface CheckInputs {
  readonly batch: PlanBatch;
  readonly count: number;
  /** Mean loss of the outputs for all of them; NaN where nobody knows the answers. */
  readonly lossOf: (outputs: Float32Array) => number;
}

/** Held-out inputs, or random ones where the person's data is unavailable. */
function checkInputs({ task, experiment: { seqLen }, model }: LiveRun): CheckInputs {
  const wanted = Math.max(fewestInputs, Math.min(mostInputs, Math.floor(productsOfCheck / (seqLen * model.parameterCount))));
  if (task.lacksData === true) return { batch: randomBatch(model.architecture, wanted), count: wanted, lossOf: () => Number.NaN };
  // A finite held-out set is returned whole.
  const some = sliceOf(heldOutExamples(task, seqLen, wanted), 0, wanted);
  const count = some.examples.length;
  const lossOf = (outputs: Float32Array): number => {
    const tally = tallyOf(some);
    const each = outputs.length / count;
    for (let i = 0; i < count; i++) tally.take(outputs.subarray(i * each, (i + 1) * each));
    return tally.measured().heldOutLossNats;
  };
  return { batch: toArrays(some, seqLen), count, lossOf };
}

function difference(
  expected: Float32Array,
  found: Float32Array,
  { architecture }: ModelSpec,
): Pick<ExportCheck, 'maxDifference' | 'agreement'> {
  const classes = architecture.input.kind === 'tokens' ? architecture.input.vocab : (architecture.classes ?? architecture.hiddenSize);
  let maxDifference = 0;
  let agreeing = 0;
  const rows = expected.length / classes;
  for (let row = 0; row < rows; row++) {
    const a = expected.subarray(row * classes, (row + 1) * classes);
    const b = found.subarray(row * classes, (row + 1) * classes);
    a.forEach((value, i) => (maxDifference = Math.max(maxDifference, Math.abs(value - (b[i] ?? Number.NaN)))));
    if (a.indexOf(Math.max(...a)) === b.indexOf(Math.max(...b))) agreeing++;
  }
  return { maxDifference, agreement: agreeing / rows };
}

const fileNameOf = ({ experiment }: LiveRun, { extension }: Format): string =>
  `bitnet-${experiment.task}-${experiment.mode === 'none' ? 'full' : experiment.mode}-seed${experiment.seed}${extension}`;
