import { plusProduct } from '../../../math/lanes.as';

/**
 * eˣ in four lanes, within 2 units in the last place; x is bounded to ±87, NaN stays NaN.
 *   x = n·ln 2 + r, |r| ≤ ½ ln 2      eˣ = 2ⁿ·eʳ, eʳ by a polynomial of degree 7
 * Source of the coefficients: Moshier, Cephes, `expf`.
 */
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, f32x4.splat(87)), f32x4.splat(-87));
  // 1.5·2²³ more has no room for fractions, so that n stands in its last bits.
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two parts: the first times n is exact.
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = plusProduct(f32x4.splat(1.3981999507e-3), p, r);
  p = plusProduct(f32x4.splat(8.3334519073e-3), p, r);
  p = plusProduct(f32x4.splat(4.1665795894e-2), p, r);
  p = plusProduct(f32x4.splat(1.6666665459e-1), p, r);
  p = plusProduct(f32x4.splat(5.0000001201e-1), p, r);
  const e = f32x4.add(plusProduct(r, p, f32x4.mul(r, r)), f32x4.splat(1));
  return f32x4.mul(e, i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23));
}

/** eˣ of a single number. */
// @ts-ignore: decorator
@inline
function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}
