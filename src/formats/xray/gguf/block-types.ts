/**
 * How ggml's types lay out a row, for those whose numbers the X-ray reads. One number can mean several layouts, because
 * forks gave types numbers before the main line did; then the room that a tensor has in the file decides.
 *
 * Sources: ggml `ggml-common.h`; PrismML's fork for types of 128 codes and of 32 bits (Q2_0 as 42 and, later, PQ2_0 as 142;
 * Q1_0 as 40); bitnet.cpp for I2_S.
 */
import { brainHalfToNumber, halfToNumber } from '../../../math/bytes/half';
import { f32, readableTypes } from '../../gguf/types/dequantise';
import type { GgufType, TensorLayout } from '../../gguf/types/gguf-type';
import { q1_0 } from '../../gguf/types/q1-0';
import { q2_0 } from '../../gguf/types/q2-0';
import { q4_0 } from '../../gguf/types/q4-0';
import { q8_0 } from '../../gguf/types/q8-0';
import { tq1_0 } from '../../gguf/types/tq1-0';
import { tq2_0 } from '../../gguf/types/tq2-0';

/** Codes in blocks along a row, with a scale in half precision each. */
export interface CodedBlocks extends TensorLayout {
  readonly kind: 'codes';
  readonly scaleAt: number;
  unpackBlock: GgufType['unpackBlock'];
}

/** Numbers, in blocks or one by one. */
export interface NumberBlocks extends TensorLayout {
  readonly kind: 'numbers';
  /** Writes the numbers of `blocks` blocks that begin at the first byte. */
  numbers(bytes: Uint8Array, blocks: number): Float32Array;
}

/** Codes of a whole matrix in 2 bits, and behind them one scale in 32 bytes of its own. */
export interface TwoBitMatrix extends TensorLayout {
  readonly kind: 'i2_s';
}

export type StoredType = CodedBlocks | NumberBlocks | TwoBitMatrix;

const coded = (type: Pick<GgufType, 'name' | 'id' | 'blockCodes' | 'blockBytes' | 'scaleAt' | 'unpackBlock'>): CodedBlocks => ({
  kind: 'codes',
  name: type.name,
  id: type.id,
  blockCodes: type.blockCodes,
  blockBytes: type.blockBytes,
  // Every type of blocks has a scale; the one without is made of single numbers.
  scaleAt: type.scaleAt ?? 0,
  unpackBlock: type.unpackBlock,
});

/** Two bits a code as in Q2_0, with a block of 128. */
const twoBitsOf128 = (name: string, id: number): CodedBlocks => ({
  kind: 'codes',
  name,
  id,
  blockCodes: 128,
  blockBytes: 34,
  scaleAt: 0,
  unpackBlock(bytes, at, codes, to) {
    for (let i = 0; i < 128; i++) codes[to + i] = (((bytes[at + 2 + (i >> 2)] ?? 0) >> (2 * (i & 3))) & 3) - 1;
  },
});

/** One bit a code as in Q1_0, with a block of 32. */
const oneBitOf32: CodedBlocks = {
  kind: 'codes',
  name: 'Q1_0 (32)',
  id: 40,
  blockCodes: 32,
  blockBytes: 6,
  scaleAt: 0,
  unpackBlock(bytes, at, codes, to) {
    for (let j = 0; j < 32; j++) codes[to + j] = 2 * (((bytes[at + 2 + (j >> 3)] ?? 0) >> (j & 7)) & 1) - 1;
  },
};

const plain = (name: string, id: number, blockBytes: number, read: (view: DataView, at: number) => number): NumberBlocks => ({
  kind: 'numbers',
  name,
  id,
  blockCodes: 1,
  blockBytes,
  numbers(bytes, blocks) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const values = new Float32Array(blocks);
    for (let i = 0; i < blocks; i++) values[i] = read(view, i * blockBytes);
    return values;
  },
});

/** Its numbers are read as `dequantise.ts` reads them. */
function dequantisedType(id: number): NumberBlocks {
  const type = readableTypes.get(id) ?? f32;
  return {
    kind: 'numbers',
    name: type.name,
    id,
    blockCodes: type.blockCodes,
    blockBytes: type.blockBytes,
    numbers(bytes, blocks) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const values = new Float32Array(blocks * type.blockCodes);
      for (let block = 0; block < blocks; block++) type.dequantise(view, block * type.blockBytes, values, block * type.blockCodes);
      return values;
    },
  };
}

/** Every half as a number, once: embeddings have hundreds of millions. */
let halves: Float32Array | null = null;
const halfTable = (): Float32Array => (halves ??= Float32Array.from({ length: 65_536 }, (_, bits) => halfToNumber(bits)));

const f16: NumberBlocks = {
  ...plain('F16', 1, 2, () => 0),
  numbers(bytes, blocks) {
    const table = halfTable();
    const values = new Float32Array(blocks);
    for (let i = 0, at = 0; i < blocks; i++, at += 2) values[i] = table[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] ?? 0;
    return values;
  },
};

const bf16 = plain('BF16', 30, 2, (view, at) => brainHalfToNumber(view.getUint16(at, true)));

const Q6_K = 14;

/** Every layout that a number can mean, the main line's first. */
const storedTypes: readonly StoredType[] = [
  plain('F32', 0, 4, (view, at) => view.getFloat32(at, true)),
  f16,
  coded(q4_0),
  coded(q8_0),
  dequantisedType(Q6_K),
  plain('I8', 24, 1, (view, at) => view.getInt8(at)),
  plain('I16', 25, 2, (view, at) => view.getInt16(at, true)),
  plain('I32', 26, 4, (view, at) => view.getInt32(at, true)),
  plain('F64', 28, 8, (view, at) => view.getFloat64(at, true)),
  bf16,
  coded(tq1_0),
  coded(tq2_0),
  { kind: 'i2_s', name: 'I2_S', id: 36, blockCodes: 4, blockBytes: 1 },
  oneBitOf32,
  coded(q1_0),
  coded(q2_0),
  twoBitsOf128('Q2_0 (128)', 42),
  twoBitsOf128('PQ2_0', 142),
];

export const typesNumbered = (id: number): readonly StoredType[] => storedTypes.filter((type) => type.id === id);

/** Behind the codes of a matrix in I2_S: a float32, and as much as fills 32 bytes. */
const I2S_TAIL_BYTES = 32;

/** Bytes of a tensor. NaN where its rows are no whole blocks. */
export function bytesOf(type: StoredType, elements: number, columns: number): number {
  if (type.kind === 'i2_s') return elements % 4 === 0 ? elements / 4 + I2S_TAIL_BYTES : Number.NaN;
  return columns % type.blockCodes === 0 ? (elements / type.blockCodes) * type.blockBytes : Number.NaN;
}
