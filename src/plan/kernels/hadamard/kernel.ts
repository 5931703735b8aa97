import type { ActivationBits, ActivationRule } from '../../../catalog/modes/activations';
import type { BindingKind, Kernel } from '../../kernel';

export interface HadamardShape {
  readonly rows: number;
  readonly width: number;
  /** Bits that the result is rounded to; null: not rounded. */
  readonly bits: ActivationBits | null;
  readonly rule: ActivationRule;
}

/**
 * Turns every block of n numbers of a row, in place, and rounds the row where asked, as `normalise` does.
 *   x′ = H·x ⁄ √n, n the largest power of two that divides the width      x ← x′ + λ·(round(x′) − x′)
 * H is symmetric and its own inverse: without rounding, this is its own gradient.
 * x `[rows, width]`, padded with zeros to a multiple of 4. `hyper`: λ, see `plan/hyper.as.ts`.
 * Source: Wang et al. 2025, BitNet v2 (H-BitLinear), Eq. 3, 4, 7 and 8; as butterflies: `math/hadamard.ts`.
 */
export function hadamard(shape: HadamardShape): Kernel<HadamardShape> {
  const bindings: Record<string, BindingKind> = { x: 'read_write f32' };
  if (shape.bits !== null) bindings['hyper'] = 'read f32';
  return { name: 'hadamard', shape, bindings };
}
