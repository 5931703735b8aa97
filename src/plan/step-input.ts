import type { Architecture } from '../experiment/architecture';
import type { OptimiserId, OptimiserStep } from '../catalog/optimisers/optimisers';
import { ruleOf } from '../catalog/optimisers/rules';
import type { RandomStream } from '../math/random';
import { alignedWords, type Slice } from './buffers';
import * as places from './hyper.as';
import { padded } from './kernel';

/** One batch as plain numbers. */
export type PlanBatch =
  /** `[batch·seq]` each; `scored` is 1 where a position counts, else 0. */
  | { readonly kind: 'tokens'; readonly inputs: Int32Array; readonly targets: Int32Array; readonly scored: Float32Array }
  /** `[batch·seq·frameSize]`, `[batch]` */
  | { readonly kind: 'frames'; readonly inputs: Float32Array; readonly labels: Int32Array }
  /** `[batch·seq·frameSize]`, `[batch·numbers]` */
  | { readonly kind: 'forecast'; readonly inputs: Float32Array; readonly targets: Float32Array };

/** What changes from step to step beside the batch. */
export interface PlanStepSettings {
  /** Number of this step, from 1. */
  readonly step: number;
  readonly lambda: number;
  /** λ of the next step: the weights are quantised for it at the end of this one. */
  readonly nextLambda: number;
  /** Of the optimiser that the plan was compiled with. */
  readonly optimiser: OptimiserStep;
  /** The stream of this step's dropout masks; needed when the model drops out. */
  readonly dropout?: RandomStream;
}

/** A mask of dropout: bits of a matrix, drawn in the order of this list. */
export interface MaskSpec {
  readonly name: string;
  readonly count: number;
}

/** Everything that a step uploads, in one buffer and one call. Each part begins where a binding may. */
export interface StepInput {
  readonly words: number;
  part(name: string): Slice;
  /** Fills the host's copy; it is reused from step to step. */
  write(batch: PlanBatch, settings: PlanStepSettings): ArrayBuffer;
  /** Only λ of the weights, for quantising outside a step. */
  writeLambda(lambda: number): ArrayBuffer;
}

export const stepInputBuffer = 'step-input';

/** How many numbers a step is given that are neither batch nor masks. */
export const hyperWords = (optimiser: OptimiserId): number => places.optimiserAt + Object.keys(ruleOf(optimiser).hyperPlaces).length;

/** Writes them, see `hyper.as.ts`. */
export function writeHyper(hyper: Float32Array, { step, lambda, nextLambda, optimiser }: PlanStepSettings): void {
  hyper[places.nextLambdaAt] = nextLambda;
  hyper[places.lambdaAt] = lambda;
  hyper[places.clipNormAt] = optimiser.clipNorm ?? 0;
  hyper[places.stepNumberAt] = step;
  const { hyperPlaces, hyper: hyperOf } = ruleOf(optimiser.id);
  for (const [name, value] of Object.entries(hyperOf(optimiser, step)))
    hyper[places.optimiserAt + (hyperPlaces[name] ?? Number.NaN)] = value;
}

export function stepInputOf(
  { input, seqLen, dropout, outputs, classes }: Architecture,
  batchSize: number,
  masks: readonly MaskSpec[],
  optimiser: OptimiserId,
): StepInput {
  const tokens = batchSize * seqLen;
  const readouts = input.kind === 'tokens' ? tokens : batchSize;
  const parts = new Map<string, Slice>();
  let words = 0;
  const add = (name: string, size: number): void => {
    parts.set(name, { buffer: stepInputBuffer, firstWord: words, words: size });
    words += alignedWords(size);
  };
  add('hyper', hyperWords(optimiser));
  add('weights', readouts);
  add('targets', outputs === 'numbers' ? readouts * (classes ?? 0) : readouts);
  if (input.kind === 'tokens') {
    add('ids', tokens);
    add('order', tokens);
    add('starts', input.vocab + 1);
  } else add('frames', padded(tokens) * padded(input.embedDim));
  for (const { name, count } of masks) add(name, Math.ceil(count / 32));

  const host = new ArrayBuffer(4 * words);
  const part = (name: string): Slice => {
    const slice = parts.get(name);
    if (slice === undefined) throw new Error(`The step's input has no "${name}".`);
    return slice;
  };
  const floats = (name: string): Float32Array => new Float32Array(host, 4 * part(name).firstWord, part(name).words);
  const integers = (name: string): Uint32Array => new Uint32Array(host, 4 * part(name).firstWord, part(name).words);
  const hyper = floats('hyper');

  function writeBatch(batch: PlanBatch): void {
    if (batch.kind === 'tokens' && input.kind === 'tokens') {
      const scored = batch.scored.reduce((sum, value) => sum + value, 0);
      floats('weights').set(batch.scored.map((value) => value / scored));
      integers('targets').set(batch.targets);
      integers('ids').set(batch.inputs);
      sortById(batch.inputs, integers('starts'), integers('order'));
    } else if (batch.kind !== 'tokens' && input.kind === 'frames' && (batch.kind === 'forecast') === (outputs === 'numbers')) {
      floats('weights').fill(1 / batchSize);
      if (batch.kind === 'forecast') floats('targets').set(batch.targets);
      else integers('targets').set(batch.labels);
      const frames = floats('frames');
      const { embedDim } = input;
      for (let t = 0; t < tokens; t++) frames.set(batch.inputs.subarray(t * embedDim, (t + 1) * embedDim), t * padded(embedDim));
    } else throw new Error(`The plan is for ${input.kind} and ${outputs}, the batch is ${batch.kind}.`);
  }

  function writeMasks(random: RandomStream | undefined): void {
    if (masks.length === 0) return;
    if (random === undefined) throw new Error('The model drops out: a step needs a stream of random numbers.');
    for (const { name, count } of masks) {
      const bits = integers(name);
      bits.fill(0);
      for (let i = 0; i < count; i++) if (random.uniform() >= dropout) bits[i >>> 5] = (bits[i >>> 5] ?? 0) | (1 << (i & 31));
    }
  }

  return {
    words,
    part,
    write(batch, { step, lambda, nextLambda, optimiser: settings, dropout: random }) {
      refuseOther(settings.id, optimiser);
      writeHyper(hyper, { step, lambda, nextLambda, optimiser: settings });
      writeBatch(batch);
      writeMasks(random);
      return host;
    },
    writeLambda(lambda) {
      hyper.fill(0);
      hyper[places.nextLambdaAt] = lambda;
      return host;
    },
  };
}

/** Numbers of one optimiser mean something else to another. */
function refuseOther(given: string, compiled: string): void {
  if (given !== compiled) throw new Error(`The plan is for the optimiser ${compiled}, the step is for ${given}.`);
}

/** Counting sort of tokens by id, ascending; those of id v are order[starts[v]] … order[starts[v + 1] − 1]. */
function sortById(ids: Int32Array, starts: Uint32Array, order: Uint32Array): void {
  starts.fill(0);
  for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let v = 1; v < starts.length; v++) starts[v] = (starts[v] ?? 0) + (starts[v - 1] ?? 0);
  const next = starts.slice();
  ids.forEach((id, token) => {
    const place = next[id] ?? 0;
    order[place] = token;
    next[id] = place + 1;
  });
}
