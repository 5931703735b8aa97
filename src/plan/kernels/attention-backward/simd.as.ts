import { at } from '../../../math/lanes.as';
import { keyGradients } from './keys.as';
import { queryGradients } from './queries.as';

/** Twin of `wgsl.ts`. In a unit one runs after the other, so keys get δ from the queries: it begins the scratch. Units as in `attention`. */
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
  const rest = at(scratch, ((heads / kvHeads) * seqLen + 7) & ~7);
  for (let unit = begin; unit < end; unit++) {
    queryGradients(rest, qkv, o, logSum, dO, dqkv, scratch, angles, batch, seqLen, heads, kvHeads, headDim, unit);
    keyGradients(rest, qkv, logSum, dO, dqkv, scratch, angles, batch, seqLen, heads, kvHeads, headDim, unit);
  }
}
