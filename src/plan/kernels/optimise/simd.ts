import { optimiserOf } from '../../../catalog/optimisers/optimisers';
import { optimiserAt } from '../../hyper.as';
import { cacheLine, rangeOf } from '../shared/share';
import type { SimdBinding } from '../shared/simd-call';
import type { OptimiseShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: the end of the step that all optimisers share, then the function named like this one. */
export const bindOptimise: SimdBinding<OptimiseShape> = (module, { optimiser, parameters }, addressOf, _at, share) => {
  const [from, end] = rangeOf({ count: parameters, step: cacheLine }, share);
  if (from === end) return () => undefined;
  const [hyper, parts, report] = ['hyper', 'parts', 'report'].map(addressOf) as [number, number, number];
  const vectors = ['latents', 'gradient', ...optimiserOf(optimiser).slots].map(addressOf);
  const endStep = module.call('endStep');
  const update = module.call(optimiser);
  return () => {
    const factor = endStep(hyper, parts, report, from);
    // Below 0: the step does not count.
    if (!(factor < 0)) update(...vectors, hyper + 4 * optimiserAt, factor, from, end);
  };
};
