import * as words from '#words/plan/variants';
import { attention } from './kernels/attention/wgsl';
import { attentionBackward } from './kernels/attention-backward/wgsl';
import type { CrossEntropyShape } from './kernels/cross-entropy/shape';
import { crossEntropy } from './kernels/cross-entropy/wgsl';
import type { NormaliseShape } from './kernels/normalise/shape';
import { normalise } from './kernels/normalise/wgsl';
import type { NormaliseBackwardShape } from './kernels/normalise-backward/shape';
import { normaliseBackward } from './kernels/normalise-backward/wgsl';
import type { OptimiseShape } from './kernels/optimise/shape';
import { optimise } from './kernels/optimise/wgsl';
import type { ProductShape } from './kernels/product/shape';
import { product } from './kernels/product/wgsl';
import type { ProductBackwardShape } from './kernels/product-backward/shape';
import { productBackward } from './kernels/product-backward/wgsl';
import type { AttentionShape } from './kernels/shared/attention-shape';
import { threadPerRow } from './kernels/shared/row-loop';
import type { SumStepShape } from './kernels/sum-step/shape';
import { sumStep } from './kernels/sum-step/wgsl';
import type { SumWeightsShape } from './kernels/sum-weights/shape';
import { sumWeights } from './kernels/sum-weights/wgsl';
import type { Kernel, KernelFeature } from './wgsl';

/**
 * The kernels of which there is more than one kind: the same formula on the same buffers, for different hardware. All
 * other kernels go through their numbers one by one and are the same everywhere.
 */
export interface KernelVariant {
  readonly label: string;
  /** Its products are tiled: steps of any size are quick enough. */
  readonly tiled: boolean;
  /** What a device has to have for it. */
  readonly features: readonly KernelFeature[];
  product(shape: ProductShape): Kernel;
  productBackward(shape: ProductBackwardShape): Kernel;
  normalise(shape: NormaliseShape): Kernel;
  normaliseBackward(shape: NormaliseBackwardShape): Kernel;
  crossEntropy(shape: CrossEntropyShape): Kernel;
  attention(shape: AttentionShape): Kernel;
  attentionBackward(shape: AttentionShape): Kernel;
  sumStep(shape: SumStepShape): Kernel;
  optimise(shape: OptimiseShape): Kernel;
  sumWeights(shape: SumWeightsShape): Kernel;
}

/** Without barriers, a thread for a row: what a software adapter runs best. */
export const direct: KernelVariant = {
  label: words.direct,
  tiled: false,
  features: [],
  product,
  productBackward,
  normalise: (shape) => normalise(shape, threadPerRow),
  normaliseBackward: (shape) => normaliseBackward(shape, threadPerRow),
  crossEntropy: (shape) => crossEntropy(shape, threadPerRow),
  attention: (shape) => attention(shape),
  attentionBackward: (shape) => attentionBackward(shape),
  sumStep: (shape) => sumStep(shape, threadPerRow),
  optimise: (shape) => optimise(shape, threadPerRow),
  sumWeights: (shape) => sumWeights(shape, threadPerRow),
};
