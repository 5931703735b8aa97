/**
 * GPTQ: `qweight` int32 `[in·bits / 32, out]`, codes of one column below one another, the first in the lowest bits; `scales`
 * `[groups, out]`; `qzeros` int32 `[groups, out·bits / 32]`. number = scale · (u − zero), where the first version of the format stores zero − 1.
 * `g_idx` names the group of every input; another order than one after another is refused. Source: AutoGPTQ, `qlinear_cuda_old.py`.
 *
 * Rows of the matrix lie across the whole tensor, so it is read at once.
 */
import { elementBytes } from '../../safetensors/dtypes';
import { rowStrips, type MatrixStrips } from '../strips';
import { MOST_COLUMNS, type OpenTensor, type StoredTensor } from '../tensor';
import type { PlacedEntry } from './header';
import { numbersOf } from './numbers';

/** A quarter of a billion weights of two bits: the largest matrix of any model of today. */
const MOST_BYTES = 64 * 2 ** 20;

export interface GptqSettings {
  readonly bits: number;
  /** 0 where the stored zero is the zero itself (`gptq_v2`), else 1. */
  readonly zeroOffset: 0 | 1;
}

export const isGptq = ({ name, dtype, shape }: PlacedEntry): boolean =>
  name.endsWith('.qweight') && (dtype === 'I32' || dtype === 'U32') && shape.length === 2;

export function gptqTensor(entry: PlacedEntry, byName: ReadonlyMap<string, PlacedEntry>, settings: GptqSettings): OpenTensor {
  const { name, shape } = entry;
  const { bits } = settings;
  const [words = 0, rows = 0] = shape;
  const columns = (words * 32) / bits;
  const [scales, zeros, order] = ['scales', 'qzeros', 'g_idx'].map((part) => byName.get(name.replace(/qweight$/, part)));
  const groups = scales?.shape[0] ?? 0;
  const groupCodes = columns / groups;
  const isRight =
    [2, 4, 8].includes(bits) &&
    columns <= MOST_COLUMNS &&
    entry.end - entry.begin <= MOST_BYTES &&
    Number.isInteger(groupCodes) &&
    scales?.shape.join() === [groups, rows].join() &&
    zeros?.shape.join() === [groups, (rows * bits) / 32].join();
  const about: StoredTensor = {
    name,
    shape: [rows, columns],
    type: `I32 (GPTQ, ${bits} bit)`,
    sizeBytes: entry.end - entry.begin,
    bitsPerWeight:
      (8 * [entry, scales, zeros].reduce((sum, each) => sum + (each === undefined ? 0 : each.end - each.begin), 0)) / (rows * columns),
    sharing: 'block',
    blockCodes: isRight ? groupCodes : null,
    hasScaleBeside: scales !== undefined,
    scaleUse: scales === undefined ? null : 'multiplies',
    unread: isRight ? null : 'companion',
    layouts: [],
    room: null,
  };
  return {
    about,
    async open(): Promise<MatrixStrips | null> {
      if (!isRight || scales === undefined || zeros === undefined) return null;
      const all = async (each: PlacedEntry): Promise<Uint8Array> =>
        each.source.read(each.byteOffset, each.byteOffset + each.end - each.begin);
      const [bytes, scaleBytes, zeroBytes] = await Promise.all([all(entry), all(scales), all(zeros)]);
      if (order !== undefined && !(await isInOrder(order, all, groupCodes))) return null;
      const ofBlock = numbersOf(scales.dtype, scaleBytes);
      const zeroOf = (group: number, row: number): number => field(zeroBytes, group * rows + row, bits) + settings.zeroOffset;
      // Codes have eight bits with a sign; a matrix with others is numbers.
      const areCodes = Array.from({ length: groups * rows }, (_, i) => zeroOf(Math.floor(i / rows), i % rows)).every(
        (zero) => zero <= 128 && 2 ** bits - 1 - zero <= 127,
      );
      return {
        ...rowStrips(rows),
        columns,
        blockCodes: groupCodes,
        hasCodes: true,
        read: async (first, count) => {
          const codes = new Int16Array(count * columns);
          const used = new Float32Array(count * groups);
          for (let k = 0; k < count; k++) {
            const row = first + k;
            for (let group = 0; group < groups; group++) {
              used[k * groups + group] = ofBlock[group * rows + row] ?? 0;
              const zero = zeroOf(group, row);
              for (let i = group * groupCodes; i < (group + 1) * groupCodes; i++)
                codes[k * columns + i] = columnField(bytes, i, row, rows, bits) - zero;
            }
          }
          if (areCodes) return Promise.resolve({ codes: Int8Array.from(codes), scales: used, values: null });
          const values = Float32Array.from(codes, (code, i) => code * (used[Math.floor(i / groupCodes)] ?? 0));
          return Promise.resolve({ codes: null, scales: new Float32Array(0), values });
        },
      };
    },
  };
}

/** Field j of fields that lie one after another along a row. */
const field = (bytes: Uint8Array, j: number, bits: number): number => ((bytes[(j * bits) >> 3] ?? 0) >> ((j * bits) & 7)) & (2 ** bits - 1);

/** Field of input i in the column of an output: 32 / bits inputs share a word. */
function columnField(bytes: Uint8Array, i: number, row: number, rows: number, bits: number): number {
  const perWord = 32 / bits;
  const bit = (i % perWord) * bits;
  const word = Math.floor(i / perWord) * rows + row;
  return ((bytes[4 * word + (bit >> 3)] ?? 0) >> (bit & 7)) & (2 ** bits - 1);
}

async function isInOrder(order: PlacedEntry, all: (entry: PlacedEntry) => Promise<Uint8Array>, groupCodes: number): Promise<boolean> {
  if (elementBytes[order.dtype] !== 4) return false;
  const groups = numbersOf(order.dtype, await all(order));
  return groups.every((group, i) => group === Math.floor(i / groupCodes));
}
