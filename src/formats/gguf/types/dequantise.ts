/**
 * The numbers of a tensor in any type that the converters of llama.cpp write: an integer times the scale of its block.
 * Source: ggml, `ggml-quants.c`, `dequantize_row_*`.
 */
import { brainHalfToNumber, halfToNumber } from '../../../math/bytes/half';
import { f16 } from './f16';
import type { GgufType, TensorLayout } from './gguf-type';
import { ggufTypes } from './gguf-types';

/** A type whose numbers can be read. */
interface Dequantiser extends TensorLayout {
  /** Writes the numbers of the block that begins at byte `at` of `view` to `values` from `to` on. */
  dequantise(view: DataView, at: number, values: Float32Array, to: number): void;
}

export const f32: Dequantiser = {
  name: 'F32',
  id: 0,
  blockCodes: 1,
  blockBytes: 4,
  dequantise: (view, at, values, to) => void (values[to] = view.getFloat32(at, true)),
};

/** Any half, where our own files have three of them. */
const halves: Dequantiser = {
  ...f16,
  dequantise: (view, at, values, to) => void (values[to] = halfToNumber(view.getUint16(at, true))),
};

const bf16: Dequantiser = {
  name: 'BF16',
  id: 30,
  blockCodes: 1,
  blockBytes: 2,
  dequantise: (view, at, values, to) => void (values[to] = brainHalfToNumber(view.getUint16(at, true))),
};

/**
 * Q6_K, which `llama-quantize` takes for embeddings: 256 numbers in 210 bytes, each of six bits less 32, in sixteen groups
 * with a scale of eight bits, times one half:
 *
 *   bytes 0 … 127   lower four bits     128 … 191   upper two bits     192 … 207   scales     208, 209   d
 */
const q6k: Dequantiser = {
  name: 'Q6_K',
  id: 14,
  blockCodes: 256,
  blockBytes: 210,
  dequantise(view, at, values, to) {
    const d = halfToNumber(view.getUint16(at + 208, true));
    for (let i = 0; i < 256; i++) {
      const half = i >> 7;
      const quarter = (i >> 5) & 3;
      const m = i & 31;
      const low = (view.getUint8(at + 64 * half + 32 * (quarter & 1) + m) >> (quarter < 2 ? 0 : 4)) & 15;
      const high = (view.getUint8(at + 128 + 32 * half + m) >> (2 * quarter)) & 3;
      values[to + i] = d * view.getInt8(at + 192 + (i >> 4)) * ((low | (high << 4)) - 32);
    }
  },
};

/** A type of codes: each times the half of its block. */
function ofCodes(type: GgufType): Dequantiser {
  const codes = new Int8Array(type.blockCodes);
  return {
    ...type,
    dequantise(view, at, values, to) {
      const d = type.scaleAt === null ? 1 : halfToNumber(view.getUint16(at + type.scaleAt, true));
      type.unpackBlock(new Uint8Array(view.buffer, view.byteOffset + at, type.blockBytes), 0, codes, 0);
      for (let i = 0; i < codes.length; i++) values[to + i] = d * (codes[i] ?? 0);
    },
  };
}

/** Every type that can be read, by its number. */
export const readableTypes: ReadonlyMap<number, Dequantiser> = new Map(
  [f32, ...ggufTypes.map((type) => (type === f16 ? halves : ofCodes(type))), bf16, q6k].map((type) => [type.id, type]),
);

/** The numbers of a whole tensor. Throws RangeError for a type that cannot be read. */
export function dequantised({ id, name }: TensorLayout, bytes: Uint8Array): Float32Array {
  const dequantiser = readableTypes.get(id);
  if (dequantiser === undefined) throw new RangeError(`${name} cannot be read.`);
  const { blockCodes, blockBytes } = dequantiser;
  const blocks = Math.floor(bytes.length / blockBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(blocks * blockCodes);
  for (let block = 0; block < blocks; block++) dequantiser.dequantise(view, block * blockBytes, values, block * blockCodes);
  return values;
}
