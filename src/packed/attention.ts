import type { Architecture } from '../experiment/architecture';
import type { Rotary } from './rotary';

/** Keys and values of the positions read so far, of one block. */
export interface KeyValueCache {
  /** `[capacity, kvHeads · headDim]`, turned by their positions already. */
  readonly keys: Float32Array;
  /** `[capacity, kvHeads · headDim]` */
  readonly values: Float32Array;
}

export type AttentionShape = Pick<Architecture, 'hiddenSize' | 'numHeads' | 'numKvHeads'>;

/** Bytes are 8 · capacity · kvHeads · headDim. */
export function emptyCache({ hiddenSize, numHeads, numKvHeads }: AttentionShape, capacity: number): KeyValueCache {
  const size = capacity * (hiddenSize / numHeads) * numKvHeads;
  return { keys: new Float32Array(size), values: new Float32Array(size) };
}

/**
 * Causal attention of new positions to themselves and to everything in the cache, which they join.
 *   a = softmax(q·kᵀ / √headDim) · v
 * Key/value head j serves query heads j·r … (j+1)·r − 1, r = heads / kvHeads.
 * Source: Vaswani et al. 2017, Eq. 1; grouping: Ainslie et al. 2023 (GQA).
 *
 * @param qkv `[count, hidden + 2·kvHeads·headDim]`: queries, keys, values of each position; turned in place
 * @param position of the first row
 * @returns `[count, hidden]`
 */
export function attend(
  qkv: Float32Array,
  count: number,
  position: number,
  cache: KeyValueCache,
  shape: AttentionShape,
  rotary: Rotary | null,
): Float32Array {
  const { hiddenSize: hidden, numHeads, numKvHeads } = shape;
  const headDim = hidden / numHeads;
  const kvSize = headDim * numKvHeads;
  const stride = hidden + 2 * kvSize;
  rotary?.turn(qkv, { count, stride, offset: 0, heads: numHeads }, position);
  rotary?.turn(qkv, { count, stride, offset: hidden, heads: numKvHeads }, position);
  for (let row = 0; row < count; row++) {
    const keyAt = row * stride + hidden;
    cache.keys.set(qkv.subarray(keyAt, keyAt + kvSize), (position + row) * kvSize);
    cache.values.set(qkv.subarray(keyAt + kvSize, keyAt + 2 * kvSize), (position + row) * kvSize);
  }

  const mixed = new Float32Array(count * hidden);
  const weights = new Float32Array(position + count);
  const group = numHeads / numKvHeads;
  for (let row = 0; row < count; row++) {
    const seen = weights.subarray(0, position + row + 1);
    for (let head = 0; head < numHeads; head++) {
      const place = { stride: kvSize, offset: Math.floor(head / group) * headDim };
      const query = qkv.subarray(row * stride + head * headDim, row * stride + (head + 1) * headDim);
      scoresOf(seen, query, cache.keys, place);
      softmaxInPlace(seen);
      mix(mixed.subarray(row * hidden + head * headDim, row * hidden + (head + 1) * headDim), seen, cache.values, place);
    }
  }
  return mixed;
}

interface HeadPlace {
  readonly stride: number;
  readonly offset: number;
}

function scoresOf(scores: Float32Array, query: Float32Array, keys: Float32Array, { stride, offset }: HeadPlace): void {
  const factor = 1 / Math.sqrt(query.length);
  for (let p = 0, at = offset; p < scores.length; p++, at += stride) {
    let sum = 0;
    for (let d = 0; d < query.length; d++) sum += (query[d] ?? 0) * (keys[at + d] ?? 0);
    scores[p] = sum * factor;
  }
}

function mix(mixed: Float32Array, weights: Float32Array, values: Float32Array, { stride, offset }: HeadPlace): void {
  for (let p = 0, at = offset; p < weights.length; p++, at += stride) {
    const weight = weights[p] ?? 0;
    for (let d = 0; d < mixed.length; d++) mixed[d] = (mixed[d] ?? 0) + weight * (values[at + d] ?? 0);
  }
}

/** e^(x − max) / Σ, in place. */
export function softmaxInPlace(values: Float32Array): void {
  let largest = -Infinity;
  for (const value of values) if (value > largest) largest = value;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] = Math.exp((values[i] ?? 0) - largest);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / sum;
}
