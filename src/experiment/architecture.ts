import type { ActivationBits, ActivationRule } from '../catalog/modes/activations';
import { scaleShape } from '../catalog/modes/granularity';
import type { Mode, QuantiserVariant } from '../catalog/modes/mode';
import { modeOf, type ModeId } from '../catalog/modes/modes';
import type { Recipe } from '../catalog/tasks/task';

/** Everything that decides the shape and the arithmetic of a model, and nothing about its training. */
export interface Architecture {
  readonly recipe: Recipe;
  /** Token ids `[batch, seq]` through an embedding, or feature vectors `[batch, seq, embedDim]`. */
  readonly input: { readonly kind: 'tokens'; readonly vocab: number } | { readonly kind: 'frames'; readonly embedDim: number };
  /** Width of the task head on the last timestep: classes, or the numbers to be predicted; null: none, the model returns the hidden vector (frames) or logits of the tied head (tokens). */
  readonly classes: number | null;
  /** What the head gives: the logits of a choice, learnt by cross-entropy, or numbers, learnt by their squared error. */
  readonly outputs: 'logits' | 'numbers';
  readonly hiddenSize: number;
  readonly numHeads: number;
  readonly numKvHeads: number;
  readonly numLayers: number;
  readonly feedForwardSize: number;
  readonly seqLen: number;
  readonly dropout: number;
  readonly mode: ModeId;
  /** Bits of what enters a BitLinear; null: not rounded. */
  readonly activationBits: ActivationBits | null;
  readonly activationRule: ActivationRule;
  /** Whether inputs are turned by a Hadamard rotation where {@link isRotated} says so; weights live in the turned basis. */
  readonly rotation: boolean;
  readonly weightScale: 'absmean' | 'none';
  readonly variant: QuantiserVariant;
  /** Activation of the feed-forward network. */
  readonly activation: 'silu' | 'relu2';
  readonly ropeTheta: number;
  /** Positions are divided by it before they turn anything (linear scaling, Chen et al. 2023); 1: as they are. */
  readonly ropeFactor: number;
  readonly normEpsilon: number;
  /** Whether `b1.58` has norms inside its blocks, before the projections that write to the residual stream. Edifice has none. */
  readonly subNorms: boolean;
}

/** 4·hidden as in Edifice; 8/3·hidden up to a multiple of 32 in the gated network, so that its three matrices weigh as much as two of 4·hidden. */
export function defaultFeedForwardSize(recipe: Recipe, hiddenSize: number): number {
  return recipe === 'edifice' ? 4 * hiddenSize : 32 * Math.ceil((8 * hiddenSize) / 3 / 32);
}

/**
 * Whether the input of a BitLinear is rotated before it is rounded: in models with a rotation, those of the projections
 * that write to the residual stream, whose inputs have outliers (H-BitLinear).
 * Source: Wang et al. 2025, BitNet v2.
 *
 * @param layer e.g. `blocks.0.attention.output`
 */
export const isRotated = ({ rotation }: Pick<Architecture, 'rotation'>, layer: string): boolean =>
  rotation && (layer.endsWith('attention.output') || layer.endsWith('feed_forward.down'));

export type ParameterRole =
  /** Weight of a BitLinear `[out, in]`: quantised in the forward pass. */
  | 'bitLinear'
  /** Weight of an ordinary linear layer `[out, in]`. */
  | 'linear'
  | 'embedding'
  | 'bias'
  | 'gain'
  /** What is learnt of the scales of a BitLinear, one number for each: `[1]` or `[out]`. */
  | 'scale';

export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: ParameterRole;
}

/** Where the learnt scale of a BitLinear weight is among the parameters. */
export const learntScaleOf = (weight: string): string => weight.replace(/\.weight$/, '.learnt_scale');

/** Everything that is trained: the tensors of {@link parameterSpecs}, then the scales, where a recipe learns them. */
export function trainedSpecs(architecture: Architecture): readonly ParameterSpec[] {
  const specs = parameterSpecs(architecture);
  const { rounding, granularity } = modeOf(architecture.mode);
  if (rounding?.learnt === undefined) return specs;
  const learnt = specs
    .filter(({ role }) => role === 'bitLinear')
    .map(({ name, shape }) => ({ name: learntScaleOf(name), role: 'scale' as const, shape: scaleShape(granularity, shape) }));
  return [...specs, ...learnt];
}

/**
 * Every tensor of a model, in the order of the forward pass, with the scales in what they multiply. The single place that defines which weights
 * exist: the model, the parameter count, the packed size and the files all read it.
 */
