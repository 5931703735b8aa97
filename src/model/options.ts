import { activationBitsChoices, activationRules, type ActivationBits, type ActivationRule } from '../catalog/modes/activations';
import { defaultMode, modeIdOf, modeIds, modeOf, type ModeId } from '../catalog/modes/modes';
import type { QuantiserVariant } from '../catalog/modes/mode';
import type { Recipe } from '../catalog/tasks/task';
import { defaultFeedForwardSize, type Architecture } from '../experiment/architecture';
import { widthStep } from '../experiment/heads';

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
  readonly activationBits?: ActivationBits | null;
  /** `absmax` */
  readonly activationRule?: ActivationRule;
  /** false; whether the inputs of `attention.output` and `feed_forward.down` are rotated. */
  readonly rotation?: boolean;
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
  /** 1 */
  readonly ropeFactor?: number;
  /** 1e-5 */
  readonly normEpsilon?: number;
  /** true; `b1.58` alone has them. */
  readonly subNorms?: boolean;
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

/** Refuses a value that its option may not have, each by itself; what depends on several is in {@link architectureFromOptions}. */
type Check = (option: string, value: unknown) => void;

const wholeFrom =
  (least: number): Check =>
  (option, value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
      throw new OptionError(option, `a whole number of at least ${least}`, value);
  };

const positive: Check = (option, value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) throw new OptionError(option, 'a number above 0', value);
};

const share: Check = (option, value) => {
  if (typeof value !== 'number' || !(value >= 0 && value < 1)) throw new OptionError(option, 'a number from 0 to below 1', value);
};

const oneOf =
  (allowed: readonly unknown[]): Check =>
  (option, value) => {
    if (!allowed.includes(value))
      throw new OptionError(option, `one of ${allowed.map((choice) => JSON.stringify(choice)).join(', ')}`, value);
  };

// Not the ranges of `experiment/fields.ts`: those are what the page trains, and this builds any size.
const checks: Readonly<Record<keyof BitNetOptions, Check>> = {
  embedDim: wholeFrom(1),
  vocabSize: wholeFrom(2),
  hiddenSize: wholeFrom(1),
  numHeads: wholeFrom(1),
  numKvHeads: wholeFrom(1),
  numLayers: wholeFrom(1),
  dropout: share,
  windowSize: wholeFrom(1),
  seqLen: wholeFrom(1),
  quantize(option, value) {
    if (modeIdOf(value) === null)
      throw new OptionError(
        option,
        `one of ${modeIds.map((id) => JSON.stringify(id)).join(', ')} or a recipe such as "ternary-row"`,
        value,
      );
  },
  recipe: oneOf(['edifice', 'b1.58']),
  feedForwardSize: wholeFrom(1),
  activationBits: oneOf(activationBitsChoices),
  activationRule: oneOf(activationRules),
  rotation: oneOf([true, false]),
  weightScale: oneOf(['absmean', 'none']),
  variant: oneOf(['bitnet', 'edifice']),
  activation: oneOf(['silu', 'relu2']),
  classes: wholeFrom(1),
  outputs: oneOf(['logits', 'numbers']),
  ropeTheta: positive,
  ropeFactor: positive,
  normEpsilon: positive,
  subNorms: oneOf([true, false]),
};

/**
 * Fills in the defaults and refuses what cannot be built.
 * Throws {@link OptionError} at the first option that is wrong, unknown ones included.
 */
export function architectureFromOptions(options: BitNetOptions): Architecture {
  for (const option of Object.keys(options))
    if (!Object.hasOwn(checks, option))
      throw new OptionError(option, `one of the known options (${Object.keys(checks).join(', ')})`, option);
  const input = inputOf(options);
  for (const [option, check] of Object.entries(checks)) {
    const value = options[option as keyof BitNetOptions];
    if (value !== undefined) check(option, value);
  }

  const { recipe = input.kind === 'tokens' ? 'b1.58' : 'edifice', hiddenSize = 256, numHeads = 4, numKvHeads = numHeads } = options;
  if (hiddenSize % numHeads !== 0) throw new OptionError('numHeads', `a divisor of hiddenSize ${hiddenSize}`, numHeads);
  if (hiddenSize % widthStep({ recipe, numHeads }) !== 0)
    throw new OptionError('numHeads', `such that hiddenSize / numHeads is even (RoPE turns pairs)`, numHeads);
  if (numHeads % numKvHeads !== 0) throw new OptionError('numKvHeads', `a divisor of numHeads ${numHeads}`, numKvHeads);
  if (options.weightScale === 'none' && modeOf(options.quantize ?? defaultMode).rounding?.learnt !== undefined)
    throw new OptionError('weightScale', '"absmean" where the recipe learns its scales', options.weightScale);
  const { windowSize = 60, numLayers = 4, dropout = 0.1, quantize = defaultMode, activationBits = 8 } = options;
  return {
    recipe,
    input,
    hiddenSize,
    numHeads,
    numKvHeads,
    seqLen: options.seqLen ?? windowSize,
    numLayers,
    dropout,
    mode: quantize,
    feedForwardSize: options.feedForwardSize ?? defaultFeedForwardSize(recipe, hiddenSize),
    activationBits,
    activationRule: options.activationRule ?? 'absmax',
    rotation: options.rotation ?? false,
    weightScale: options.weightScale ?? 'absmean',
    variant: options.variant ?? 'bitnet',
    activation: options.activation ?? 'silu',
    classes: options.classes ?? null,
    outputs: options.outputs ?? 'logits',
    ropeTheta: options.ropeTheta ?? 10000,
    ropeFactor: options.ropeFactor ?? 1,
    normEpsilon: options.normEpsilon ?? 1e-5,
    subNorms: options.subNorms ?? true,
  };
}

function inputOf({ embedDim, vocabSize }: BitNetOptions): Architecture['input'] {
  if (vocabSize !== undefined) {
    if (embedDim !== undefined) throw new OptionError('embedDim', 'left out when vocabSize is given', embedDim);
    return { kind: 'tokens', vocab: vocabSize };
  }
  if (embedDim === undefined) throw new OptionError('embedDim', 'a whole number of at least 1', embedDim);
  return { kind: 'frames', embedDim };
}
