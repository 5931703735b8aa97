import * as words from '#words/plan/variants';
import { direct, type KernelVariant } from './kernel-variant';
import { attention } from './kernels/attention/wgsl';
import { attentionBackward } from './kernels/attention-backward/wgsl';
import { crossEntropy } from './kernels/cross-entropy/wgsl';
import { normalise } from './kernels/normalise/wgsl';
import { normaliseBackward } from './kernels/normalise-backward/wgsl';
import { optimise } from './kernels/optimise/wgsl';
import { tiledProduct } from './kernels/product/tiled';
import { wholeProduct } from './kernels/product/whole';
import { tiledProductBackward } from './kernels/product-backward/tiled';
import { subgroupsPerRow, workgroupPerRow, type RowLoop } from './kernels/shared/row-loop';
import { sumStep } from './kernels/sum-step/wgsl';
import { sumWeights } from './kernels/sum-weights/wgsl';

/** Threads of a workgroup of attention on a graphics card, which runs them by 32 or 64. */
const cardThreads = 32;

function cardVariant(label: string, loop: RowLoop, { f16 = false } = {}): KernelVariant {
  return {
    label,
    tiled: true,
    features: [...loop.features, ...(f16 ? (['shader-f16'] as const) : [])],
    product: (shape) => (f16 ? wholeProduct(shape) : tiledProduct(shape)),
    productBackward: (shape) => tiledProductBackward(shape),
    normalise: (shape) => normalise(shape, loop),
    normaliseBackward: (shape) => normaliseBackward(shape, loop),
    crossEntropy: (shape) => crossEntropy(shape, loop),
    attention: (shape) => attention(shape, cardThreads),
    attentionBackward: (shape) => attentionBackward(shape, cardThreads),
    sumStep: (shape) => sumStep(shape, loop),
    optimise: (shape) => optimise(shape, loop),
    sumWeights: (shape) => sumWeights(shape, loop),
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