export function parameterSpecs(architecture: Architecture): readonly ParameterSpec[] {
  const { hiddenSize: hidden, feedForwardSize: ff, numHeads, numKvHeads, numLayers, recipe, input, subNorms } = architecture;
  const kvSize = (hidden / numHeads) * numKvHeads;
  const specs: ParameterSpec[] = [];
  const add = (name: string, role: ParameterRole, ...shape: number[]): void => void specs.push({ name, role, shape });

  if (input.kind === 'tokens') add('embedding.weight', 'embedding', input.vocab, hidden);
  else if (input.embedDim !== hidden) {
    add('input_projection.weight', 'linear', hidden, input.embedDim);
    add('input_projection.bias', 'bias', hidden);
  }

  for (let layer = 0; layer < numLayers; layer++) {
    const block = `blocks.${layer}`;
    if (recipe === 'edifice') {
      add(`${block}.attention_norm.gain`, 'gain', hidden);
      add(`${block}.attention_norm.bias`, 'bias', hidden);
      add(`${block}.attention.qkv.weight`, 'bitLinear', hidden + 2 * kvSize, hidden);
      add(`${block}.attention.qkv.bias`, 'bias', hidden + 2 * kvSize);
      add(`${block}.attention.output.weight`, 'bitLinear', hidden, hidden);
      add(`${block}.attention.output.bias`, 'bias', hidden);
      add(`${block}.feed_forward_norm.gain`, 'gain', hidden);
      add(`${block}.feed_forward_norm.bias`, 'bias', hidden);
      add(`${block}.feed_forward.up.weight`, 'bitLinear', ff, hidden);
      add(`${block}.feed_forward.up.bias`, 'bias', ff);
      add(`${block}.feed_forward.down.weight`, 'bitLinear', hidden, ff);
      add(`${block}.feed_forward.down.bias`, 'bias', hidden);
    } else {
      add(`${block}.attention_norm.gain`, 'gain', hidden);
      add(`${block}.attention.query.weight`, 'bitLinear', hidden, hidden);
      add(`${block}.attention.key.weight`, 'bitLinear', kvSize, hidden);
      add(`${block}.attention.value.weight`, 'bitLinear', kvSize, hidden);
      if (subNorms) add(`${block}.attention_sub_norm.gain`, 'gain', hidden);
      add(`${block}.attention.output.weight`, 'bitLinear', hidden, hidden);
      add(`${block}.feed_forward_norm.gain`, 'gain', hidden);
      add(`${block}.feed_forward.gate.weight`, 'bitLinear', ff, hidden);
      add(`${block}.feed_forward.up.weight`, 'bitLinear', ff, hidden);
      if (subNorms) add(`${block}.feed_forward_sub_norm.gain`, 'gain', ff);
      add(`${block}.feed_forward.down.weight`, 'bitLinear', hidden, ff);
    }
  }

  add('final_norm.gain', 'gain', hidden);
  if (recipe === 'edifice') add('final_norm.bias', 'bias', hidden);
  if (architecture.classes !== null) {
    add('head.weight', 'linear', architecture.classes, hidden);
    add('head.bias', 'bias', architecture.classes);
  }
  return specs;
}

export const elementCount = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

export interface ModelSize {
  readonly parameters: number;
  /** Parameters that live in a BitLinear. */
  readonly bitLinearParameters: number;
  /** Bytes of the weights in the packed file: BitLinear weights packed with float32 scales, the rest float32. */
  readonly packedBytes: number;
  /** Bytes of the same model with every weight in float32. */
  readonly fullBytes: number;
}

/** How large a model is. Each BitLinear is packed by itself, so its last byte may be partly filled. */
export function modelSize(architecture: Architecture): ModelSize {
  const mode = modeOf(architecture.mode);
  let parameters = 0;
  let bitLinearParameters = 0;
  let packedBytes = 0;
  for (const spec of trainedSpecs(architecture)) {
    const count = elementCount(spec.shape);
    parameters += count;
    if (spec.role === 'bitLinear') bitLinearParameters += count;
    packedBytes += storedBytes(spec, mode);
  }
  return { parameters, bitLinearParameters, packedBytes, fullBytes: 4 * parameters };
}

/** Bytes of a parameter in the packed file: the codes of a BitLinear with their scales in float32, learnt ones too, or all of it in float32. */
export function storedBytes({ role, shape }: ParameterSpec, { packing, granularity }: Mode): number {
  const count = elementCount(shape);
  if (role === 'scale') return 0;
  if (role !== 'bitLinear' || packing === null) return 4 * count;
  return packing.byteLength(count) + 4 * elementCount(scaleShape(granularity, shape));
}
