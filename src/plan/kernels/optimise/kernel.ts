import { bySlot, type OptimiserId } from '../../../catalog/optimisers/optimisers';
import type { Kernel } from '../../kernel';

export interface OptimiseShape {
  readonly optimiser: OptimiserId;
  readonly parameters: number;
}

/**
 * The end of a step: its two long sums, and with them one step of the optimiser on all parameters, as one flat vector.
 *   report = [loss in nats, factor of the gradient, its norm, number of the step, negative when it does not count]
 *   factor = min(1, most / (‖g‖ + 1e-6))
 * The rule itself is in `catalog/optimisers`. parts `[256]` as in `sum-step`: everybody adds them up, in the same order,
 * which is less than another dispatch. A loss that is not finite makes the step not count: everything stays as it was.
 * Source of clipping: Pascanu et al. 2013, with the 1e-6 of `torch.nn.utils.clip_grad_norm_`.
 */
export const optimise = (shape: OptimiseShape): Kernel<OptimiseShape> => ({
  name: 'optimise',
  shape,
  bindings: {
    latents: 'read_write f32',
    gradient: 'read f32',
    ...bySlot(shape.optimiser, () => 'read_write f32' as const),
    hyper: 'read f32',
    parts: 'read vec2<f32>',
    report: 'read_write f32',
  },
});
