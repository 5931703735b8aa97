import * as tf from '@tensorflow/tfjs-core';
import { taskOf } from '../catalog/tasks/tasks';
import { architectureOf } from '../experiment/architecture-of';
import type { Format, PortableModel } from '../formats/format';
import { bitNetOf, type BitNet } from '../model/bitnet';
import { disposeWeights, effectiveParameters, packWeights, unpackWeights, type WeightSet } from '../model/weights';
import { disposeBatch, heldOutExamples, toTensors } from '../training/batches';
import { EngineError } from './engine-error';
import { stepOf, withWeights, type LiveRun } from './live-run';
import type { ExportCheck, ExportedFile } from './protocol';

/** Held-out inputs that both the live model and the re-read file answer before the file is handed over. */
const checkedInputs = 32;
/** Codes and scales are stored exactly, so the outputs are the same to the bit; a GPU may order a sum differently. */
const largestDifference = 1e-5;

/**
 * Packs a run into a file, reads the bytes back, runs both on held-out inputs and compares. A file that does not answer
 * like the model is never handed over.
 */
export async function exportRun(live: LiveRun, format: Format): Promise<ExportedFile> {
  const { experiment, model } = live;
  const batch = toTensors(heldOutExamples(taskOf(experiment.task), experiment.seqLen, checkedInputs), experiment.seqLen);
  try {
    const { portable, expected } = await withWeights(live, async (weights) => {
      const packed: PortableModel = { experiment, step: stepOf(live), tensors: await packWeights(model, weights) };
      return { portable: packed, expected: await readOutputs(model, weights, batch.inputs) };
    });
    const bytes = format.write(portable);
    const found = await outputsOfFile(format.read(bytes), batch.inputs);
    const check = { inputs: checkedInputs, ...difference(expected, found, model) };
    // Written so that NaN fails.
    if (!(check.maxDifference <= largestDifference)) {
      throw new EngineError({ code: 'internal', message: `The packed file answers differently from the model (by ${check.maxDifference}), so it was not handed over. Please report this.` });
    }
    return { fileName: fileNameOf(live, format), bytes, check, parts: format.parts(bytes) };
  } finally {
    disposeBatch(batch);
  }
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
    return Float32Array.from(await outputs.data());
  } finally {
    outputs.dispose();
  }
}

function difference(expected: Float32Array, found: Float32Array, { architecture }: BitNet): Pick<ExportCheck, 'maxDifference' | 'agreement'> {
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
