import { literal, shaderOf, type Shader } from '../../wgsl';
import { f16Panel } from '../shared/panel';
import { tiledSum, tileSizeFor, tileThreads, type TileSize } from '../shared/tiled-sum';
import { productReads, productSizes, productStore } from './parts';
import { product, type ProductShape } from './kernel';
import { outputSum, tiledProduct } from './tiled';

/**
 * The product of `tiled.ts` where the device has f16. At λ = 1 a row of x is whole numbers up to Q times a step, a row of W
 * is codes −1, 0, +1 times a scale, and the sum is made of these, exactly:
 *   y[m, n] = aₘ·γₙ · Σ_k k[m, k]·c[n, k]     aₘ = max(max_k|x[m, k]|, 1e-5) / Q     γₙ = max_k|W[n, k]|
 *   k = round(x / a)                          c = sign W
 * f16 holds whole numbers up to 2,048 and a panel adds up at most 16·127. Below λ = 1, and where x or W are not rounded,
 * it is the kernel in f32. Steps and scales are found in the rows themselves, which costs reading them twice, so that
 * all kinds of kernels work on the same buffers.
 * Source: Ma et al. 2024 (b1.58), section 2.
 */
export function wholeProduct(shape: ProductShape, tile: TileSize = tileSizeFor(shape.rows, shape.outputs)): Shader {
  const kernel = tiledProduct(shape, tile);
  return shape.roundedTo === null ? kernel : { ...kernel, settled: exactProduct(shape, shape.roundedTo, tile) };
}

function exactProduct(shape: ProductShape, largest: number, tile: TileSize): Shader {
  const sum = tiledSum({ ...outputSum(shape), tile, panel: f16Panel });
  const threadsPerRow = tileThreads / (2 * tile);
  const scan = (values: string): string =>
    `for (var q = lane % ${threadsPerRow}u; q < at.in4; q += ${threadsPerRow}u) { share = max(share, largestOf(${values})); }`;
  return shaderOf({
    ...product(shape),
    sizes: productSizes(shape),
    declarations: `var<workgroup> panel: array<vec2<u32>, ${sum.panelSize}>;
// The largest of every row of the tile: ${tile} of x, then ${tile} of W.
var<workgroup> shares: array<f32, ${tileThreads}>;
var<workgroup> most: array<f32, ${2 * tile}>;
${productStore(shape)}
${productReads}
fn largestOf(v: vec4<f32>) -> f32 { let a = abs(v); return max(max(a.x, a.y), max(a.z, a.w)); }
fn findLargest(tileX: u32, tileY: u32, lane: u32) {
  let i = lane / ${threadsPerRow}u; var share = 0.0;
  if (i < ${tile}u) { ${scan(`xAt(tileY * ${tile}u + i, q)`)} } else { ${scan(`wAt(tileX * ${tile}u + i - ${tile}u, q)`)} }
  shares[lane] = share;
  workgroupBarrier();
  if (lane < ${2 * tile}u) {
    var all = 0.0;
    for (var part = 0u; part < ${threadsPerRow}u; part++) { all = max(all, shares[lane * ${threadsPerRow}u + part]); }
    most[lane] = select(all, max(all, 1e-5), lane < ${tile}u);
  }
  workgroupBarrier();
}
fn outputLeft(row: u32, q: u32) -> vec4<f16> { return vec4<f16>(round(xAt(row, q) * (${literal(largest)} / most[row % ${tile}u]))); }
fn outputRight(row: u32, q: u32) -> vec4<f16> { return vec4<f16>(sign(wAt(row, q))); }
fn outputStore(row: u32, n4: u32, v: vec4<f32>) {
  let column = ${tile}u + (n4 * 4u) % ${tile}u;
  store(row, n4, v * (most[row % ${tile}u] / ${literal(largest)}) * vec4<f32>(most[column], most[column + 1u], most[column + 2u], most[column + 3u]));
}
${sum.code}`,
    main: 'findLargest(wg.x, wg.y, lane); output(wg.x, wg.y, lane);',
    workgroupSize: [tileThreads, 1],
    workgroups: [sum.tilesX, sum.tilesY, 1],
    features: ['shader-f16'],
  });
}
