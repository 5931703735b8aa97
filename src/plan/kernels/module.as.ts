/** Everything that the WebAssembly module exports: the twins of the kernels. It imports its memory and nothing else. */
export { adamw } from '../../catalog/optimisers/adamw/simd.as';
export { sgd } from '../../catalog/optimisers/sgd/simd.as';
export { activationBackward } from './activation-backward/simd.as';
export { attention } from './attention/simd.as';
export { attentionBackward } from './attention-backward/simd.as';
export { countMatrix } from './count-weights/simd.as';
export { crossEntropy } from './cross-entropy/simd.as';
export { embedBackward } from './embed-backward/simd.as';
export { normalise } from './normalise/simd.as';
export { normaliseBackward } from './normalise-backward/simd.as';
export { endStep } from './optimise/simd.as';
export { product } from './product/simd.as';
export { productBackward } from './product-backward/simd.as';
export { copyWeights, roundWeights } from './quantise-weights/simd.as';
export { recordMatrix } from './record-weights/simd.as';
export { squaredError } from './squared-error/simd.as';
export { sumStep } from './sum-step/simd.as';
export { sumWeights } from './sum-weights/simd.as';
