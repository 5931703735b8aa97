import type { BindingKind, Kernel } from '../../kernel';

export interface NormaliseBackwardShape {
  /** Rows that were normalised. */
  readonly rows: number;
  readonly width: number;
  readonly norm: 'rms' | 'layer';
  /** Adds to the gradient of the residual stream instead of writing it. */
  readonly accumulate: boolean;
  /** Goes on through act(gate)·up: dx `[rows, 2·width]` holds gate and up, and gets their gradients in their place. */
  readonly gated: boolean;
  readonly activation: 'silu' | 'relu2';
  /** Dropout in front, between the blocks of an Edifice model. */
  readonly dropout: number;
  /** Only the last of every `every` rows of x was normalised; the others get zero. */
  readonly every: number;
}

/**
 * Gradient of a norm, of its gain and of its bias, in one dispatch; straight through the rounding that followed.
 *   x̂ = (x − μ)·r      d = ∂y·gain      ∂x = r·(d − mean d − x̂·mean(d·x̂)), without `mean d` in RMSNorm
 *   ∂gain = Σ ∂y·x̂ over rows      ∂bias = Σ ∂y over rows
 * and through act(gate)·up, d the gradient of the product, in place:  ∂gate = d·up·act′(gate)      ∂up = d·act(gate)
 * `at.x`, `at.y`: offsets of gain and bias.
 */
export function normaliseBackward(shape: NormaliseBackwardShape): Kernel<NormaliseBackwardShape> {
  const { dropout } = shape;
  const bindings: Record<string, BindingKind> = {
    dy: 'read f32',
    x: 'read f32',
    statistics: 'read vec2<f32>',
    latents: 'read f32',
    dx: 'read_write f32',
    gradient: 'read_write f32',
  };
  if (dropout > 0) bindings['mask'] = 'read u32';
  return { name: 'normalise-backward', shape, bindings };
}
