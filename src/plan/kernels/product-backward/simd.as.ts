import { maskAt4 } from '../shared/dropout.as';
import { at, padded, storeLanes } from '../../../math/lanes.as';
import { blockBytes, multiplyRows } from '../shared/multiply.as';
import { packProductColumns, productRows, productTile } from '../shared/product-tiles.as';
import { codesBytes, multiplyByCodeColumns } from '../shared/products-with-codes.as';
import { packRows, panelBytes, panelRow } from '../shared/tiles.as';

/** Rows whose products are summed in one go: their panels fit the first cache. It decides in which order sums run. */
const block = 256;
/** Outputs whose panels stay in the second cache while those of the inputs go by; a multiple of `productRows`. */
const outputBlock = 48;

/**
 * Twin of `wgsl.ts`: ∂x = ∂y · W for some rows, ∂W = ∂yᵀ · x and ∂b = Σ ∂y for some outputs. Scratch: what a product of
 * rows needs, all panels of W or of a block of x, and all of ∂y again where dropout masks it (`twins.ts` says how much).
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
  const panels = scratch + max(blockBytes(out4), blockBytes(block));
  const inputPanels = panels + max(panelBytes(out4), panelBytes(block)) * <usize>((in4 + 7) >> 3);
  const masked = max(inputPanels, scratch + codesBytes(out4, in4));
  const dy = mask === 0 ? dyGiven : masked;
  if (mask !== 0) maskRows(masked, dyGiven, mask, rows, outputs, keep);
  if (w !== 0 && endRow > firstRow) multiplyByWeights(scratch, panels, dy, w, dx, out4, in4, firstRow, endRow);
  const columns = scratch + 256;
  for (let first = 0; first < rows; first += block) {
    const depth = min(block, rows - first);
    const dyBlock = at(dy, first * out4),
      xBlock = at(x, first * in4);
    for (let i = 0; i < in4; i += 8) packRows(panels + <usize>(i >> 3) * panelBytes(depth), at(xBlock, i), at(0, in4), depth, in4 - i);
    for (let from = firstOutput; from < endOutput; from += outputBlock) {
      const to = min(from + outputBlock, endOutput);
      for (let o = from; o < to; o += productRows) packProductColumns(columns + <usize>(o - from) * at(0, depth), at(dyBlock, o), at(0, out4), depth);
      for (let i = 0; i < in4; i += 8) {
        for (let o = from; o < to; o += productRows) {
          productTile(columns + <usize>(o - from) * at(0, depth), panels + <usize>(i >> 3) * panelBytes(depth), depth, scratch, panelRow);
          storeTile(scratch, gradient, weightAt, i, o, inputs, to, pairedRows, headDim, first > 0);
        }
      }
    }
  }
  if (bias !== 0) biasGradient(dy, at(gradient, biasAt), rows, outputs, firstOutput, endOutput);
}

/** ∂x = ∂y·W for some rows. */
function multiplyByWeights(scratch: usize, panels: usize, dy: usize, w: usize, dx: usize, out4: i32, in4: i32, first: i32, end: i32): void {
  if (multiplyByCodeColumns(scratch, dy, w, dx, out4, in4, first, end)) return;
  for (let i = 0; i < in4; i += 8) packRows(panels + <usize>(i >> 3) * panelBytes(out4), at(w, i), at(0, in4), out4, in4 - i);
  multiplyRows(scratch, dy, panels, dx, out4, in4, first, end);
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

/** Rows `o` … `end` of ∂W as far as a tile goes, eight columns from `i`, to the rows of the latents; rows of rotary pairs go back to their places. */
function storeTile(
  tile: usize,
  gradient: usize,
  weightAt: i32,
  i: i32,
  o: i32,
  inputs: i32,
  end: i32,
  pairedRows: i32,
  headDim: i32,
  accumulate: bool,
): void {
  for (let r = 0; r < productRows && o + r < end; r++) {
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
