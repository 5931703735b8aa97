import { modeOf } from '../../../catalog/modes/modes';
import { kernelOf, type BindingKind, type Kernel } from '../../wgsl';
import { tableWidth, weightParts } from '../sum-weights/shape';
import type { QuantiseWeightsShape } from './shape';

/** Weights that a thread rounds. */
const perThread = 32;

/**
 * What the products multiply by: every matrix copied to its padded place, BitLinear weights quantised on the way.
 *   W̃ = W + λ·(scale·codes − W), exactly scale·codes at λ = 1; with `weightScale: 'none'` all of it divided by the scale
 * Counts the codes that differ from the ones before, per matrix in `flips` (integers, so that the order of adding is no
 * matter) and per weight in flipCounts, one BitLinear after the other, which goes on from step to step.
 * latents `[parameters]`, table and the order of rows: see `layout.ts`. `hyper[0]`: λ. g.y is the matrix.
 * Source of the rule: the mode's own file in `catalog/modes`.
 */
export function quantiseWeights(shape: QuantiseWeightsShape): Kernel {
  const { matrices, largest, mode, variant, weightScale } = shape;
  const quantiser = modeOf(mode).wgsl(variant);
  const bindings: Record<string, BindingKind> = { latents: 'read f32', table: 'read u32', effective: 'read_write f32' };
  if (quantiser !== null) Object.assign(bindings, { parts: 'read vec2<f32>', hyper: 'read f32', codes: 'read_write f32', flips: 'read_write atomic<u32>', flipCounts: 'read_write u32' });
  const bare = weightScale === 'none';
  const rounding = `if (quantised) {
    let code = codeOf(w, mean, absMean, scale);
    let goal = ${bare ? 'code' : 'code * scale'}; let start = ${bare ? 'w / max(scale, 1e-5)' : 'w'};
    value = select(start + (goal - start) * lambda, goal, lambda == 1.0);
    if (codes[to] != code) { changed += 1u; flipCounts[table[row + 7u] + i] += 1u; }
    codes[to] = code;
  }`;
  return kernelOf({
    name: 'quantise-weights',
    shape,
    bindings,
    declarations:
      quantiser === null
        ? ''
        : `fn scaleOf(absMean: f32) -> f32 { return ${quantiser.scale}; }
fn codeOf(w: f32, mean: f32, absMean: f32, scale: f32) -> f32 { return ${quantiser.code}; }`,
    main: `let row = g.y * ${tableWidth}u; let offset = table[row]; let columns = table[row + 2u]; let count = table[row + 1u] * columns;
let base = table[row + 3u]; let stride = table[row + 4u]; let headDim = table[row + 5u];
let start = g.x * ${perThread}u; if (start >= count) { return; }
${
  quantiser === null
    ? ''
    : `let quantised = table[row + 6u] > 0u; var sums = vec2<f32>(0); var changed = 0u; let lambda = hyper[0];
if (quantised) { for (var i = 0u; i < ${weightParts}u; i++) { sums += parts[g.y * ${weightParts}u + i]; } }
let absMean = sums.x / f32(count); let mean = sums.y / f32(count); let scale = scaleOf(absMean);`
}
for (var i = start; i < min(start + ${perThread}u, count); i++) {
  let w = latents[offset + i]; var r = i / columns; var value = w;
  if (headDim > 0u) { let j = r % headDim; let half = headDim / 2u; r = r - j + select(2u * j, 2u * (j - half) + 1u, j >= half); }
  let to = base + r * stride + i % columns;
  ${quantiser === null ? '' : rounding}
  effective[to] = value;
}
${quantiser === null ? '' : 'if (changed > 0u) { atomicAdd(&flips[table[row + 6u] - 1u], changed); }'}`,
    workgroupSize: [16, 1],
    workgroups: [Math.ceil(largest / perThread / 16), matrices, 1],
  });
}
