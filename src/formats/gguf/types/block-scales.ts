/**
 * Scales of rows and groups in the blocks of a GGUF tensor. Each block has one half `d`, so a scale stands in every block of its
 * row or group, rounded to 11 bits: at most 2⁻¹¹ away. Halves below 6·10⁻⁵ have fewer; so the largest is brought between 1/2 and
 * 1 by a power of two, which stands in the float32 tensor beside and by which llama.cpp multiplies the product:
 *
 *   scale ≈ d · unit      unit = 2^⌈log₂ of the largest scale⌉
 */
import { scaleShape, type Granularity } from '../../../catalog/modes/granularity';
import { halfToNumber, numberToHalf } from '../../../math/bytes/half';
import { FormatError } from '../../format-error';
import type { CodeScale } from '../../format';
import { quoted } from '../../shared/quoted';
import type { GgufType } from './gguf-type';

/** Bits of a half for each block, and the power of two beside. */
export interface BlockScales {
  readonly halves: Uint16Array;
  readonly unit: number;
}

/** Whether the blocks of a type fit into the rows and groups that share a scale. */
export function blocksFit({ blockCodes, scaleAt }: GgufType, rowLength: number, granularity: Granularity): boolean {
  if (rowLength % blockCodes !== 0) return false;
  if (granularity === 'matrix') return true;
  return scaleAt !== null && (granularity === 'row' || granularity.group >= rowLength || granularity.group % blockCodes === 0);
}

/** Of the first block of each row or group, and of the others by their place. */
function scaleOfBlock({ blockCodes }: GgufType, granularity: Granularity, [, inputs = 1]: readonly number[]): (block: number) => number {
  const group = typeof granularity === 'string' ? inputs : Math.min(granularity.group, inputs);
  const [perRow, groups] = [inputs / blockCodes, Math.ceil(inputs / group)];
  return (block) => Math.floor(block / perRow) * groups + Math.floor(((block % perRow) * blockCodes) / group);
}

/** Scales of rows or groups as the blocks hold them. */
export function toBlockScales(type: GgufType, { granularity, values }: CodeScale, shape: readonly number[]): BlockScales {
  const unit = unitOf(values);
  const indexOf = scaleOfBlock(type, granularity, shape);
  const blocks = ((shape[0] ?? 1) * (shape[1] ?? 1)) / type.blockCodes;
  return { halves: Uint16Array.from({ length: blocks }, (_, block) => numberToHalf((values[indexOf(block)] ?? 0) / unit)), unit };
}

/** A power of two: exact to multiply by and to divide by. */
function unitOf(values: Float32Array): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  let unit = 1;
  while (largest > unit) unit *= 2;
  while (largest > 0 && largest <= unit / 2 && unit > 2 ** -100) unit /= 2;
  return unit;
}

/** The scales as a file gives them back. */
export function roundedToHalves(scale: CodeScale): CodeScale {
  if (scale.granularity === 'matrix') return scale;
  const unit = unitOf(scale.values);
  return { ...scale, values: scale.values.map((value) => halfToNumber(numberToHalf(value / unit)) * unit) };
}

/**
 * The scales in blocks. Throws {@link FormatError} where one is no finite number of 0 or more, or where the blocks of a row or
 * group differ.
 */
export function fromBlockScales(
  type: GgufType,
  { halves, unit }: BlockScales,
  granularity: Granularity,
  shape: readonly number[],
  where: { readonly name: string; readonly byteOffset: number },
): CodeScale {
  const indexOf = scaleOfBlock(type, granularity, shape);
  const values = new Float32Array(scaleShape(granularity, shape).reduce((product, extent) => product * extent, 1)).fill(-1);
  for (const [block, half] of halves.entries()) {
    const value = Math.fround(halfToNumber(half) * unit);
    const place = where.byteOffset + block * type.blockBytes + (type.scaleAt ?? 0);
    if (!(value >= 0 && Number.isFinite(value)) || (half & 0x8000) !== 0)
      throw new FormatError(`scales of 0 or more in the blocks of tensor ${quoted(where.name)}`, String(halfToNumber(half)), place);
    const index = indexOf(block);
    if ((values[index] ?? -1) >= 0 && values[index] !== value)
      throw new FormatError(`one scale in the blocks that share it of tensor ${quoted(where.name)}`, String(value), place);
    values[index] = value;
  }
  return { granularity, values };
}

/** The halves of a tensor's blocks, from their places. */
export function halvesIn({ scaleAt, blockBytes }: GgufType, bytes: Uint8Array): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint16Array.from({ length: Math.floor(bytes.length / blockBytes) }, (_, block) =>
    scaleAt === null ? one : view.getUint16(block * blockBytes + scaleAt, true),
  );
}

/** Puts the halves into packed blocks. */
export function writeHalves({ scaleAt, blockBytes }: GgufType, bytes: Uint8Array, halves: Uint16Array): void {
  if (scaleAt === null) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [block, half] of halves.entries()) view.setUint16(block * blockBytes + scaleAt, half, true);
}

/** 1 as a half. */
const one = 0x3c00;
