import { at } from '../../../math/lanes.as';
import { packProductRows, productRows, productTile } from './product-tiles.as';
import { panelBytes, panelRow } from './tiles.as';

/** Rows of A that are packed at a time, a multiple of `productRows`: they stay in the second cache, a panel of B in the first. */
const block = 48;

/** Bytes of a block of A, and of a tile before it. */
// @ts-ignore: decorator
@inline
export function blockBytes(depth: i32): usize {
  return 256 + <usize>(block + 1) * at(0, depth);
}

/**
 * Rows `first` … `end` of Y[rows, width] = X[rows, depth]·B, B as all its panels, one after the other. `scratch` has
 * `blockBytes(depth)`; `depth` and `width` are multiples of 4.
 */
export function multiplyRows(scratch: usize, x: usize, b: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  const xRow = at(0, depth),
    yRow = at(0, width);
  const packed = scratch + 256;
  for (let start = first; start < end; start += block) {
    const stop = min(start + block, end);
    for (let row = start; row < stop; row += productRows)
      packProductRows(packed + <usize>(row - start) * xRow, at(x, row * depth), xRow, depth, stop - row);
    for (let column = 0; column < width; column += 8) {
      const panel = b + <usize>(column >> 3) * panelBytes(depth);
      for (let row = start; row < stop; row += productRows) {
        const a = packed + <usize>(row - start) * xRow,
          to = at(y, row * width + column);
        if (width - column >= 8 && stop - row >= productRows) productTile(a, panel, depth, to, yRow);
        else {
          productTile(a, panel, depth, scratch, panelRow);
          copyTile(scratch, to, yRow, min(stop - row, productRows), width - column);
        }
      }
    }
  }
}

/** What exists of a tile: whole vectors, because rows are padded. */
function copyTile(tile: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    v128.store(to, v128.load(tile));
    if (columns > 4) v128.store(to, v128.load(tile, 16), 16);
    tile += panelRow;
    to += toRow;
  }
}
