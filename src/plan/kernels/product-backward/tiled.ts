import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { tiledSum, tileSizeFor, tileThreads, type TileSize } from '../shared/tiled-sum';
import { productBackwardAccess, productBackwardSizes } from './parts';
import { productBackward, type ProductBackwardShape } from './kernel';

/**
 * Both gradients of `wgsl.ts` for graphics cards: by tiles in workgroup memory, see `shared/tiled-sum.ts`. The sum over
 * all rows that a weight's gradient is may be split over groups of threads; its parts are added in a fixed order.
 * wg.z = 0 is ∂W and ∂b, wg.z = 1 is ∂x.
 */
export function tiledProductBackward(shape: ProductBackwardShape, tile?: TileSize): Shader {
  const { rows, inputs, outputs, bias, inputGradient } = shape;
  const weights = tiledSum({
    name: 'weight',
    rows: outputs,
    columns: inputs,
    extents: { rows: 'at.outputs', columns4: 'at.in4', length: 'at.rows' },
    left: 'across',
    right: 'across',
    leftSums: bias,
    tile: tile ?? tileSizeFor(outputs, inputs),
  });
  const input = tiledSum({
    name: 'input',
    rows,
    columns: padded(inputs),
    extents: { rows: 'at.rows', columns4: 'at.in4', length: '4u * at.out4' },
    left: 'along',
    right: 'across',
    leftSums: false,
    tile: tile ?? tileSizeFor(rows, inputs),
  });
  const zero = 'return vec4<f32>(0);';
  return shaderOf({
    ...productBackward(shape),
    sizes: productBackwardSizes(shape),
    declarations: `var<workgroup> panel: array<vec4<f32>, ${Math.max(weights.panelSize, inputGradient ? input.panelSize : 0)}>;
${productBackwardAccess(shape)}
fn weightLeft(row: u32, n4: u32) -> vec4<f32> { if (row < at.rows && n4 < at.out4) { return dyAt(row, n4); } ${zero} }
fn weightRight(row: u32, k4: u32) -> vec4<f32> { if (row < at.rows && k4 < at.in4) { return x[row * at.in4 + k4]; } ${zero} }
fn weightStore(row: u32, k4: u32, v: vec4<f32>) { store(row, k4, v); }
${bias ? 'fn weightStoreSums(n4: u32, v: vec4<f32>) { storeBias(n4, v); }' : ''}
${weights.code}
${
  inputGradient
    ? `fn inputLeft(row: u32, n4: u32) -> vec4<f32> { if (row < at.rows && n4 < at.out4) { return dyAt(row, n4); } ${zero} }
fn inputRight(row: u32, k4: u32) -> vec4<f32> { if (row < 4u * at.out4 && k4 < at.in4) { return w[row * at.in4 + k4]; } ${zero} }
fn inputStore(row: u32, k4: u32, v: vec4<f32>) { dx[row * at.in4 + k4] = v; }
${input.code}`
    : ''
}`,
    main: `if (wg.z == 0u) { weight(wg.x, wg.y, lane); }${inputGradient ? ' else { input(wg.x, wg.y, lane); }' : ''}`,
    workgroupSize: [tileThreads, 1],
    workgroups: [
      Math.max(weights.tilesX, inputGradient ? input.tilesX : 0),
      Math.max(weights.tilesY, inputGradient ? input.tilesY : 0),
      inputGradient ? 2 : 1,
    ],
  });
}
