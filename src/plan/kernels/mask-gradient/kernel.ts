import type { ModeId } from '../../../catalog/modes/modes';
import type { Kernel } from '../../kernel';

export interface MaskGradientShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  /** Its rule says beyond what no gradient passes. */
  readonly mode: ModeId;
}

/**
 * The clipped straight-through estimator: the gradient of a weight that lies further out than its rule lets pass is 0, at λ < 1 a
 * part of it.
 *   g ← g · (1 − λ·(1 − inside))      inside = from ≤ (w − offset) / t ≤ to
 * scales: of this step's forward pass, see `scale-weights`; gradient `[parameters]`, in place.
 * Source: QuEST's trust estimator (arXiv:2502.05003); BinaryConnect's clipping (arXiv:1511.00363) in units of the scale.
 */
export const maskGradient = (shape: MaskGradientShape): Kernel<MaskGradientShape> => ({
  name: 'mask-gradient',
  shape,
  bindings: { latents: 'read f32', table: 'read u32', scales: 'read f32', hyper: 'read f32', gradient: 'read_write f32' },
});
