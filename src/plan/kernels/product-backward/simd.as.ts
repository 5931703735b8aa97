import { maskAt4 } from '../shared/dropout.as';
import { at, padded, storeLanes } from '../../../math/lanes.as';
import { columnPanelRow, packColumns, packRows, panelBytes, panelRow, tileOfColumns, tileOfRows } from '../shared/tiles.as';

/** Rows whose products are summed in one go: their panels fit the first cache. */
const block = 256;

/**
 * Twin of `wgsl.ts`: ∂x = ∂y · W for some rows, ∂W = ∂yᵀ · x and ∂b = Σ ∂y for some outputs. Scratch: a tile, a panel,
 * the columns of a block of ∂y, and all of ∂y again where dropout masks it (`twins.ts` says how much).
 */
export function productBackward(
  scratch: usize,
  dyGiven: usize,
  x: usize,
  gradient: usize,
  w: usize,
  dx: usize,
  mask: usize,
  weightAt: i32,
  biasAt: i32,
  rows: i32,
  inputs: i32,
  outputs: i32,
  bias: i32,
  keep: f32,
  pairedRows: i32,
  headDim: i32,
  firstRow: i32,
  endRow: i32,
  firstOutput: i32,
  endOutput: i32,
): void {
  const in4 = padded(inputs),
    out4 = padded(outputs);
  const panel = scratch + 128;
  const columns = panel + panelBytes(max(out4, block));
  const masked = columns + <usize>block * at(0, out4);
  const dy = mask === 0 ? dyGiven : masked;
  if (mask !== 0) maskRows(masked, dyGiven, mask, rows, outputs, keep);
  if (w !== 0) inputGradient(scratch, panel, dy, w, dx, firstRow, endRow, in4, out4);
  for (let first = 0; first < rows; first += block) {
    const depth = min(block, rows - first);
    const dyBlock = at(dy, first * out4),
      xBlock = at(x, first * in4);
    for (let o = firstOutput; o < endOutput; o += 4) packColumns(columns + <usize>o * depth * 4, at(dyBlock, o), at(0, out4), depth);
    for (let i = 0; i < in4; i += 8) {
      packRows(panel, at(xBlock, i), at(0, in4), depth, in4 - i);
      for (let o = firstOutput; o < endOutput; o += 4) {
        tileOfColumns(columns + <usize>o * depth * 4, panel, depth, scratch);
        storeTile(scratch, gradient, weightAt, i, o, inputs, outputs, pairedRows, headDim, first > 0);
      }
    }
  }
  if (bias !== 0) biasGradient(dy, at(gradient, biasAt), rows, outputs, firstOutput, endOutput);
}

function maskRows(to: usize, from: usize, mask: usize, rows: i32, width: i32, keep: f32): void {
  const stride = padded(width);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < stride; i += 4) {
      const o = row * stride + i;
      v128.store(at(to, o), f32x4.mul(v128.load(at(from, o)), maskAt4(mask, row * width + i, keep)));
    }
  }
}

function inputGradient(tile: usize, panel: usize, dy: usize, w: usize, dx: usize, first: i32, end: i32, in4: i32, out4: i32): void {
  const dyRow = at(0, out4),
    dxRow = at(0, in4);
  for (let i = 0; i < in4; i += 8) {
    const columns = in4 - i;
    packRows(panel, at(w, i), dxRow, out4, columns);
    for (let row = first; row < end; row += 4) {
      const from = at(dy, row * out4),
        to = at(dx, row * in4 + i);
      if (columns >= 8) tileOfRows(from, dyRow, panel, out4, to, dxRow);
      else {
        tileOfRows(from, dyRow, panel, out4, tile, panelRow);
        for (let r: usize = 0; r < 4; r++) v128.store(to + r * dxRow, v128.load(tile + r * panelRow));
      }
    }
  }
}

/** Four rows of ∂W, eight columns from `i`, to the rows of the latents; rows of rotary pairs go back to their places. */
function storeTile(
  tile: usize,
  gradient: usize,
  weightAt: i32,
  i: i32,
  o: i32,
  inputs: i32,
  outputs: i32,
  pairedRows: i32,
  headDim: i32,
  accumulate: bool,
): void {
  for (let r = 0; r < 4 && o + r < outputs; r++) {
    let row = o + r;
    if (row < pairedRows) {
      const j = row % headDim;
      row = row - j + (j >> 1) + (j & 1) * (headDim >> 1);
    }
    const to = at(gradient, weightAt + row * inputs + i),
      from = tile + <usize>r * panelRow;
    let low = v128.load(from),
      high = v128.load(from, 16);
    if (accumulate) {
      low = f32x4.add(low, v128.load(to));
      high = f32x4.add(high, v128.load(to, 16));
    }
    storeLanes(to, low, inputs - i);
    storeLanes(to + 16, high, inputs - i - 4);
  }
}

function biasGradient(dy: usize, to: usize, rows: i32, outputs: i32, first: i32, end: i32): void {
  const out4 = padded(outputs);
  for (let i = first; i < end; i += 4) {
    let sum = f32x4.splat(0);
    for (let row = 0; row < rows; row++) sum = f32x4.add(sum, v128.load(at(dy, row * out4 + i)));
    storeLanes(at(to, i), sum, outputs - i);
  }
}
