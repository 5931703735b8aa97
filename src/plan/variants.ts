import * as words from '#words/plan/variants';
import { direct, type KernelVariant } from './kernel-variant';
import { attentionShader } from './kernels/attention/wgsl';
import { attentionBackwardShader } from './kernels/attention-backward/wgsl';
import { crossEntropyShader } from './kernels/cross-entropy/wgsl';
import { hadamardShader } from './kernels/hadamard/wgsl';
import { learnScalesShader } from './kernels/learn-scales/wgsl';
import { normaliseShader } from './kernels/normalise/wgsl';
import { normaliseBackwardShader } from './kernels/normalise-backward/wgsl';
import { optimiseShader } from './kernels/optimise/wgsl';
import { tiledProduct } from './kernels/product/tiled';
import { wholeProduct } from './kernels/product/whole';
import { tiledProductBackward } from './kernels/product-backward/tiled';
import { subgroupsPerRow, workgroupPerRow, type RowLoop } from './kernels/shared/row-loop';
import { scaleWeightsShader } from './kernels/scale-weights/wgsl';
import { sumStepShader } from './kernels/sum-step/wgsl';
import { sumWeightsShader } from './kernels/sum-weights/wgsl';

/** Threads of a workgroup of attention on a graphics card, which runs them by 32 or 64. */
const cardThreads = 32;

/** Those that go through their numbers one by one are the same everywhere. */
function cardVariant(label: string, loop: RowLoop, { f16 = false } = {}): KernelVariant {
  return {
    label,
    tiled: true,
    features: [...loop.features, ...(f16 ? (['shader-f16'] as const) : [])],
    shaders: {
      ...direct.shaders,
      product: (shape) => (f16 ? wholeProduct(shape) : tiledProduct(shape)),
      'product-backward': (shape) => tiledProductBackward(shape),
      hadamard: (shape) => hadamardShader(shape, loop),
      'learn-scales': (shape) => learnScalesShader(shape, loop),
      normalise: (shape) => normaliseShader(shape, loop),
      'normalise-backward': (shape) => normaliseBackwardShader(shape, loop),
      'cross-entropy': (shape) => crossEntropyShader(shape, loop),
      attention: (shape) => attentionShader(shape, cardThreads),
      'attention-backward': (shape) => attentionBackwardShader(shape, cardThreads),
      'sum-step': (shape) => sumStepShader(shape, loop),
      optimise: (shape) => optimiseShader(shape, loop),
      'scale-weights': (shape) => scaleWeightsShader(shape, loop),
      'sum-weights': (shape) => sumWeightsShader(shape, loop),
    },
  };
}

/** Every variant; one more is a line. */
export const variants = {
  direct,
  tiled: cardVariant(words.tiled, workgroupPerRow),
  subgroups: cardVariant(words.subgroups, subgroupsPerRow),
  halves: cardVariant(words.halves, workgroupPerRow, { f16: true }),
  subgroupHalves: cardVariant(words.subgroupHalves, subgroupsPerRow, { f16: true }),
} as const satisfies Record<string, KernelVariant>;

export type VariantId = keyof typeof variants;
export const variantIds = Object.keys(variants) as readonly VariantId[];

/** Whether a device has all that a variant needs. */
export const runsOn = (device: GPUDevice, id: VariantId): boolean => variants[id].features.every((feature) => device.features.has(feature));
