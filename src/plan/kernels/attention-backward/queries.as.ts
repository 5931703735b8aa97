import { within } from '../shared/causal-row.as';
import { exp4 } from '../shared/exp.as';
import { copyLanes, fusedRow, mixOf, outputRow, packedBytes, scoresOf } from '../shared/heads.as';
import { at, kept, sumOf } from '../../../math/lanes.as';
import { turn } from '../shared/rotary.as';

/**
 * Gradients of the queries of one head, four at a time; the probabilities are made again from the scores and their logSum.
 * `packed`: keys and values across, and keys. Leaves at `probabilities` p `[queries, keys]`, and behind them c = ∂loss/∂score.
 */
export function queryGradients(
  packed: usize,
  qkv: usize,
  o: usize,
  logSum: usize,
  dO: usize,
  dqkv: usize,
  probabilities: usize,
  mixed: usize,
  angles: usize,
  batch: i32,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  sequence: i32,
  head: i32,
): void {
  const row = fusedRow(heads, kvHeads, headDim),
    oRow = outputRow(heads, headDim);
  const scale = <f32>1 / sqrt(<f32>headDim);
  const scoreRow = at(0, (seqLen + 7) & ~7),
    mixedRow = at(0, (headDim + 7) & ~7);
  const valuesAcross = packed + packedBytes(seqLen, headDim),
    keys = valuesAcross + packedBytes(seqLen, headDim);
  const square = <usize>(seqLen + 8) * scoreRow;
  const first = at(qkv + <usize>(sequence * seqLen) * row, head * headDim);
  for (let i = 0; i < seqLen; i += 4) {
    const last = min(i + 4, seqLen);
    const out = <usize>(sequence * seqLen + i) * oRow + at(0, head * headDim);
    const scores = probabilities + <usize>i * scoreRow,
      changes = scores + square;
    scoresOf(first + <usize>i * row, row, packed, headDim, 0, last, scores, scoreRow);
    scoresOf(dO + out, oRow, valuesAcross, headDim, 0, last, changes, scoreRow);
    for (let r = 0; r < last - i; r++) {
      const place = (sequence * heads + head) * seqLen + i + r;
      changesOf(
        scores + <usize>r * scoreRow,
        changes + <usize>r * scoreRow,
        i + r + 1,
        scale,
        f32.load(at(logSum, place)),
        f32.load(at(logSum, batch * heads * seqLen + place)),
        dotOf(dO + out + <usize>r * oRow, o + out + <usize>r * oRow, headDim),
      );
    }
    mixOf(changes, scoreRow, keys, seqLen, headDim, 0, last, mixed);
    for (let r = 0; r < last - i; r++) {
      const sum = mixed + <usize>r * mixedRow;
      if (angles !== 0) turn(sum, headDim, at(angles, (i + r) * headDim), -1);
      copyLanes(sum, at(dqkv + <usize>(sequence * seqLen + i + r) * row, head * headDim), headDim);
    }
  }
}

function dotOf(a: usize, b: usize, count: i32): f32 {
  let sum = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) sum = f32x4.add(sum, kept(f32x4.mul(v128.load(at(a, i)), v128.load(at(b, i))), count - i));
  return sumOf(sum);
}

/** Scores of a row become p_j, and ∂loss/∂p_j becomes c_j = p_j·(dp_j − δ)·scale, for its first `count` keys; 0 up to the end of their panel. */
function changesOf(scores: usize, changes: usize, count: i32, scale: f32, most: f32, logTotal: f32, own: f32): void {
  const scales = f32x4.splat(scale),
    mosts = f32x4.splat(most),
    logTotals = f32x4.splat(logTotal),
    owns = f32x4.splat(own);
  for (let j = 0; j < ((count + 7) & ~7); j += 4) {
    const p = exp4(f32x4.sub(f32x4.sub(f32x4.mul(v128.load(at(scores, j)), scales), mosts), logTotals));
    const c = f32x4.mul(f32x4.mul(p, f32x4.sub(v128.load(at(changes, j)), owns)), scales);
    const seen = within(j, 0, count);
    v128.store(at(scores, j), v128.and(p, seen));
    v128.store(at(changes, j), v128.and(c, seen));
  }
}
