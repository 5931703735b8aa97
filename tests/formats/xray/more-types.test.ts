/** Types that `tests/fixtures/xray/write.py` has not: numbers of either container, and codes of other widths and conventions. */
import { describe, expect, test } from 'vitest';
import { openModel } from '../../../src/formats/xray/open-model';
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';
import { readRow, valuesOf } from '../../../src/formats/xray/strips';
import {
  bf16Bytes,
  f16Bytes,
  f32Bytes,
  ggufFile,
  i2sBytes,
  packedRows,
  q2Bytes,
  safetensorsFile,
  settingsFile,
  type SafeTensor,
} from './model-files';

/** Row 0 of a tensor, of a file that holds others too. */
async function firstRow(
  files: readonly RangedSource[],
  name: string,
): Promise<{ codes: number[] | null; scales: number[]; values: number[] } | null> {
  const { tensors } = await openModel(files);
  const matrix = await tensors.find(({ about }) => about.name === name)?.open();
  if (matrix === undefined) throw new Error(name);
  if (matrix === null) return null;
  const row = await readRow(matrix, 0);
  return { codes: row.codes === null ? null : [...row.codes], scales: [...row.scales], values: [...valuesOf(row, matrix)] };
}

/** Values whose bytes differ, so that their order shows; the highest bit is set in some. */
const numbers = [1.5, -2.25, 258, -259];

function written(bytes: number, write: (view: DataView, at: number, value: number) => void, values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes * values.length));
  values.forEach((value, i) => write(view, bytes * i, value));
  return new Uint8Array(view.buffer);
}

const wholes = [1, -2, 100, -128];
const plainTypes: readonly {
  readonly dtype: SafeTensor['dtype'];
  readonly id?: number;
  readonly bytes: Uint8Array;
  readonly values: readonly number[];
}[] = [
  { dtype: 'F64', id: 28, bytes: written(8, (view, at, value) => view.setFloat64(at, value, true), numbers), values: numbers },
  { dtype: 'F32', id: 0, bytes: f32Bytes(numbers), values: numbers },
  { dtype: 'F16', id: 1, bytes: f16Bytes(numbers), values: numbers },
  { dtype: 'BF16', id: 30, bytes: bf16Bytes([1.5, -2.25, 258, -260]), values: [1.5, -2.25, 258, -260] },
  { dtype: 'I8', id: 24, bytes: written(1, (view, at, value) => view.setInt8(at, value), wholes), values: wholes },
  {
    dtype: 'I16',
    id: 25,
    bytes: written(2, (view, at, value) => view.setInt16(at, value, true), [258, -259, 3, -4]),
    values: [258, -259, 3, -4],
  },
  {
    dtype: 'I32',
    id: 26,
    bytes: written(4, (view, at, value) => view.setInt32(at, value, true), [66_051, -66_052, 3, -4]),
    values: [66_051, -66_052, 3, -4],
  },
  { dtype: 'U8', bytes: Uint8Array.of(0, 127, 128, 255), values: [0, 127, 128, 255] },
  {
    dtype: 'U16',
    bytes: written(2, (view, at, value) => view.setUint16(at, value, true), [258, 65_535, 3, 0]),
    values: [258, 65_535, 3, 0],
  },
  {
    dtype: 'U32',
    bytes: written(4, (view, at, value) => view.setUint32(at, value, true), [66_051, 2 ** 31, 3, 0]),
    values: [66_051, 2 ** 31, 3, 0],
  },
  {
    dtype: 'I64',
    bytes: written(8, (view, at, value) => view.setBigInt64(at, BigInt(value), true), [2 ** 33, -66_052, 3, 0]),
    values: [2 ** 33, -66_052, 3, 0],
  },
  {
    dtype: 'U64',
    bytes: written(8, (view, at, value) => view.setBigUint64(at, BigInt(value), true), [2 ** 33, 2 ** 63, 3, 0]),
    values: [2 ** 33, 2 ** 63, 3, 0],
  },
  // Sign, five bits of exponent with a bias of 15, two of fraction.
  { dtype: 'F8_E5M2', bytes: Uint8Array.of(0x3c, 0xbd, 0x41, 0xc2), values: [1, -1.25, 2.5, -3] },
  { dtype: 'BOOL', bytes: Uint8Array.of(0, 1, 1, 0), values: [0, 1, 1, 0] },
];

