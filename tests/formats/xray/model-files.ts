/**
 * Files of models as other programs write them, made here from known codes: a second description of every layout, so that a
 * mistake in the reader is not made twice. All numbers in memory; `sparse-model.ts` makes large files.
 */
import { randomStream } from '../../../src/math/random';
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';

export interface FileTensor {
  readonly name: string;
  /** `[out, in]` */
  readonly shape: readonly number[];
  /** ggml's number. */
  readonly type: number;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const u32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);
const u64 = (value: number): Uint8Array => new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
const text = (value: string): Uint8Array => joined([u64(encoder.encode(value).length), encoder.encode(value)]);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Value = string | number | readonly string[];

function valueBytes(value: Value): Uint8Array {
  if (typeof value === 'string') return joined([u32(8), text(value)]);
  if (typeof value === 'number') return joined([u32(4), u32(value)]);
  return joined([u32(9), u32(8), u64(value.length), ...value.map(text)]);
}

/** The header, and where each tensor begins behind it. */
export function ggufHeaderBytes(
  metadata: Readonly<Record<string, Value>>,
  tensors: readonly (Omit<FileTensor, 'bytes'> & { readonly sizeBytes: number })[],
): { readonly header: Uint8Array; readonly offsets: readonly number[]; readonly sizeBytes: number } {
  const offsets: number[] = [];
  let end = 0;
  for (const { sizeBytes } of tensors) {
    offsets.push(end);
    end += Math.ceil(sizeBytes / 32) * 32;
  }
  const parts = [encoder.encode('GGUF'), u32(3), u64(tensors.length), u64(Object.keys(metadata).length)];
  for (const [key, value] of Object.entries(metadata)) parts.push(text(key), valueBytes(value));
  tensors.forEach(({ name, shape, type }, i) =>
    parts.push(text(name), u32(shape.length), ...shape.toReversed().map(u64), u32(type), u64(offsets[i] ?? 0)),
  );
  const head = joined(parts);
  const header = joined([head, new Uint8Array((32 - (head.length % 32)) % 32)]);
  return { header, offsets, sizeBytes: header.length + end };
}

export function ggufFile(metadata: Readonly<Record<string, Value>>, tensors: readonly FileTensor[]): Uint8Array {
  const { header, offsets, sizeBytes } = ggufHeaderBytes(
    metadata,
    tensors.map((tensor) => ({ ...tensor, sizeBytes: tensor.bytes.length })),
  );
  const file = new Uint8Array(sizeBytes);
  file.set(header);
  tensors.forEach(({ bytes }, i) => file.set(bytes, header.length + (offsets[i] ?? 0)));
  return file;
}

export interface SafeTensor {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export function safetensorsFile(tensors: readonly SafeTensor[]): Uint8Array {
  const header: Record<string, unknown> = {};
  let at = 0;
  for (const { name, dtype, shape, bytes } of tensors) {
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    at += bytes.length;
  }
  const json = encoder.encode(JSON.stringify(header));
  return joined([u64(json.length), json, ...tensors.map(({ bytes }) => bytes)]);
}

export const settingsFile = (name: string, settings: object): RangedSource => bytesSource(name, encoder.encode(JSON.stringify(settings)));

/** Codes −1, 0 and +1 as rounding a normal distribution by its mean magnitude leaves them: 31 % zeros. */
export function ternaryCodes(count: number, seed = 1): Int8Array {
  const random = randomStream(seed, 'xray', 0);
  return Int8Array.from({ length: count }, () => {
    const draw = random.uint32() / 2 ** 32;
    return draw < 0.345 ? -1 : draw < 0.655 ? 0 : 1;
  });
}

export const f32Bytes = (values: ArrayLike<number>): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);

/** IEEE half precision, to the nearest. */
function halfBits(value: number): number {
  if (value === 0) return 0;
  const sign = value < 0 ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (magnitude < 2 ** -14) return sign | Math.round(magnitude * 2 ** 24);
  const exponent = Math.floor(Math.log2(magnitude));
  // A fraction that is rounded up to 1 carries into the exponent, as it should.
  return sign | (((exponent + 15) << 10) + Math.round((magnitude / 2 ** exponent - 1) * 1024));
}

export const f16Bytes = (values: ArrayLike<number>): Uint8Array => new Uint8Array(Uint16Array.from(values, halfBits).buffer);
export const bf16Bytes = (values: ArrayLike<number>): Uint8Array =>
  new Uint8Array(Uint16Array.from(new Uint32Array(Float32Array.from(values).buffer), (bits) => bits >>> 16).buffer);

/** Q2_0: blocks of `size` codes, the half in front. */
export function q2Bytes(codes: Int8Array, size: number, scale: (block: number) => number): Uint8Array {
  const blocks = Array.from({ length: codes.length / size }, (_, block) => {
    const packed = new Uint8Array(size / 4);
    for (let i = 0; i < size; i++) packed[i >> 2] = (packed[i >> 2] ?? 0) | (((codes[block * size + i] ?? 0) + 1) << (2 * (i & 3)));
    return joined([f16Bytes([scale(block)]), packed]);
  });
  return joined(blocks);
}

/** I2_S along rows, `size` = 128 or 64, or four rows at a time. */
export function i2sBytes(codes: Int8Array, columns: number, layout: '128' | '64' | 'rows', scale: number): Uint8Array {
  const packed = new Uint8Array(codes.length / 4);
  codes.forEach((code, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const size = Number(layout);
    const quarter = size / 4;
    const [byte, place] =
      layout === 'rows'
        ? [Math.floor(row / 4) * columns + column, row % 4]
        : [Math.floor(i / size) * quarter + (i % quarter), Math.floor((i % size) / quarter)];
    packed[byte] = (packed[byte] ?? 0) | ((code + 1) << (6 - 2 * place));
  });
  return joined([packed, f32Bytes([scale, 0, 0, 0, 0, 0, 0, 0])]);
}

/** transformers: rows that lie `out / 4` apart share a byte. */
export function packedRows(codes: Int8Array, rows: number): Uint8Array {
  const columns = codes.length / rows;
  const quarter = rows / 4;
  const bytes = new Uint8Array(codes.length / 4);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = (row % quarter) * columns + column;
      bytes[at] = (bytes[at] ?? 0) | (((codes[row * columns + column] ?? 0) + 1) << (2 * Math.floor(row / quarter)));
    }
  return bytes;
}
