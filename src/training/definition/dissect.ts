import * as words from '#words/training/definition';
import * as tf from '@tensorflow/tfjs-core';
import { largestActivation, type ActivationBits, type ActivationRule } from '../../catalog/modes/activations';
import type { Granularity } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import { InputError, type Task } from '../../catalog/tasks/task';
import { isRotated } from '../../experiment/architecture';
import type { BitNet } from '../../model/bitnet';
import { parameter } from '../../model/block';
import { quantiseActivations } from '../../model/quantise';
import type { WeightSet } from '../../model/weights';
import type { BitLinearReport } from '../look-reports';
import { observedAs, observePass, passInput } from './observed-pass';

export interface DissectedPlace {
  /** Parameter name of a BitLinear. */
  readonly layer: string;
  /** Position of the token; from the end where it is negative. */
  readonly position: number;
  /** Row of the matrix. */
  readonly output: number;
}

/**
 * One token through one row of one BitLinear: activations before and after rounding, codes, scales, and the result of
 * the model's own forward pass.
 */
export async function dissect(
  model: BitNet,
  weights: WeightSet,
  task: Task,
  input: unknown,
  place: DissectedPlace,
  step: number,
): Promise<BitLinearReport> {
  const { mode, activationBits, activationRule: rule, weightScale } = model.architecture;
  const spec = model.parameters.find(({ name, role }) => name === place.layer && role === 'bitLinear');
  if (spec === undefined) throw new InputError(words.noLayer(place.layer));
  const [outputs = 1, inputs = 1] = spec.shape;
  if (!Number.isInteger(place.output) || place.output < 0 || place.output >= outputs) throw new InputError(words.badOutput(outputs - 1));
  const name = spec.name.replace(/\.weight$/, '');
  const { tokens, tensor } = passInput(model, task, input);
  const position = Math.min(tokens.length - 1, Math.max(0, place.position < 0 ? tokens.length + place.position : place.position));
  try {
    const observed = await observePass(model, weights, tensor, (each) => each === `${name}.input` || each === `${name}.output`);
    const before = observedAs(observed, `${name}.input`).values.subarray(position * inputs, (position + 1) * inputs);
    const bits = modeOf(mode).quantisesActivations ? activationBits : null;
    const { levels, granularity } = modeOf(mode);
    const quantised = levels !== null;
    const coded = weights.quantised[spec.name];
    const [after, row, scale, bias] = await readAll(() => [
      quantiseActivations(tf.tensor(before, [1, inputs]), { bits, rule, lambda: 1 }),
      tf.slice(quantised && coded !== undefined ? coded.codes : parameter(weights.views, spec.name), [place.output, 0], [1, inputs]),
      coded?.scale ?? tf.scalar(1),
      tf.slice(weights.views[`${name}.bias`] ?? tf.zeros([outputs]), [place.output], [1]),
    ]);
    const activationStep = bits === null ? 1 : stepOf(before, bits, rule);
    return {
      step,
      layer: spec.name,
      shape: spec.shape,
      tokens,
      position,
      output: place.output,
      inputs: Float32Array.from(before),
      rotated: isRotated(model.architecture, name),
      rounded: bits === null ? null : Int8Array.from(after, (value) => (activationStep === 0 ? 0 : Math.round(value / activationStep))),
      activationStep,
      weights: row,
      quantised,
      ...scalesOfRow(quantised && weightScale === 'absmean' ? granularity : null, scale, place.output, spec.shape),
      bias: bias[0] ?? 0,
      result: observedAs(observed, `${name}.output`).values[position * outputs + place.output] ?? Number.NaN,
    };
  } finally {
    tensor.dispose();
  }
}

/** The scales of one row, out of all; `granularity` null: codes are used bare. */
function scalesOfRow(
  granularity: Granularity | null,
  scales: Float32Array,
  row: number,
  shape: readonly number[],
): Pick<BitLinearReport, 'weightScales' | 'groupInputs'> {
  const [, inputs = 1] = shape;
  if (granularity === null) return { weightScales: [1], groupInputs: inputs };
  if (granularity === 'matrix') return { weightScales: [scales[0] ?? Number.NaN], groupInputs: inputs };
  const groupInputs = granularity === 'row' ? inputs : granularity.group;
  const perRow = Math.ceil(inputs / groupInputs);
  return { weightScales: Array.from(scales.subarray(row * perRow, (row + 1) * perRow)), groupInputs };
}

/** What one code of a rounded token is worth, see `model/quantise.ts`. */
function stepOf(values: Float32Array, bits: ActivationBits, rule: ActivationRule): number {
  const largest = largestActivation(bits);
  if (rule === 'absmean') return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length / Math.sqrt(largest);
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-5) / largest;
}

type Four<T> = [T, T, T, T];

async function readAll(make: () => Four<tf.Tensor>): Promise<Four<Float32Array>> {
  const tensors = tf.tidy(() => make().map((tensor) => tf.clone(tensor)) as Four<tf.Tensor>);
  const read = async (tensor: tf.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
  const [a, b, c, d] = tensors;
  try {
    return await Promise.all([read(a), read(b), read(c), read(d)]);
  } finally {
    tf.dispose(tensors);
  }
}