test.each(plainTypes)('$dtype of safetensors', async ({ dtype, bytes, values }) => {
  const file = bytesSource('model.safetensors', safetensorsFile([{ name: 'plain', dtype, shape: [1, values.length], bytes }]));
  expect((await firstRow([file], 'plain'))?.values).toEqual(values);
});

test.each(plainTypes.filter(({ id }) => id !== undefined))('$dtype of GGUF', async ({ id = 0, bytes, values }) => {
  const file = bytesSource('model.gguf', ggufFile({}, [{ name: 'plain', shape: [1, values.length], type: id, bytes }]));
  expect((await firstRow([file], 'plain'))?.values).toEqual(values);
});

test('the second row of plain numbers begins behind the first', async () => {
  const file = bytesSource(
    'model.safetensors',
    safetensorsFile([{ name: 'plain', dtype: 'F32', shape: [2, 2], bytes: f32Bytes(numbers) }]),
  );
  const { tensors } = await openModel([file]);
  const matrix = await tensors[0]?.open();
  if (matrix === null || matrix === undefined) throw new Error();
  expect([...valuesOf(await readRow(matrix, 1), matrix)]).toEqual(numbers.slice(2));
});

test('Q6_K: six bits of a code in two places, sixteen scales of eight bits and a half behind them', async () => {
  const codes = Array.from({ length: 256 }, (_, i) => ((i * 37) % 64) - 32);
  const scales = Array.from({ length: 16 }, (_, i) => 3 * i - 20);
  const block = new Uint8Array(210);
  // ggml-quants.c: of each 128 codes, four runs of 32; low halves of runs 0 and 2 share bytes, as do those of 1 and 3.
  codes.forEach((code, i) => {
    const [half, run, place] = [Math.floor(i / 128), Math.floor((i % 128) / 32), i % 32];
    const low = 64 * half + 32 * (run % 2) + place;
    block[low] = (block[low] ?? 0) | (((code + 32) & 15) << (run < 2 ? 0 : 4));
    const high = 128 + 32 * half + place;
    block[high] = (block[high] ?? 0) | (((code + 32) >> 4) << (2 * run));
  });
  block.set(new Uint8Array(Int8Array.from(scales).buffer), 192);
  block.set(f16Bytes([0.5]), 208);
  const file = bytesSource('model.gguf', ggufFile({}, [{ name: 'plain', shape: [1, 256], type: 14, bytes: block }]));
  expect((await firstRow([file], 'plain'))?.values).toEqual(codes.map((code, i) => 0.5 * (scales[Math.floor(i / 16)] ?? 0) * code));
});

/** Fields of a few bits from the lowest bit of 32-bit words on. */
function words(fields: readonly number[], bits: number): Uint8Array {
  const bytes = new Uint8Array((fields.length * bits) / 8);
  fields.forEach((field, i) => {
    bytes[(i * bits) >> 3] = (bytes[(i * bits) >> 3] ?? 0) | (field << ((i * bits) & 7));
  });
  return bytes;
}

