import { activationBackward } from './activation-backward/oracle';
import { attention } from './attention/oracle';
import { attentionBackward } from './attention-backward/oracle';
import { countWeights } from './count-weights/oracle';
import { crossEntropy } from './cross-entropy/oracle';
import { embedBackward } from './embed-backward/oracle';
import { hadamard } from './hadamard/oracle';
import { normalise } from './normalise/oracle';
import { normaliseBackward } from './normalise-backward/oracle';
import { optimise } from './optimise/oracle';
import { product } from './product/oracle';
import { productBackward } from './product-backward/oracle';
import { quantiseWeights } from './quantise-weights/oracle';
import { recordWeights } from './record-weights/oracle';
import { learnScales } from './learn-scales/oracle';
import { maskGradient } from './mask-gradient/oracle';
import { scaleWeights } from './scale-weights/oracle';
import { squaredError } from './squared-error/oracle';
import { sumStep } from './sum-step/oracle';
import { sumWeights } from './sum-weights/oracle';
import type { Kernel } from '../kernel';
import type { Oracle } from './shared/oracle';
import type { Twin, twins } from './twins';

type Oracles = { readonly [Name in keyof typeof twins]: (typeof twins)[Name] extends Twin<infer Shape> ? Oracle<Shape> : never };

/**
 * Every kernel as its formula says it, by name: what WebAssembly and WGSL are tested against. A page that trains has no use for
 * them, so they stand apart from the twins.
 */
const oracles = {
  'activation-backward': activationBackward,
  attention,
  'attention-backward': attentionBackward,
  'count-weights': countWeights,
  'cross-entropy': crossEntropy,
  'embed-backward': embedBackward,
  hadamard,
  normalise,
  'normalise-backward': normaliseBackward,
  optimise,
  product,
  'product-backward': productBackward,
  'quantise-weights': quantiseWeights,
  'record-weights': recordWeights,
  'learn-scales': learnScales,
  'mask-gradient': maskGradient,
  'scale-weights': scaleWeights,
  'squared-error': squaredError,
  'sum-step': sumStep,
  'sum-weights': sumWeights,
} as const satisfies Oracles;

/** The oracle of a kernel. Throws where there is none. */
export function oracleOf({ name }: Pick<Kernel, 'name'>): Oracle<object> {
  // Its name chooses the oracle whose shape the kernel was made with.
  const found = (oracles as Readonly<Record<string, Oracle<never> | undefined>>)[name];
  if (found === undefined) throw new Error(`Kernel ${name} has no oracle.`);
  return found as Oracle<object>;
}
