/** Every type of tensor, read from files that numpy wrote by their description (`tests/fixtures/xray/write.py`). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openModel } from '../../../src/formats/xray/open-model';
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';
import { blocksPerRow, readRow, valuesOf, type MatrixStrips } from '../../../src/formats/xray/strips';
import type { OpenTensor } from '../../../src/formats/xray/tensor';
import { settingsFile } from './model-files';

const read = (path: string): RangedSource => bytesSource(path.replace(/^.*\//, ''), new Uint8Array(readFileSync(path)));
const [gguf, safetensors] = [read('tests/fixtures/xray/types.gguf'), read('tests/fixtures/xray/types.safetensors')];

interface Expected {
  readonly codes?: readonly number[];
  readonly scales?: readonly number[];
  readonly blockCodes?: number;
  readonly values?: readonly (number | null)[];
}

const expected = JSON.parse(readFileSync('tests/fixtures/xray/expected.json', 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Expected>>>
>;

async function numbersOf(
  tensor: OpenTensor,
  layout?: string,
): Promise<{ codes: number[]; scales: number[]; values: number[]; matrix: MatrixStrips }> {
  const matrix = await tensor.open(layout);
  if (matrix === null) throw new Error(`${tensor.about.name} is not read: ${tensor.about.unread}`);
  const [codes, scales, values]: number[][] = [[], [], []];
  for (let row = 0; row < matrix.rows; row++) {
    const decoded = await readRow(matrix, row);
    codes?.push(...(decoded.codes ?? []));
    scales?.push(...decoded.scales);
    values?.push(...valuesOf(decoded, matrix));
  }
  return { codes: codes ?? [], scales: scales ?? [], values: values ?? [], matrix };
}

/** As the files of one model are opened; both scales of the folder multiply. */
const files: Readonly<Record<string, readonly RangedSource[]>> = {
  'types.gguf': [gguf],
  'types.safetensors': [
    safetensors,
    settingsFile('config.json', {
      model_type: 'bitnet',
      quantization_config: { quant_method: 'bitnet', linear_class: 'autobitlinear', bits: 2 },
    }),
  ],
};

describe.each(Object.entries(expected))('%s', (file, tensors) => {
  test.each(Object.entries(tensors))(
    '%s has the codes, scales and numbers that were written',
    async (name, { codes, scales, values, blockCodes }) => {
      const { tensors: opened } = await openModel(files[file] ?? []);
      const tensor = opened.find(({ about }) => about.name === name);
      if (tensor === undefined) throw new Error(name);
      const layout = /i2_s_(\w+)\./.exec(name)?.[1];
      const found = await numbersOf(tensor, layout);
      if (codes !== undefined) {
        expect(found.codes).toEqual(codes);
        expect(found.matrix.blockCodes).toBe(blockCodes);
        // One for the matrix stands for every row.
        const all = scales?.length === 1 ? Array.from({ length: found.matrix.rows * blocksPerRow(found.matrix) }, () => scales[0]) : scales;
        expect(found.scales).toEqual(all);
        expect(found.values).toEqual([...Float32Array.from(codes, (code, i) => code * (all?.[Math.floor(i / (blockCodes ?? 1))] ?? 0))]);
      } else expect(found.values).toEqual(values?.map((value) => value ?? Number.NaN));
    },
  );
});

test('types that are not read keep name, shape and size, and the others are read beside them', async () => {
  const { tensors } = await openModel([gguf]);
  const about = (name: string) => tensors.find((tensor) => tensor.about.name === name)?.about;
  expect(about('iq2_xxs.weight')).toMatchObject({ type: 'IQ2_XXS', unread: 'type', shape: [8, 256], sizeBytes: 544 });
  expect(about('unheard.weight')).toMatchObject({ type: '199', unread: 'type' });
});

test('the two layouts that share a number are told apart by the room of the tensor', async () => {
  const { tensors } = await openModel([gguf]);
  const of = (name: string) => tensors.find((tensor) => tensor.about.name === name)?.about;
  expect(of('q2_0.weight')).toMatchObject({ type: 'Q2_0', blockCodes: 64, bitsPerWeight: 2.25, room: null });
  expect(of('q2_0_128.weight')).toMatchObject({ type: 'Q2_0 (128)', blockCodes: 128, bitsPerWeight: 2.125, room: null });
  expect(of('q1_0_32.weight')).toMatchObject({ type: 'Q1_0 (32)', blockCodes: 32 });
});

test('only autobitlinear multiplies; without a configuration it is said that nothing tells', async () => {
  const packed = async (config: object | null) => {
    const { tensors } = await openModel([safetensors, ...(config === null ? [] : [settingsFile('config.json', config)])]);
    const tensor = tensors.find(({ about }) => about.name === 'packed.weight');
    return { use: tensor?.about.scaleUse, scale: (await readRow((await tensor?.open()) as MatrixStrips, 0)).scales[0] };
  };
  const bitnet = (linear: object): object => ({ quantization_config: { quant_method: 'bitnet', ...linear } });
  expect(await packed(bitnet({ linear_class: 'autobitlinear' }))).toEqual({ use: 'multiplies', scale: 1.5625 });
  expect(await packed(bitnet({}))).toEqual({ use: 'divides', scale: Math.fround(1 / 1.5625) });
  expect(await packed(null)).toEqual({ use: 'unclear', scale: 1.5625 });
});
