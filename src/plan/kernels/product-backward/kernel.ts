import type { BindingKind, Kernel } from '../../kernel';

export interface ProductBackwardShape {
  readonly rows: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
  /** Dropout that followed the product: its mask comes between the gradient and the product. */
  readonly dropout: number;
  /** Whether the gradient of the input is needed; that of the frames is not. */
  readonly inputGradient: boolean;
  /** Rows of the weight that are stored as rotary pairs, see `layout.ts`; 0: none. */
  readonly pairedRows: number;
  readonly headDim: number;
}

/**
 * Both gradients of y = x · Wᵀ (+ b), in one dispatch.
 *   ∂x = ∂y · W `[rows, inputs]`      ∂W = ∂yᵀ · x `[outputs, inputs]`      ∂b = Σ ∂y over rows
 * Straight through the rounding of x and W: both gradients meet the quantised partner.
 * Every sum runs in the order of its index: no atomics, so equal inputs give equal bits.
 * `at.x`: offset of W in the flat gradient, `at.y`: of b.
 * Source: Wang et al. 2023 (BitNet), section 2.2.
 */
export function productBackward(shape: ProductBackwardShape): Kernel<ProductBackwardShape> {
  const { dropout, inputGradient } = shape;
  const bindings: Record<string, BindingKind> = { dy: 'read vec4<f32>', x: 'read vec4<f32>', gradient: 'read_write f32' };
  if (inputGradient) {
    bindings['w'] = 'read vec4<f32>';
    bindings['dx'] = 'read_write vec4<f32>';
  }
  if (dropout > 0) bindings['mask'] = 'read u32';
  return { name: 'product-backward', shape, bindings };
}
