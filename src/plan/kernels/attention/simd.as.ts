import { softmaxRow } from '../shared/causal-row.as';
import { copyLanes, fusedRow, mixOf, outputRow, packedBytes, packHead, packHeadTransposed, scoresOf } from '../shared/heads.as';
import { at } from '../../../math/lanes.as';

/**
 * Twin of `wgsl.ts`, four queries at a time: their scores, a softmax, and the mix of the values. Sequences and groups of
 * heads that share keys are counted through, from `begin` to `end`.
 */
export function attention(
  scratch: usize,
  qkv: usize,
  o: usize,
  logSum: usize,
  batch: i32,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  begin: i32,
  end: i32,
): void {
  const row = fusedRow(heads, kvHeads, headDim),
    oRow = outputRow(heads, headDim);
  const scale = <f32>1 / sqrt(<f32>headDim);
  const scoreRow = at(0, (seqLen + 7) & ~7);
  const keys = scratch,
    values = keys + packedBytes(seqLen, headDim);
  const scores = values + packedBytes(seqLen, headDim),
    mixed = scores + 4 * scoreRow;
  const mixedRow = at(0, (headDim + 7) & ~7);
  const members = heads / kvHeads;
  for (let unit = begin; unit < end; unit++) {
    const b = unit / kvHeads,
      group = unit % kvHeads;
    const first = qkv + <usize>(b * seqLen) * row;
    packHeadTransposed(keys, at(first, (heads + group) * headDim), row, seqLen, headDim);
    packHead(values, at(first, (heads + kvHeads + group) * headDim), row, seqLen, headDim);
    for (let head = group * members; head < (group + 1) * members; head++) {
      for (let i = 0; i < seqLen; i += 4) {
        const last = min(i + 4, seqLen);
        scoresOf(at(first, head * headDim) + <usize>i * row, row, keys, headDim, 0, last, scores, scoreRow);
        // A query sees no later key: its row is 0 from there to the end of the tile.
        for (let r = 0; r < last - i; r++)
          softmaxRow(
            scores + <usize>r * scoreRow,
            i + r + 1,
            scale,
            at(logSum, (b * heads + head) * seqLen + i + r),
            at(0, batch * heads * seqLen),
          );
        mixOf(scores, scoreRow, values, seqLen, headDim, 0, last, mixed);
        for (let r = 0; r < last - i; r++)
          copyLanes(mixed + <usize>r * mixedRow, at(o + <usize>(b * seqLen + i + r) * oRow, head * headDim), headDim);
      }
    }
  }
}
