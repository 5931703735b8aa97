/** What the worker of the X-ray reads of a file of eight gigabytes, and that a person is answered before all tensors are. */
import { expect, test } from 'vitest';
import { createXray } from '../../src/worker/xray/xray';
import { ggufHeaderBytes, i2sBytes, ternaryCodes } from '../formats/xray/model-files';

const [ROWS, COLUMNS] = [512, 256];
const MATRIX_BYTES = (ROWS * COLUMNS) / 4 + 32;

/** Eight gigabytes of which only the header and the first matrix are there; every piece that is read is noted. */
function eightGigabytes(): { readonly file: File; readonly reads: number[]; readonly headerBytes: number } {
  const tensors = [
    { name: 'blk.0.ffn_up.weight', shape: [ROWS, COLUMNS], type: 36, sizeBytes: MATRIX_BYTES },
    ...Array.from({ length: 400 }, (_, i) => ({
      name: `blk.${i + 1}.ffn_up.weight`,
      shape: [ROWS, COLUMNS],
      type: 36,
      sizeBytes: MATRIX_BYTES,
    })),
    { name: 'token_embd.weight', shape: [1_000_000, 4096], type: 1, sizeBytes: 8_192_000_000 },
  ];
  const { header, offsets, sizeBytes } = ggufHeaderBytes({ 'general.architecture': 'bitnet-b1.58' }, tensors);
  const codes = i2sBytes(ternaryCodes(ROWS * COLUMNS), COLUMNS, '128', 0.5);
  const codesAt = header.length + (offsets[0] ?? 0);
  const reads: number[] = [];
  const slice = (begin: number, end: number): Blob => {
    reads.push(end - begin);
    const bytes = new Uint8Array(end - begin);
    for (const [written, at] of [
      [header, 0],
      [codes, codesAt],
    ] as const) {
      const [from, to] = [Math.max(begin, at), Math.min(end, at + written.length)];
      if (from < to) bytes.set(written.subarray(from - at, to - at), from - begin);
    }
    return new Blob([bytes]);
  };
  return { file: { name: 'eight.gguf', size: sizeBytes, slice } as File, reads, headerBytes: header.length };
}

const sum = (reads: readonly number[]): number => reads.reduce((total, read) => total + read, 0);

test('the first tensor costs a megabyte of header and its own bytes, whatever the size of the file', async () => {
  const { file, reads } = eightGigabytes();
  const xray = createXray(() => undefined);
  const { tensors } = await xray.open('first', [file]);
  expect(tensors).toHaveLength(402);
  expect(sum(reads)).toBeLessThan(1.01 * 2 ** 20);
  reads.length = 0;
  const seen = await xray.tensor({ side: 'first', index: 0 });
  expect(seen?.statistics).toMatchObject({ rowsRead: ROWS, zeroShare: expect.closeTo(0.31, 1), scales: { median: 0.5 } });
  // Once to count, once to draw.
  expect(sum(reads)).toBeLessThan(2.1 * MATRIX_BYTES);
});

test('all tensors are examined a piece at a time, and a person is answered meanwhile', async () => {
  const { file, reads } = eightGigabytes();
  let examined = 0;
  const xray = createXray(() => (examined += 1));
  await xray.open('first', [file]);
  const all = xray.examine('first');
  await xray.tensor({ side: 'first', index: 0 });
  expect(examined).toBeLessThan(402);
  await all;
  expect(examined).toBe(402);
  expect(Math.max(...reads)).toBeLessThan(2 ** 22);
});

test('another model in its place ends the examination', async () => {
  const { file } = eightGigabytes();
  let examined = 0;
  const xray = createXray(() => (examined += 1));
  await xray.open('first', [file]);
  const all = xray.examine('first');
  await xray.open('first', [file]);
  expect(await all).toEqual([]);
  expect(examined).toBeLessThan(402);
});
