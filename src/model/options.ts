import { modeIds, type ModeId } from '../catalog/modes/modes';
import type { QuantiserVariant } from '../catalog/modes/mode';
import type { Recipe } from '../catalog/tasks/task';
import { defaultFeedForwardSize, type Architecture } from '../experiment/architecture';

/** Options of {@link build}. Names and defaults are those of `Edifice.Feedforward.BitNet`, in camel case; the rest is ours. */
export interface BitNetOptions {
  /** Features of a frame. Required unless `vocabSize` is given. */
  readonly embedDim?: number;
  /** Token ids: input is `[batch, seq]`, output logits at every position. Instead of `embedDim`. */
  readonly vocabSize?: number;
  /** 256 */
  readonly hiddenSize?: number;
  /** 4 */
  readonly numHeads?: number;
  /** As many as `numHeads`. */
  readonly numKvHeads?: number;
  /** 4 */
  readonly numLayers?: number;
  /** 0.1 */
  readonly dropout?: number;
  /** 60 */
  readonly windowSize?: number;
  /** Overrides `windowSize`. */
  readonly seqLen?: number;
  /** `ternary` */
  readonly quantize?: ModeId;
  /** `edifice` for frames, `b1.58` for tokens. */
  readonly recipe?: Recipe;
  /** 4 · hidden (`edifice`), 8/3 · hidden rounded up to a multiple of 32 (`b1.58`). */
  readonly feedForwardSize?: number;
  /** 8 */
  readonly activationBits?: 8 | 4 | null;
  /** `absmean` */
  readonly weightScale?: 'absmean' | 'none';
  /** `bitnet` */
  readonly variant?: QuantiserVariant;
  /** `silu` */
  readonly activation?: 'silu' | 'relu2';
  /** Adds a linear head with this many classes on the last timestep. */
  readonly classes?: number;
  /** `logits`; `numbers` are learnt by their squared error. */
  readonly outputs?: 'logits' | 'numbers';
  /** 10000 */
  readonly ropeTheta?: number;
  /** 1e-5 */
  readonly normEpsilon?: number;
}

/** An option that cannot be built; the message names it and what is allowed. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
  readonly option: string;

  constructor(option: string, allowed: string, found: unknown) {
    super(`${option} must be ${allowed}, got ${JSON.stringify(found) ?? 'nothing'}.`);
    this.option = option;
  }
}

const knownOptions: Readonly<Record<keyof BitNetOptions, true>> = {
  embedDim: true,
  vocabSize: true,
  hiddenSize: true,
  numHeads: true,
  numKvHeads: true,
  numLayers: true,
  dropout: true,
  windowSize: true,
  seqLen: true,
  quantize: true,
  recipe: true,
  feedForwardSize: true,
  activationBits: true,
  weightScale: true,
  variant: true,
  activation: true,
  classes: true,
  outputs: true,
  ropeTheta: true,
  normEpsilon: true,
};

/**
 * Fills in the defaults and refuses what cannot be built.
 * Throws {@link OptionError} at the first option that is wrong, unknown ones included.
 */
export function architectureFromOptions(options: BitNetOptions): Architecture {
  for (const option of Object.keys(options)) {
    if (!(option in knownOptions))
      throw new OptionError(option, `one of the known options (${Object.keys(knownOptions).join(', ')})`, option);
  }
  const input = inputOf(options);
  const recipe = oneOf('recipe', options.recipe ?? (input.kind === 'tokens' ? 'b1.58' : 'edifice'), ['edifice', 'b1.58']);
  const hiddenSize = integer('hiddenSize', options.hiddenSize ?? 256, 1);
  const numHeads = integer('numHeads', options.numHeads ?? 4, 1);
  if (hiddenSize % numHeads !== 0) throw new OptionError('numHeads', `a divisor of hiddenSize ${hiddenSize}`, numHeads);
  if (recipe === 'b1.58' && (hiddenSize / numHeads) % 2 !== 0)
    throw new OptionError('numHeads', `such that hiddenSize / numHeads is even (RoPE turns pairs)`, numHeads);
  const numKvHeads = integer('numKvHeads', options.numKvHeads ?? numHeads, 1);
  if (numHeads % numKvHeads !== 0) throw new OptionError('numKvHeads', `a divisor of numHeads ${numHeads}`, numKvHeads);
  const seqLen = integer(options.seqLen === undefined ? 'windowSize' : 'seqLen', options.seqLen ?? options.windowSize ?? 60, 1);
  if (options.windowSize !== undefined) integer('windowSize', options.windowSize, 1);
  return {
    recipe,
    input,
    hiddenSize,
    numHeads,
    numKvHeads,
    seqLen,
    numLayers: integer('numLayers', options.numLayers ?? 4, 1),
    dropout: between('dropout', options.dropout ?? 0.1, 0, 1),
    mode: oneOf('quantize', options.quantize ?? 'ternary', modeIds),
    feedForwardSize: integer('feedForwardSize', options.feedForwardSize ?? defaultFeedForwardSize(recipe, hiddenSize), 1),
    activationBits: oneOf('activationBits', options.activationBits === undefined ? 8 : options.activationBits, [8, 4, null]),
    weightScale: oneOf('weightScale', options.weightScale ?? 'absmean', ['absmean', 'none']),
    variant: oneOf('variant', options.variant ?? 'bitnet', ['bitnet', 'edifice']),
    activation: oneOf('activation', options.activation ?? 'silu', ['silu', 'relu2']),
    classes: options.classes === undefined ? null : integer('classes', options.classes, 1),
    outputs: oneOf('outputs', options.outputs ?? 'logits', ['logits', 'numbers']),
    ropeTheta: positive('ropeTheta', options.ropeTheta ?? 10000),
    normEpsilon: positive('normEpsilon', options.normEpsilon ?? 1e-5),
  };
}

function inputOf({ embedDim, vocabSize }: BitNetOptions): Architecture['input'] {
  if (vocabSize !== undefined) {
    if (embedDim !== undefined) throw new OptionError('embedDim', 'left out when vocabSize is given', embedDim);
    return { kind: 'tokens', vocab: integer('vocabSize', vocabSize, 2) };
  }
  return { kind: 'frames', embedDim: integer('embedDim', embedDim, 1) };
}

function integer(option: string, value: unknown, least: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new OptionError(option, `a whole number of at least ${least}`, value);
}

function between(option: string, value: unknown, least: number, below: number): number {
  if (typeof value === 'number' && value >= least && value < below) return value;
  throw new OptionError(option, `a number from ${least} to below ${below}`, value);
}

function positive(option: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new OptionError(option, 'a number above 0', value);
}

function oneOf<T extends string | number | null>(option: string, value: unknown, allowed: readonly T[]): T {
  for (const choice of allowed) if (choice === value) return choice;
  throw new OptionError(option, `one of ${allowed.map((choice) => JSON.stringify(choice)).join(', ')}`, value);
}
