/** The tensors of a GGUF file: which layout each has, told by its type and by the room it has, and where its numbers are. */
import { typeNames } from '../../gguf/foreign-types';
import type { RangedSource } from '../source';
import { halfToNumber as half } from '../../../math/bytes/half';
import { rowStrips, type DecodedStrips, type MatrixStrips } from '../strips';
import { MOST_COLUMNS, matrixShape, type MatrixPlace, type OpenTensor, type StoredTensor } from '../tensor';
import { bytesOf, typesNumbered, type CodedBlocks, type NumberBlocks, type StoredType } from './block-types';
import type { ClaimedTensor, GgufHeader } from './header';
import { i2sLayouts, i2sStrips } from './i2s';
import { scaleBeside } from './scale-beside';

export function ggufTensors(source: RangedSource, { tensors, alignment }: GgufHeader): readonly OpenTensor[] {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return tensors.map((claimed) => openTensor(source, claimed, alignment, byName));
}

function openTensor(
  source: RangedSource,
  claimed: ClaimedTensor,
  alignment: number,
  byName: ReadonlyMap<string, ClaimedTensor>,
): OpenTensor {
  const { name, shape, roomBytes, byteOffset } = claimed;
  const { rows, columns } = matrixShape(shape);
  const elements = rows * columns;
  const fits = (bytes: number): boolean => bytes <= roomBytes && roomBytes - bytes < alignment;
  const candidates = typesNumbered(claimed.type);
  const isPossible = (each: StoredType): boolean =>
    !Number.isNaN(bytesOf(each, elements, columns)) && (each.kind !== 'i2_s' || i2sLayouts(rows, columns).length > 0);
  const possible = columns > MOST_COLUMNS ? [] : candidates.filter(isPossible);
  const type = possible.find((each) => fits(bytesOf(each, elements, columns))) ?? possible[0] ?? null;
  const scale = scaleBeside(source, claimed, byName);

  const named = type?.name ?? candidates[0]?.name ?? typeNames.get(claimed.type) ?? String(claimed.type);
  const base = { name, shape, type: named, hasScaleBeside: scale !== null, scaleUse: scaleUseOf(type, scale !== null) };
  const unread = (reason: NonNullable<StoredTensor['unread']>, sizeBytes: number): OpenTensor => ({
    about: {
      ...base,
      sizeBytes: Math.max(0, sizeBytes),
      bitsPerWeight: sizeBytes > 0 && reason === 'type' ? (8 * sizeBytes) / elements : null,
      sharing: 'none',
      blockCodes: null,
      unread: reason,
      layouts: [],
      room: null,
    },
    open: async () => Promise.resolve(null),
  });
  if (type === null) return candidates.length > 0 ? unread('shape', roomBytes) : unread(roomBytes <= 0 ? 'outside' : 'type', roomBytes);
  const sizeBytes = bytesOf(type, elements, columns);
  if (sizeBytes > roomBytes) return unread('outside', sizeBytes);
  return {
    about: {
      ...base,
      sizeBytes,
      bitsPerWeight: (8 * sizeBytes) / elements,
      sharing: type.kind === 'codes' ? 'block' : type.kind === 'i2_s' ? 'matrix' : 'none',
      blockCodes: type.kind === 'codes' ? type.blockCodes : null,
      unread: null,
      layouts: type.kind === 'i2_s' ? i2sLayouts(rows, columns) : [],
      room: fits(sizeBytes) ? null : { neededBytes: sizeBytes, foundBytes: roomBytes },
    },
    open: async (layout) => {
      const outer = (await scale?.()) ?? 1;
      const at = { source, byteOffset, rows, columns };
      return type.kind === 'i2_s' ? i2sStrips(at, layout, outer) : blockStrips(at, type, outer);
    },
  };
}

const scaleUseOf = (type: StoredType | null, hasScaleBeside: boolean): StoredTensor['scaleUse'] =>
  hasScaleBeside || (type !== null && type.kind !== 'numbers') ? 'multiplies' : null;

/** Rows that lie one after another, in blocks. */
function blockStrips(
  { source, byteOffset, rows, columns }: MatrixPlace,
  type: Exclude<StoredType, { kind: 'i2_s' }>,
  outer: number,
): MatrixStrips {
  const blocks = columns / type.blockCodes;
  const rowBytes = blocks * type.blockBytes;
  return {
    ...rowStrips(rows),
    columns,
    blockCodes: type.kind === 'codes' ? type.blockCodes : columns,
    hasCodes: type.kind === 'codes',
    async read(first, count) {
      const bytes = await source.read(byteOffset + first * rowBytes, byteOffset + (first + count) * rowBytes);
      return type.kind === 'codes' ? decodeCodes(bytes, type, count * blocks, outer) : decodeNumbers(bytes, type, count * blocks, outer);
    },
  };
}

function decodeCodes(
  bytes: Uint8Array,
  { blockBytes, blockCodes, scaleAt, unpackBlock }: CodedBlocks,
  blocks: number,
  outer: number,
): DecodedStrips {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = new Int8Array(blocks * blockCodes);
  const scales = new Float32Array(blocks);
  for (let block = 0; block < blocks; block++) {
    unpackBlock(bytes, block * blockBytes, codes, block * blockCodes);
    scales[block] = outer * half(view.getUint16(block * blockBytes + scaleAt, true));
  }
  return { codes, scales, values: null };
}

function decodeNumbers(bytes: Uint8Array, type: NumberBlocks, blocks: number, outer: number): DecodedStrips {
  const values = type.numbers(bytes, blocks);
  if (outer !== 1) for (let i = 0; i < values.length; i++) values[i] = outer * (values[i] ?? 0);
  return { codes: null, scales: new Float32Array(0), values };
}