describe.each([2, 4, 8])('GPTQ of %i bits', (bits) => {
  const [inputs, outputs] = [32, 32];
  const [groups, perWord] = [2, 32 / bits];
  // With eight bits all, whose zero is the middle: others are numbers.
  const code = (input: number, output: number): number =>
    bits === 8 ? ((71 * input + 3 * output) % 253) - 126 : ((5 * input + 3 * output) % 3) - 1;
  const zero = (group: number, output: number): number => (bits === 8 ? 128 : 1 + ((group + output) % 2));
  const scale = (group: number, output: number): number => (1 + group) / 2 ** (1 + (output % 4));
  const perOutput = <T>(make: (group: number, output: number) => T): readonly T[] =>
    Array.from({ length: groups * outputs }, (_, i) => make(Math.floor(i / outputs), i % outputs));

  /** @param stored of a zero, what the file holds */
  function model(stored: (zero: number) => number, order: (input: number) => number, format: string | null): readonly RangedSource[] {
    const qweight = new Uint8Array((4 * inputs * outputs) / perWord);
    for (let word = 0; word < inputs / perWord; word++)
      for (let output = 0; output < outputs; output++) {
        const fields = Array.from({ length: perWord }, (_, i) => {
          const input = perWord * word + i;
          return code(input, output) + zero(Math.floor(input / 16), output);
        });
        qweight.set(words(fields, bits), 4 * (word * outputs + output));
      }
    const inOrder = Array.from({ length: inputs }, (_, input) => order(input));
    const tensors: readonly SafeTensor[] = [
      { name: 'w.qweight', dtype: 'I32', shape: [inputs / perWord, outputs], bytes: qweight },
      { name: 'w.scales', dtype: 'F16', shape: [groups, outputs], bytes: f16Bytes(perOutput(scale)) },
      {
        name: 'w.qzeros',
        dtype: 'I32',
        shape: [groups, (outputs * bits) / 32],
        bytes: words(
          perOutput(zero).map((each) => stored(each)),
          bits,
        ),
      },
      { name: 'w.g_idx', dtype: 'I32', shape: [inputs], bytes: new Uint8Array(Int32Array.from(inOrder).buffer) },
    ];
    const config = { quantization_config: { quant_method: 'gptq', bits, ...(format === null ? {} : { checkpoint_format: format }) } };
    return [bytesSource('model.safetensors', safetensorsFile(tensors)), settingsFile('config.json', config)];
  }
  const inGroups = (input: number): number => Math.floor(input / 16);
  const expected = {
    codes: Array.from({ length: inputs }, (_, input) => code(input, 0)),
    scales: [scale(0, 0), scale(1, 0)],
    values: Array.from({ length: inputs }, (_, input) => code(input, 0) * scale(inGroups(input), 0)),
  };

  test('stores zeros less one', async () =>
    expect(
      await firstRow(
        model((each) => each - 1, inGroups, null),
        'w.qweight',
      ),
    ).toEqual(expected));
  test('stores the zeros themselves as gptq_v2', async () =>
    expect(
      await firstRow(
        model((each) => each, inGroups, 'gptq_v2'),
        'w.qweight',
      ),
    ).toEqual(expected));
  test('is not read with groups in an order of their own', async () =>
    expect(
      await firstRow(
        model(
          (each) => each - 1,
          (input) => input % 2,
          null,
        ),
        'w.qweight',
      ),
    ).toBeNull());
});

test.each([10, 200])('GPTQ of 8 bits with a zero of %i: numbers, and right', async (zero) => {
  const fields = [0, 100, 200, 255];
  const tensors: readonly SafeTensor[] = [
    { name: 'w.qweight', dtype: 'I32', shape: [1, 4], bytes: Uint8Array.from([fields, fields, fields, fields].flat()) },
    { name: 'w.scales', dtype: 'F16', shape: [1, 4], bytes: f16Bytes([0.25, 0.5, 1, 2]) },
    { name: 'w.qzeros', dtype: 'I32', shape: [1, 1], bytes: new Uint8Array(4).fill(zero - 1) },
  ];
  const config = settingsFile('config.json', { quantization_config: { quant_method: 'gptq', bits: 8 } });
  const found = await firstRow([bytesSource('model.safetensors', safetensorsFile(tensors)), config], 'w.qweight');
  expect(found).toEqual({ codes: null, scales: [], values: fields.map((u) => 0.25 * (u - zero)) });
});

describe('MLX', () => {
  const columns = 64;
  const mlx = (bits: number, fields: readonly number[], [scale, bias]: readonly [number, number]): readonly RangedSource[] => [
    bytesSource(
      'model.safetensors',
      safetensorsFile([
        { name: 'w.weight', dtype: 'U32', shape: [1, (columns * bits) / 32], bytes: words(fields, bits) },
        { name: 'w.scales', dtype: 'F16', shape: [1, 1], bytes: f16Bytes([scale]) },
        { name: 'w.biases', dtype: 'F16', shape: [1, 1], bytes: f16Bytes([bias]) },
      ]),
    ),
    settingsFile('config.json', { quantization: { bits, group_size: columns } }),
  ];
  const fieldsOf = (bits: number): readonly number[] => Array.from({ length: columns }, (_, i) => (67 * i + 3) % 2 ** bits);

  test.each([
    [2, 1],
    [4, 7],
    [8, 128],
  ])('of %i bits: where the bias is %i whole scales, codes', async (bits, shift) => {
    const codes = fieldsOf(bits).map((u) => u - shift);
    const found = await firstRow(mlx(bits, fieldsOf(bits), [0.25, -0.25 * shift]), 'w.weight');
    expect(found).toEqual({ codes, scales: [0.25], values: codes.map((code) => 0.25 * code) });
  });

  test('of 1 bit: −1 and +1, and half the scale', async () => {
    const codes = fieldsOf(1).map((u) => 2 * u - 1);
    const found = await firstRow(mlx(1, fieldsOf(1), [0.5, -0.25]), 'w.weight');
    expect(found).toEqual({ codes, scales: [0.25], values: codes.map((code) => 0.25 * code) });
  });

  test('codes that eight bits with a sign do not hold are numbers, and right', async () => {
    const found = await firstRow(mlx(8, fieldsOf(8), [0.25, -2.5]), 'w.weight');
    expect(found).toEqual({ codes: null, scales: [], values: fieldsOf(8).map((u) => 0.25 * u - 2.5) });
  });

  test('any other bias leaves numbers', async () => {
    const found = await firstRow(mlx(4, fieldsOf(4), [0.25, -0.3125]), 'w.weight');
    expect(found).toEqual({ codes: null, scales: [], values: fieldsOf(4).map((u) => 0.25 * u - 0.3125) });
  });
});

