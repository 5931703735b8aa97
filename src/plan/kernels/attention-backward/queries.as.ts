import { within } from '../shared/causal-row.as';
import { exp4 } from '../shared/exp.as';
import { copyLanes, fusedRow, mixOf, outputRow, packedBytes, packHead, packHeadTransposed, scoresOf } from '../shared/heads.as';
import { at, kept, sumOf } from '../../../math/lanes.as';
import { turn } from '../shared/rotary.as';

/**
 * Gradients of the queries that share the keys of one unit, four at a time; the probabilities are made again from the scores
 * and their logSum. Leaves δ of these heads, `[heads of the unit, seq]`.
 */
export function queryGradients(
  scratch: usize,
  qkv: usize,
  o: usize,
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
  const packed = packedBytes(seqLen, headDim);
  const keysAcross = scratch,
    valuesAcross = scratch + packed,
    keys = valuesAcross + packed;
  const scores = keys + packed,
    dScores = scores + 4 * scoreRow,
    mixed = dScores + 4 * scoreRow;
  const members = heads / kvHeads;
  const b = unit / kvHeads,
    group = unit % kvHeads;
  const first = qkv + <usize>(b * seqLen) * row;
  const key = at(first, (heads + group) * headDim);
  packHeadTransposed(keysAcross, key, row, seqLen, headDim);
  packHeadTransposed(valuesAcross, at(first, (heads + kvHeads + group) * headDim), row, seqLen, headDim);
  packHead(keys, key, row, seqLen, headDim);
  for (let head = group * members; head < (group + 1) * members; head++) {
    for (let i = 0; i < seqLen; i += 4) {
      const last = min(i + 4, seqLen);
      const out = <usize>(b * seqLen + i) * oRow + at(0, head * headDim);
      scoresOf(at(first, head * headDim) + <usize>i * row, row, keysAcross, headDim, 0, last, scores, scoreRow);
      scoresOf(dO + out, oRow, valuesAcross, headDim, 0, last, dScores, scoreRow);
      for (let r = 0; r < last - i; r++) {
        const place = (b * heads + head) * seqLen + i + r;
        const own = dotOf(dO + out + <usize>r * oRow, o + out + <usize>r * oRow, headDim);
        f32.store(at(delta, (head - group * members) * seqLen + i + r), own);
        slopesOf(
          scores + <usize>r * scoreRow,
          dScores + <usize>r * scoreRow,
          i + r + 1,
          scale,
          f32.load(at(logSum, place)),
          f32.load(at(logSum, batch * heads * seqLen + place)),
          own,
        );
      }
      mixOf(scores, scoreRow, keys, seqLen, headDim, 0, last, mixed);
      for (let r = 0; r < last - i; r++) {
        const sum = mixed + <usize>r * mixedRow;
        if (angles !== 0) turn(sum, headDim, at(angles, (i + r) * headDim), -1);
        copyLanes(sum, at(dqkv + <usize>(b * seqLen + i + r) * row, head * headDim), headDim);
      }
    }
  }
}

function dotOf(a: usize, b: usize, count: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) sum = f32x4.add(sum, kept(f32x4.mul(v128.load(at(a, i)), v128.load(at(b, i))), count - i));
  return sumOf(sum);
}

/** Scores of a row become c_j = p_j·(dp_j − δ)·scale for its first `count` keys, 0 up to the end of their panel. */
function slopesOf(scores: usize, dScores: usize, count: i32, scale: f32, most: f32, logTotal: f32, own: f32): void {
  const scales = f32x4.splat(scale),
    mosts = f32x4.splat(most),
    logTotals = f32x4.splat(logTotal),
    owns = f32x4.splat(own);
  for (let j = 0; j < ((count + 7) & ~7); j += 4) {
    const p = exp4(f32x4.sub(f32x4.sub(f32x4.mul(v128.load(at(scores, j)), scales), mosts), logTotals));
    const c = f32x4.mul(f32x4.mul(p, f32x4.sub(v128.load(at(dScores, j)), owns)), scales);
    v128.store(at(scores, j), v128.and(c, within(j, 0, count)));
  }
}
