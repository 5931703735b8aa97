/**
 * Held-out data is separated by content, not by luck: a hash of the example itself decides its side, so no example can
 * ever be trained on and measured on, whatever the seeds, and both sides follow the task's own distribution. Tasks whose
 * data ends somewhere, as a person's own text does, draw from the side they are asked for instead.
 */
import * as words from '#words/catalog/tasks/split';
import { hashString } from '../../math/random';
import type { RandomStream } from '../../math/random';
import type { Example, Split, Task } from './task';

/** One example in this many is held out. */
const heldOutOneIn = 8;

/** More rejections in a row than luck explains (7/8 to this power is 10⁻²³): the task has too few distinct examples. */
const maxDraws = 400;

/** The side of an example: a function of its content alone (token ids, or the bits of the frames). */
export function splitOf(example: Example): Split {
  const codes = 'tokens' in example ? Uint16Array.from(example.tokens) : new Uint16Array(example.frames.slice().buffer);
  return hashString(String.fromCharCode(...codes)) % heldOutOneIn === 0 ? 'heldOut' : 'train';
}

/** Whatever draws examples of one kind. */
export type Sampler<E extends Example> = Pick<Task, 'label' | 'separation'> & {
  sample(random: RandomStream, seqLen: number, split?: Split): E;
};

/**
 * Draws from the task until the example lies on the wanted side. Depends on the task, the stream and the length only.
 * Throws RangeError when the task has no example on that side.
 */
export function sampleFrom<E extends Example>(task: Sampler<E>, random: RandomStream, seqLen: number, split: Split): E {
  if (task.separation !== undefined) return task.sample(random, seqLen, split);
  for (let draw = 0; draw < maxDraws; draw++) {
    const example = task.sample(random, seqLen, split);
    if (splitOf(example) === split) return example;
  }
  throw new RangeError(words.noExample(task.label, split, seqLen, maxDraws));
}
