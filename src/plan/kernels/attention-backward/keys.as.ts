import { within } from '../shared/causal-row.as';
import { exp4 } from '../shared/exp.as';
import { copyLanes, fusedRow, mixOf, outputRow, packedBytes, packHead, packHeadTransposed, scoresOf } from '../shared/heads.as';
import { at } from '../../../math/lanes.as';
import { turn } from '../shared/rotary.as';

/** Gradients of the keys and values of one unit, four keys at a time: their scores with every later query, head by head of those that they serve. */
export function keyGradients(
  scratch: usize,
  qkv: usize,
  logSum: usize,
  dO: usize,
  dqkv: usize,
  delta: usize,
  angles: usize,
  batch: i32,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  unit: i32,
): void {
  const row = fusedRow(heads, kvHeads, headDim),
    oRow = outputRow(heads, headDim);
  const scale = <f32>1 / sqrt(<f32>headDim);
  const scoreRow = at(0, (seqLen + 7) & ~7),
    mixedRow = at(0, (headDim + 7) & ~7);
  const packed = packedBytes(seqLen, headDim),
    summed = mixedRow * <usize>(seqLen + 4);
  const queriesAcross = scratch,
    slopesAcross = scratch + packed,
    queries = slopesAcross + packed,
    slopes = queries + packed;
  const weights = slopes + packed,
    dScores = weights + 4 * scoreRow,
    mixed = dScores + 4 * scoreRow;
  const dKeys = mixed + 4 * mixedRow,
    dValues = dKeys + summed;
  const members = heads / kvHeads;
  const b = unit / kvHeads,
    group = unit % kvHeads;
  const first = qkv + <usize>(b * seqLen) * row;
  const key = at(first, (heads + group) * headDim),
    value = at(first, (heads + kvHeads + group) * headDim);
  memory.fill(dKeys, 0, 2 * summed);
  for (let head = group * members; head < (group + 1) * members; head++) {
    const out = dO + <usize>(b * seqLen) * oRow + at(0, head * headDim);
    packHeadTransposed(queriesAcross, at(first, head * headDim), row, seqLen, headDim);
    packHeadTransposed(slopesAcross, out, oRow, seqLen, headDim);
    packHead(queries, at(first, head * headDim), row, seqLen, headDim);
    packHead(slopes, out, oRow, seqLen, headDim);
    const place = (b * heads + head) * seqLen;
    for (let j = 0; j < seqLen; j += 4) {
      scoresOf(key + <usize>j * row, row, queriesAcross, headDim, j, seqLen, weights, scoreRow);
      scoresOf(value + <usize>j * row, row, slopesAcross, headDim, j, seqLen, dScores, scoreRow);
      for (let r = 0; r < 4; r++) {
        weightsOf(
          weights + <usize>r * scoreRow,
          dScores + <usize>r * scoreRow,
          j + r,
          seqLen,
          scale,
          at(logSum, place),
          at(logSum, batch * heads * seqLen + place),
          at(delta, (head - group * members) * seqLen),
        );
      }
      mixOf(weights, scoreRow, slopes, seqLen, headDim, j, seqLen, mixed);
      addTo(dValues + <usize>j * mixedRow, mixed, 4 * mixedRow);
      mixOf(dScores, scoreRow, queries, seqLen, headDim, j, seqLen, mixed);
      addTo(dKeys + <usize>j * mixedRow, mixed, 4 * mixedRow);
    }
  }
  for (let j = 0; j < seqLen; j++) {
    const to = dqkv + <usize>(b * seqLen + j) * row,
      sum = dKeys + <usize>j * mixedRow;
    if (angles !== 0) turn(sum, headDim, at(angles, j * headDim), -1);
    copyLanes(sum, at(to, (heads + group) * headDim), headDim);
    copyLanes(dValues + <usize>j * mixedRow, at(to, (heads + kvHeads + group) * headDim), headDim);
  }
}

/** Scores of a key with its queries become p_i, and what is in `dScores` becomes c_i; 0 before the key itself. */
function weightsOf(scores: usize, dScores: usize, key: i32, seqLen: i32, scale: f32, most: usize, logTotal: usize, delta: usize): void {
  const scales = f32x4.splat(scale);
  for (let i = key & ~3; i < seqLen; i += 4) {
    const seen = within(i, key, seqLen);
    const p = exp4(f32x4.sub(f32x4.sub(f32x4.mul(v128.load(at(scores, i)), scales), v128.load(at(most, i))), v128.load(at(logTotal, i))));
    const c = f32x4.mul(f32x4.mul(p, f32x4.sub(v128.load(at(dScores, i)), v128.load(at(delta, i)))), scales);
    v128.store(at(scores, i), v128.and(p, seen));
    v128.store(at(dScores, i), v128.and(c, seen));
  }
}

function addTo(sums: usize, values: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) v128.store(sums + i, f32x4.add(v128.load(sums + i), v128.load(values + i)));
}
