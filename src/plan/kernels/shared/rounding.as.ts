import { at, kept, sumOf } from '../../../math/lanes.as';

/** Numbers of the rules, as in `twins.ts`. */
const absmean = 1;

/**
 * Rounds a row in place, n + λ·(round(n) − n), by the rules of `quantiseActivations` in `model/quantise.ts`.
 *
 * @param most its largest absolute value; `absmean` does not read it
 */
export function roundRow(row: usize, width: i32, largest: f32, rule: i32, most: f32, lambda: f32): void {
  if (rule === absmean) return roundByMean(row, width, largest, lambda);
  const scales = f32x4.splat(largest / max(most, <f32>1e-5)),
    lambdas = f32x4.splat(lambda);
  for (let i = 0; i < width; i += 4) {
    const n = v128.load(at(row, i));
    store(at(row, i), n, f32x4.div(codes(n, scales, largest), scales), lambda, lambdas);
  }
}

function roundByMean(row: usize, width: i32, largest: f32, lambda: f32): void {
  let sum = f32x4.splat(0);
  for (let i = 0; i < width; i += 4) sum = f32x4.add(sum, f32x4.abs(kept(v128.load(at(row, i)), width - i)));
  const mean = sumOf(sum) / <f32>width;
  const scales = f32x4.splat(sqrt(largest) / (mean + <f32>1e-5)),
    steps = f32x4.splat(mean / sqrt(largest)),
    lambdas = f32x4.splat(lambda);
  for (let i = 0; i < width; i += 4) {
    const n = v128.load(at(row, i));
    store(at(row, i), n, f32x4.mul(codes(n, scales, largest), steps), lambda, lambdas);
  }
}

// @ts-ignore: decorator
@inline
function codes(n: v128, scales: v128, largest: f32): v128 {
  return f32x4.pmax(f32x4.pmin(f32x4.nearest(f32x4.mul(n, scales)), f32x4.splat(largest)), f32x4.splat(-largest - 1));
}

// @ts-ignore: decorator
@inline
function store(to: usize, n: v128, rounded: v128, lambda: f32, lambdas: v128): void {
  v128.store(to, lambda === 1 ? rounded : f32x4.add(n, f32x4.mul(f32x4.sub(rounded, n), lambdas)));
}
