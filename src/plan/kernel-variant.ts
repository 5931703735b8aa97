import * as words from '#words/plan/variants';
import type { Kernel } from './kernel';
import type { KernelFeature } from './kernel-features';
import { activationBackwardShader } from './kernels/activation-backward/wgsl';
import { attentionShader } from './kernels/attention/wgsl';
import { attentionBackwardShader } from './kernels/attention-backward/wgsl';
import { countWeightsShader } from './kernels/count-weights/wgsl';
import { crossEntropyShader } from './kernels/cross-entropy/wgsl';
import { embedBackwardShader } from './kernels/embed-backward/wgsl';
import { hadamardShader } from './kernels/hadamard/wgsl';
import { learnScalesShader } from './kernels/learn-scales/wgsl';
import { normaliseShader } from './kernels/normalise/wgsl';
import { normaliseBackwardShader } from './kernels/normalise-backward/wgsl';
import { optimiseShader } from './kernels/optimise/wgsl';
import { productShader } from './kernels/product/wgsl';
import { productBackwardShader } from './kernels/product-backward/wgsl';
import { quantiseWeightsShader } from './kernels/quantise-weights/wgsl';
import { recordWeightsShader } from './kernels/record-weights/wgsl';
import { maskGradientShader } from './kernels/mask-gradient/wgsl';
import { scaleWeightsShader } from './kernels/scale-weights/wgsl';
import { squaredErrorShader } from './kernels/squared-error/wgsl';
import { sumStepShader } from './kernels/sum-step/wgsl';
import { sumWeightsShader } from './kernels/sum-weights/wgsl';
import type { Twin, twins } from './kernels/twins';
import type { Shader } from './wgsl';

/** The shader of every kernel, by its name: of its shape. */
export type Shaders = {
  readonly [Name in keyof typeof twins]: (typeof twins)[Name] extends Twin<infer Shape> ? (shape: Shape) => Shader : never;
};

/** One kind of shaders: the same formulas on the same buffers as the others, for different hardware. */
export interface KernelVariant {
  readonly label: string;
  /** Its products are tiled: steps of any size are quick enough. */
  readonly tiled: boolean;
  /** What a device has to have for it. */
  readonly features: readonly KernelFeature[];
  readonly shaders: Shaders;
}

/** Without barriers, a thread for a row: what a software adapter runs best. */
export const direct: KernelVariant = {
  label: words.direct,
  tiled: false,
  features: [],
  shaders: {
    'activation-backward': activationBackwardShader,
    attention: (shape) => attentionShader(shape),
    'attention-backward': (shape) => attentionBackwardShader(shape),
    'count-weights': countWeightsShader,
    'cross-entropy': (shape) => crossEntropyShader(shape),
    'embed-backward': embedBackwardShader,
    hadamard: (shape) => hadamardShader(shape),
    normalise: (shape) => normaliseShader(shape),
    'normalise-backward': (shape) => normaliseBackwardShader(shape),
    optimise: (shape) => optimiseShader(shape),
    product: productShader,
    'product-backward': productBackwardShader,
    'quantise-weights': quantiseWeightsShader,
    'record-weights': recordWeightsShader,
    'learn-scales': (shape) => learnScalesShader(shape),
    'mask-gradient': maskGradientShader,
    'scale-weights': (shape) => scaleWeightsShader(shape),
    'squared-error': squaredErrorShader,
    'sum-step': (shape) => sumStepShader(shape),
    'sum-weights': (shape) => sumWeightsShader(shape),
  },
};

/** The shader that a variant has for a kernel. Throws where there is none. */
export function shaderFor({ shaders }: KernelVariant, { name, shape }: Kernel): Shader {
  // Its name chooses the shader whose shape the kernel was made with.
  const shaderOfShape = (shaders as Readonly<Record<string, ((shape: never) => Shader) | undefined>>)[name];
  if (shaderOfShape === undefined) throw new Error(`Kernel ${name} has no shader.`);
  return shaderOfShape(shape as never);
}
