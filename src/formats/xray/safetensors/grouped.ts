/**
 * Weights of MLX: `weight` uint32 `[out, in·bits / 32]`, the first code in the lowest bits, and beside it `scales` and `biases`
 * `[out, in / group]`: number = scale · u + bias. Where the bias is a whole multiple of the scale, u + bias / scale is the code;
 * of one bit, bias = −scale / 2 and the codes are −1 and +1. Source: mlx, `quantize`.
 */
import { elementBytes, type Dtype } from '../../safetensors/dtypes';
import { rowStrips, type DecodedStrips } from '../strips';
import { MOST_COLUMNS, type OpenTensor } from '../tensor';
import type { PlacedEntry } from './header';
import { numbersOf } from './numbers';

const floats: readonly Dtype[] = ['F16', 'BF16', 'F32'];
const readableBits = [1, 2, 4, 8];
/** How far from a whole number a bias may be in multiples of its scale: both are rounded to half precision. */
const WHOLE_WITHIN = 1 / 64;

interface Companions {
  readonly scales: PlacedEntry;
  readonly biases: PlacedEntry;
}

export function groupedCompanions({ name, dtype, shape }: PlacedEntry, byName: ReadonlyMap<string, PlacedEntry>): Companions | null {
  if (dtype !== 'U32' || shape.length !== 2 || !name.endsWith('.weight')) return null;
  const [scales, biases] = ['scales', 'biases'].map((part) => byName.get(name.replace(/weight$/, part)));
  return scales === undefined || biases === undefined ? null : { scales, biases };
}

/** @param bits a code takes, as the configuration says; null where it says nothing, and the usual groups of 32 to 128 decide */
export function groupedTensor(entry: PlacedEntry, { scales, biases }: Companions, bits: number | null, group: number | null): OpenTensor {
  const { name, shape, source, byteOffset } = entry;
  const [rows = 0, words = 0] = shape;
  const groups = scales.shape[1] ?? 0;
  const bitsOfCode = bits ?? (group === null ? 2 : (32 * words) / (groups * group));
  const columns = (32 * words) / bitsOfCode;
  const groupCodes = columns / groups;
  const isRight =
    readableBits.includes(bitsOfCode) &&
    columns <= MOST_COLUMNS &&
    Number.isInteger(groupCodes) &&
    groups > 0 &&
    [scales, biases].every((each) => floats.includes(each.dtype) && each.shape.join() === [rows, groups].join());
  const companionBytes = [scales, biases].reduce((sum, each) => sum + each.end - each.begin, 0);
  return {
    about: {
      name,
      shape: isRight ? [rows, columns] : shape,
      type: `U32 (${bitsOfCode} bit)`,
      sizeBytes: 4 * rows * words,
      bitsPerWeight: isRight ? (8 * (4 * rows * words + companionBytes)) / (rows * columns) : null,
      sharing: 'block',
      blockCodes: isRight ? groupCodes : null,
      hasScaleBeside: true,
      scaleUse: isRight ? 'multiplies' : null,
      unread: isRight ? null : 'companion',
      layouts: [],
      room: null,
    },
    async open() {
      if (!isRight) return Promise.resolve(null);
      const companion = async (each: PlacedEntry, first: number, count: number): Promise<Float32Array> => {
        const rowBytes = groups * elementBytes[each.dtype];
        return numbersOf(
          each.dtype,
          await each.source.read(each.byteOffset + first * rowBytes, each.byteOffset + (first + count) * rowBytes),
        );
      };
      return {
        ...rowStrips(rows),
        columns,
        blockCodes: groupCodes,
        hasCodes: true,
        async read(first, count): Promise<DecodedStrips> {
          const rowBytes = 4 * words;
          const [bytes, ofBlock, bias] = await Promise.all([
            source.read(byteOffset + first * rowBytes, byteOffset + (first + count) * rowBytes),
            companion(scales, first, count),
            companion(biases, first, count),
          ]);
          return decoded(bytes, ofBlock, bias, bitsOfCode, groupCodes);
        },
      };
    },
  };
}

function decoded(bytes: Uint8Array, scales: Float32Array, biases: Float32Array, bits: number, groupCodes: number): DecodedStrips {
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  const fields = new Uint8Array(bytes.length * perByte);
  for (let i = 0; i < fields.length; i++) fields[i] = ((bytes[Math.floor(i / perByte)] ?? 0) >> (bits * (i % perByte))) & mask;
  const shifts = Float32Array.from(scales, (scale, block) => (scale === 0 ? 0 : (biases[block] ?? 0) / scale));
  const isBinary = bits === 1 && shifts.every((shift) => Math.abs(shift + 0.5) < WHOLE_WITHIN);
  // Codes have eight bits with a sign; those of others are numbers.
  const isWhole = shifts.every((shift) => Math.abs(shift - Math.round(shift)) < WHOLE_WITHIN && shift > -128.5 && shift + mask < 127.5);
  if (!isBinary && !isWhole) {
    const values = Float32Array.from(fields, (u, i) => {
      const block = Math.floor(i / groupCodes);
      return (scales[block] ?? 0) * u + (biases[block] ?? 0);
    });
    return { codes: null, scales: new Float32Array(0), values };
  }
  const codes = Int8Array.from(fields, (u, i) => (isBinary ? 2 * u - 1 : u + Math.round(shifts[Math.floor(i / groupCodes)] ?? 0)));
  return { codes, scales: isBinary ? scales.map((scale) => scale / 2) : scales, values: null };
}
