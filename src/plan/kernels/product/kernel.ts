import type { BindingKind, Kernel } from '../../kernel';
import type { RotaryShape } from '../shared/rotary';

export interface ProductShape {
  readonly rows: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly bias: boolean;
  /** Adds the residual stream. */
  readonly residual: boolean;
  /** Dropout of the product, before the residual is added. */
  readonly dropout: number;
  /** Dropout of the sum, between the blocks of an Edifice model. */
  readonly sumDropout: number;
  readonly rotary: RotaryShape | null;
  /** Largest whole number that x is rounded to, where W is codes −1, 0, +1 times a scale, both once λ is 1; null where one of them is not. */
  readonly roundedTo: number | null;
}

/**
 * y = x · Wᵀ (+ b), turned by the rotary angle or dropped out where asked, plus the residual stream.
 *   x `[rows, inputs]`, w `[outputs, inputs]`, y and residual `[rows, outputs]`; every extent padded to a multiple of 4.
 * `at.x`: offset of the bias among the latents.
 */
export function product(shape: ProductShape): Kernel<ProductShape> {
  const { bias, residual, dropout, sumDropout, rotary } = shape;
  const bindings: Record<string, BindingKind> = { x: 'read vec4<f32>', w: 'read vec4<f32>', y: 'read_write vec4<f32>' };
  if (bias) bindings['latents'] = 'read f32';
  if (residual) bindings['stream'] = 'read vec4<f32>';
  if (rotary) bindings['angles'] = 'read vec2<f32>';
  if (dropout > 0) bindings['mask'] = 'read u32';
  if (sumDropout > 0) bindings['sumMask'] = 'read u32';
  return { name: 'product', shape, bindings };
}