describe('a scale in a tensor of its own', () => {
  const codes = Int8Array.from({ length: 64 }, (_, i) => (i % 3) - 1);
  const beside = (scale: readonly number[], shape: readonly number[] = [scale.length]): RangedSource =>
    bytesSource(
      'model.gguf',
      ggufFile({}, [
        { name: 'coded.weight', shape: [1, 64], type: 42, bytes: q2Bytes(codes, 64, () => 0.5) },
        { name: 'coded.scale', shape, type: 0, bytes: f32Bytes(scale) },
        { name: 'plain.weight', shape: [1, 4], type: 0, bytes: f32Bytes(numbers) },
        { name: 'plain.scale', shape, type: 0, bytes: f32Bytes(scale) },
        {
          name: 'whole.weight',
          shape: [4, 64],
          type: 36,
          bytes: i2sBytes(
            Int8Array.from({ length: 256 }, (_, i) => (i % 3) - 1),
            64,
            '64',
            0.5,
          ),
        },
        { name: 'whole.scale', shape, type: 0, bytes: f32Bytes(scale) },
      ]),
    );

  test('multiplies what blocks, matrices and numbers say', async () => {
    const file = beside([0.0625]);
    expect((await firstRow([file], 'coded.weight'))?.scales).toEqual([0.03125]);
    expect((await firstRow([file], 'plain.weight'))?.values).toEqual(numbers.map((value) => 0.0625 * value));
    expect((await firstRow([file], 'whole.weight'))?.scales).toEqual([0.03125]);
  });

  test('is none where it is not one number', async () => {
    const file = beside([0.0625, 3]);
    expect((await firstRow([file], 'coded.weight'))?.scales).toEqual([0.5]);
    expect((await firstRow([file], 'plain.weight'))?.values).toEqual(numbers);
  });
});

test('packed rows of transformers may have a scale each', async () => {
  const codes = Int8Array.from({ length: 64 }, (_, i) => ((5 * i) % 3) - 1);
  const scales = [1, 2, 4, 8, 16, 32, 64, 128];
  const tensors: readonly SafeTensor[] = [
    { name: 'w.weight', dtype: 'U8', shape: [2, 8], bytes: packedRows(codes, 8) },
    { name: 'w.weight_scale', dtype: 'F32', shape: [8, 1], bytes: f32Bytes(scales) },
  ];
  const open = async (linearClass: string): Promise<readonly number[]> => {
    const config = settingsFile('config.json', { quantization_config: { quant_method: 'bitnet', linear_class: linearClass } });
    const { tensors: opened } = await openModel([bytesSource('model.safetensors', safetensorsFile(tensors)), config]);
    const matrix = await opened.find(({ about }) => about.name === 'w.weight')?.open();
    if (matrix === null || matrix === undefined) throw new Error();
    for (const row of scales.keys()) {
      const { strip, k } = matrix.placeOf(row);
      expect(matrix.rowAt(strip, k)).toBe(row);
    }
    const rows = await Promise.all(scales.map(async (_, row) => readRow(matrix, row)));
    expect(rows.flatMap((row) => [...(row.codes ?? [])])).toEqual([...codes]);
    return rows.map((row) => row.scales[0] ?? Number.NaN);
  };
  expect(await open('autobitlinear')).toEqual(scales);
  expect(await open('bitlinear')).toEqual(scales.map((scale) => 1 / scale));
});
