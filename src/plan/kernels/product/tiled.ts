import { padded } from '../../kernel';
import { shaderOf, type Shader } from '../../wgsl';
import { tiledSum, tileSizeFor, tileThreads, type TiledSumShape, type TileSize } from '../shared/tiled-sum';
import { productReads, productSizes, productStore } from './parts';
import { product, type ProductShape } from './kernel';

/** The product of `wgsl.ts` for graphics cards: by tiles in workgroup memory, see `shared/tiled-sum.ts`. */
export function tiledProduct(shape: ProductShape, tile: TileSize = tileSizeFor(shape.rows, shape.outputs)): Shader {
  const sum = tiledSum({ ...outputSum(shape), tile });
  return shaderOf({
    ...product(shape),
    sizes: productSizes(shape),
    declarations: `var<workgroup> panel: array<vec4<f32>, ${sum.panelSize}>;
${productStore(shape)}
${productReads}
fn outputLeft(row: u32, q: u32) -> vec4<f32> { return xAt(row, q); }
fn outputRight(row: u32, q: u32) -> vec4<f32> { return wAt(row, q); }
fn outputStore(row: u32, n4: u32, v: vec4<f32>) { store(row, n4, v); }
${sum.code}`,
    main: 'output(wg.x, wg.y, lane);',
    workgroupSize: [tileThreads, 1],
    workgroups: [sum.tilesX, sum.tilesY, 1],
  });
}

/** The sum that every output is. */
export const outputSum = ({ rows, outputs }: ProductShape): Omit<TiledSumShape, 'tile'> => ({
  name: 'output',
  rows,
  columns: padded(outputs),
  extents: { rows: 'at.rows', columns4: 'at.out4', length: '4u * at.in4' },
  left: 'along',
  right: 'along',
  leftSums: false,
});
