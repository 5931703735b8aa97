import * as words from '#words/training/definition';
import * as tf from '@tensorflow/tfjs-core';
import { InputError, type Task } from '../../catalog/tasks/task';
import type { BitNet } from '../../model/bitnet';
import { effectiveParameters, type WeightSet } from '../../model/weights';
import { framesOf } from '../../packed/predict';

/** One input as the model reads it. */
export interface PassInput {
  /** What stands at each position. */
  readonly tokens: readonly string[];
  /** First position that the model generated. */
  readonly writtenFrom: number;
  /** `[1, seqLen]` int32, padded at the end, or `[1, seqLen, frameSize]`; the caller disposes it. */
  readonly tensor: tf.Tensor;
}

/**
 * The input of a pass: what a person typed or drew, and what the model generated after it. Truncated at the left to the
 * context window. Throws an `InputError` with a sentence for the person when it cannot be used.
 *
 * @param written generated ids without the last, which is never fed back
 */
export function passInput({ architecture: { seqLen } }: BitNet, task: Task, input: unknown, written: readonly number[] = []): PassInput {
  if (task.kind !== 'tokens') {
    const frames = framesOf(task, input, seqLen);
    return {
      tokens: Array.from({ length: seqLen }, (_, i) => String(i + 1)),
      writtenFrom: seqLen,
      tensor: tf.tensor(frames, [1, seqLen, task.frameSize]),
    };
  }
  if (typeof input !== 'string') throw new InputError(words.noPrompt);
  const prompt = task.prompt(input, seqLen).tokens;
  const seen = [...prompt, ...written].slice(-seqLen);
  const padded = new Int32Array(seqLen);
  padded.set(seen);
  return {
    tokens: seen.map((id) => task.vocabulary[id] ?? ''),
    writtenFrom: Math.max(0, seen.length - written.length),
    tensor: tf.tensor(padded, [1, seqLen], 'int32'),
  };
}

export interface Observed {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Runs the definition once, fully quantised, and reads back the named intermediate values. */
export async function observePass(
  model: BitNet,
  weights: WeightSet,
  input: tf.Tensor,
  wants: (name: string) => boolean,
): Promise<ReadonlyMap<string, Observed>> {
  const seen = tf.tidy(() => {
    const kept: Record<string, tf.Tensor> = {};
    const observe = (name: string, value: tf.Tensor): void => {
      if (wants(name)) kept[name] = tf.clone(value);
    };
    model.forward(input, effectiveParameters(model, weights, 1), { observe });
    return kept;
  });
  try {
    return new Map(
      await Promise.all(
        Object.entries(seen).map(
          async ([name, tensor]) => [name, { shape: tensor.shape, values: Float32Array.from(await tensor.data()) }] as const,
        ),
      ),
    );
  } finally {
    tf.dispose(Object.values(seen));
  }
}

/** An observed value by name; throws if the name is unknown, a bug of the caller. */
export function observedAs(observed: ReadonlyMap<string, Observed>, name: string): Observed {
  const found = observed.get(name);
  if (found === undefined) throw new Error(`Nothing passes under the name "${name}".`);
  return found;
}
