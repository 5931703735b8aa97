import * as tf from '@tensorflow/tfjs-core';
import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import { countEqualNumbers } from '../../formats/shared/equal-numbers';
import type { FilePart, Format, Holding, PortableModel } from '../../formats/format';
import { bitNetOf, type BitNet } from '../../model/bitnet';
import type { ModelSpec } from '../../model/model-spec';
import { disposeWeights, effectiveParameters, packWeights, unpackWeights, type WeightSet } from '../../model/weights';
import { heldOutExamples } from '../../training/batches';
import { randomInputs, toTensors } from '../../training/definition/tensor-batches';
import { checkpointOf } from '../../training/checkpoint';
import { EngineError } from '../engine-error';
import type { ExportCheck, ExportedFile, ExportStage } from '../protocol';
import { withWeights } from './definition-weights';
import type { LiveRun } from './live-run';

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
export async function exportRun(live: LiveRun, format: Format, report: ReportProgress): Promise<ExportedFile> {
  const { experiment, model } = live;
  const inputs = checkInputs(live);
  try {
    report('reading', 0);
    const { portable, expected } = await portableOf(live, format.holds, inputs);
    const bytes = format.write(portable, (weights) => report('packing', weights / model.parameterCount));
    report('checking', 0);
    const again = format.read(bytes);
    const { numbers, unequal } = countEqualNumbers(portable, again);
    if (unequal !== null)
      throw new EngineError({
        code: 'internal',
        message: `The packed file gives back other numbers for "${unequal}", so it was not handed over. Please report this.`,
      });
    const found = await outputsOfFile(again, inputs);
    const check = { numbers, inputs: inputs.shape[0] ?? 0, ...difference(expected, found, model) };
    // Written so that NaN fails.
    if (!(check.maxDifference <= largestDifference)) {
      throw new EngineError({
        code: 'internal',
        message: `The packed file answers differently from the model (by ${check.maxDifference}), so it was not handed over. Please report this.`,
      });
    }
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
  } finally {
    inputs.dispose();
  }
}

/** The part of a run that the format stores, and the run's answers. */
async function portableOf(
  live: LiveRun,
  holds: Holding,
  inputs: tf.Tensor,
): Promise<{ readonly portable: PortableModel; readonly expected: Float32Array }> {
  const { experiment, source } = live;
  if (holds === 'training' && source.kind === 'training') {
    const portable = await checkpointOf(source.run);
    return { portable, expected: await outputsOfFile(portable, inputs) };
  }
  return withWeights(live, async ({ model, weights, step }) => ({
    portable: {
      experiment,
      step,
      tensors: await packWeights(model, weights, holds === 'codes' ? 'codes' : 'latents'),
    },
    expected: await readOutputs(model, weights, inputs),
  }));
}

/** Bits per BitLinear weight in the file, scales included; null when none is packed. */
function bitsPerWeight(parts: readonly FilePart[], { model }: LiveRun): number | null {
  const packedBytes = parts.reduce((sum, { kind, sizeBytes }) => sum + (kind === 'packed' || kind === 'scales' ? sizeBytes : 0), 0);
  const { bitLinearParameters } = modelSize(model.architecture);
  return packedBytes === 0 ? null : (8 * packedBytes) / bitLinearParameters;
}

/** Held-out inputs, or random ones where the person's data is unavailable. */
function checkInputs({ task, experiment: { seqLen }, model }: LiveRun): tf.Tensor {
  const count = Math.max(fewestInputs, Math.min(mostInputs, Math.floor(productsOfCheck / (seqLen * model.parameterCount))));
  if (task.lacksData === true) return randomInputs(model.architecture, count);
  const { inputs, ...targets } = toTensors(heldOutExamples(task, seqLen, count), seqLen);
  // A finite held-out set is returned whole.
  const some = tf.slice(inputs, 0, Math.min(count, inputs.shape[0] ?? 0));
  tf.dispose([inputs, ...Object.values(targets).filter((target) => typeof target !== 'string')]);
  return some;
}

async function outputsOfFile(file: PortableModel, inputs: tf.Tensor): Promise<Float32Array> {
  const model = bitNetOf(architectureOf(file.experiment));
  const weights = unpackWeights(model, file);
  try {
    return await readOutputs(model, weights, inputs);
  } finally {
    disposeWeights(weights);
  }
}

async function readOutputs(model: BitNet, weights: WeightSet, inputs: tf.Tensor): Promise<Float32Array> {
  const outputs = tf.tidy(() => model.forward(inputs, effectiveParameters(model, weights, 1)));
  try {
    return await outputs.data<'float32'>();
  } finally {
    outputs.dispose();
  }
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
