import { copyLanes, fusedRow, outputRow, packedBytes, packHead } from '../shared/heads.as';
import { at } from '../../../math/lanes.as';
import { turn } from '../shared/rotary.as';
import { panelBytes, panelRow, tileOfPanels } from '../shared/tiles.as';

/**
 * Gradients of the keys and values of one head's queries, four keys at a time: sums over the later queries. They begin, or are
 * added to those of the heads before. `probabilities`: behind them how the loss changes with the scores.
 */
export function keyGradients(
  scratch: usize,
  qkv: usize,
  dO: usize,
  probabilities: usize,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  sequence: i32,
  head: i32,
  begins: bool,
): void {
  const row = fusedRow(heads, kvHeads, headDim),
    oRow = outputRow(heads, headDim);
  const scoreRow = at(0, (seqLen + 7) & ~7),
    mixedRow = at(0, (headDim + 7) & ~7);
  const changes = probabilities + <usize>(seqLen + 8) * scoreRow;
  const packed = packedBytes(seqLen, headDim),
    sums = mixedRow * <usize>(seqLen + 4);
  const dKeys = scratch,
    dValues = dKeys + sums;
  const queries = dValues + sums,
    slopes = queries + packed,
    mixed = slopes + packed;
  const first = sequence * seqLen;
  packHead(queries, at(qkv + <usize>first * row, head * headDim), row, seqLen, headDim);
  packHead(slopes, at(dO + <usize>first * oRow, head * headDim), oRow, seqLen, headDim);
  if (begins) memory.fill(scratch, 0, 2 * sums);
  for (let j = 0; j < seqLen; j += 4) {
    mixColumns(at(probabilities, j), scoreRow, slopes, seqLen, headDim, j, mixed);
    addTo(dValues + <usize>j * mixedRow, mixed, 4 * mixedRow);
    mixColumns(at(changes, j), scoreRow, queries, seqLen, headDim, j, mixed);
    addTo(dKeys + <usize>j * mixedRow, mixed, 4 * mixedRow);
  }
}

/** Four rows Σ weights[i][r]·B[i], i from `from` to the end, into `to[4][headDim rounded up to 8]`. */
function mixColumns(weights: usize, weightRow: usize, packed: usize, rows: i32, headDim: i32, from: i32, to: usize): void {
  const toRow = at(0, (headDim + 7) & ~7);
  for (let d = 0; d < headDim; d += 8) {
    const panel = packed + <usize>(d >> 3) * panelBytes(rows) + <usize>from * panelRow;
    tileOfPanels(weights + <usize>from * weightRow, weightRow, panel, rows - from, at(to, d), toRow);
  }
}

/** The gradients of keys and values that all heads of a group have summed, to their places. */
export function storeKeyGradients(
  sums: usize,
  dqkv: usize,
  angles: usize,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  sequence: i32,
  group: i32,
): void {
  const row = fusedRow(heads, kvHeads, headDim),
    mixedRow = at(0, (headDim + 7) & ~7);
  for (let j = 0; j < seqLen; j++) {
    const to = dqkv + <usize>(sequence * seqLen + j) * row,
      sum = sums + <usize>j * mixedRow;
    if (angles !== 0) turn(sum, headDim, at(angles, j * headDim), -1);
    copyLanes(sum, at(to, (heads + group) * headDim), headDim);
    copyLanes(sum + mixedRow * <usize>(seqLen + 4), at(to, (heads + kvHeads + group) * headDim), headDim);
  }
}

function addTo(sums: usize, values: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(sums + i, f32x4.add(v128.load(sums + i), v128.load(values + i)));
}
