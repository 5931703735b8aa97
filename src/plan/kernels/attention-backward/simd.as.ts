import { fusedRow, packedBytes, packHead, packHeadTransposed } from '../shared/heads.as';
import { at } from '../../../math/lanes.as';
import { keyGradients, storeKeyGradients } from './keys.as';
import { queryGradients } from './queries.as';

/**
 * Twin of `wgsl.ts`, one head after the other. Queries leave the probabilities of their keys, and how the loss changes with the
 * scores, `[queries, keys]` each; keys and values then only sum over them. Units as in `attention`.
 */
export function attentionBackward(
  scratch: usize,
  qkv: usize,
  o: usize,
  logSum: usize,
  dO: usize,
  dqkv: usize,
  angles: usize,
  batch: i32,
  seqLen: i32,
  heads: i32,
  kvHeads: i32,
  headDim: i32,
  begin: i32,
  end: i32,
): void {
  const row = fusedRow(heads, kvHeads, headDim);
  const packed = packedBytes(seqLen, headDim),
    square = at(0, (seqLen + 8) * ((seqLen + 7) & ~7));
  const keysAcross = scratch,
    valuesAcross = keysAcross + packed,
    keys = valuesAcross + packed;
  const probabilities = keys + packed,
    mixed = probabilities + 2 * square,
    rest = mixed + 4 * at(0, (headDim + 7) & ~7);
  const members = heads / kvHeads;
  for (let unit = begin; unit < end; unit++) {
    const group = unit % kvHeads,
      sequence = unit / kvHeads;
    const key = at(qkv + <usize>(sequence * seqLen) * row, (heads + group) * headDim);
    packHeadTransposed(keysAcross, key, row, seqLen, headDim);
    packHeadTransposed(valuesAcross, at(key, kvHeads * headDim), row, seqLen, headDim);
    packHead(keys, key, row, seqLen, headDim);
    for (let head = group * members; head < (group + 1) * members; head++) {
      queryGradients(keysAcross, qkv, o, logSum, dO, dqkv, probabilities, mixed, angles, batch, seqLen, heads, kvHeads, headDim, sequence, head);
      keyGradients(rest, qkv, dO, probabilities, seqLen, heads, kvHeads, headDim, sequence, head, head === group * members);
    }
    storeKeyGradients(rest, dqkv, angles, seqLen, heads, kvHeads, headDim, sequence, group);
  }
}
