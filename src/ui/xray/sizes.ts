import * as words from '#words/ui/xray/dialog';
import { fixed, marked } from '../../words/numbers';
import { formatBytes } from '../words/format';

/** 8589934592 → "8.59 GB"; smaller ones as everywhere. */
export const formatLarge = (sizeBytes: number): string =>
  sizeBytes < 1e9 ? formatBytes(sizeBytes) : words.gigabytes(fixed(sizeBytes / 1e9, 2));

/** 16 → "16", 2.0625 → "2.063". */
export const formatBits = (bits: number): string => marked(String(Number(bits.toFixed(3))));

export const weightsOf = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);

/** `[2560, 6912]` → "2560 × 6912". */
export const formatShape = (shape: readonly number[]): string => (shape.length === 0 ? '1' : shape.join(' × '));
