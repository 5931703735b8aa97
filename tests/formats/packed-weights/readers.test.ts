/** The two small programs that are offered beside a file of packed weights: what strangers read is what was written. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../../../src/experiment/defaults';
import { scaleIndex } from '../../../src/catalog/modes/granularity';
import { matrixScale, type CodedTensor, type PortableModel } from '../../../src/formats/format';
import { packed } from '../../../src/formats/packed-weights/packed';
import { readPacked, scaleAt } from '../../../src/formats/packed-weights/readers/read-packed.mjs';
import { arbitraryDraft, someRecipes } from '../../experiment/drafts';
import { hasNumpy, runPython, skipped } from './numpy';
import { randomModel, tinyModel } from '../random-model';

const folderOfReaders = fileURLToPath(new URL('../../../src/formats/packed-weights/readers', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitnet-readers-'));
});

afterAll(async () => rm(folder, { recursive: true }));

function scalesOf({ scale: { granularity, values } }: CodedTensor): object {
  const scale = values.length === 1 ? values[0] : [...values];
  return { scale, ...(granularity === 'matrix' ? {} : { scalePer: granularity === 'row' ? 'row' : granularity.group }) };
}

/** Every weight of a layer as the forward pass uses it. */
function effective({ codes, shape, scale: { granularity, values } }: CodedTensor): readonly number[] {
  const indexOf = scaleIndex(granularity, shape);
  return Array.from(codes, (code, i) => code * values[indexOf(i)]!);
}

/** What a reader should find, by name. */
const expected = ({ tensors }: PortableModel): Map<string, object> =>
  new Map(
    tensors.map((tensor) => [
      tensor.name,
      tensor.kind === 'codes'
        ? { shape: tensor.shape, codes: tensor.codes, ...scalesOf(tensor) }
        : { shape: tensor.shape, values: tensor.values },
    ]),
  );

it('are short', async () => {
  for (const [name, lines] of [
    ['read-packed.mjs', 75],
    ['read_packed.py', 85],
  ] as const)
    expect((await readFile(join(folderOfReaders, name), 'utf8')).split('\n').length).toBeLessThanOrEqual(lines + 1);
});

describe('in JavaScript', () => {
  it('reproduces codes, scales and floats of any model', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const model = randomModel(experimentOf(draft));
        const { weights, metadata } = readPacked(packed.write(model));
        expect(weights).toEqual(expected(model));
        expect(JSON.parse(metadata['experiment'] ?? '')).toEqual(model.experiment);
        for (const tensor of model.tensors) {
          const weight = weights.get(tensor.name);
          if (tensor.kind === 'codes' && weight?.codes !== undefined)
            expect(Array.from(weight.codes, (code, i) => code * scaleAt(weight, i))).toEqual(effective(tensor));
        }
      }),
    );
  });

  it.each(['ternary', 'binary', 'none'] as const)('is a program that says what is in a file (%s)', async (mode) => {
    const file = join(folder, `${mode}.safetensors`);
    const model = tinyModel({ mode });
    await writeFile(file, packed.write(model));
    const said = execFileSync(process.execPath, [join(folderOfReaders, 'read-packed.mjs'), file], { encoding: 'utf8' });
    for (const { name } of model.tensors) expect(said).toContain(name);
    const query = model.tensors.find(({ name }) => name === 'blocks.0.attention.query.weight');
    const ones = query?.kind === 'codes' ? query.codes.filter((code) => code === 1).length : 0;
    expect(said).toContain(
      mode === 'none' ? 'query.weight [4, 4] float32' : `+1: ${ones}  scale: ${query?.kind === 'codes' ? matrixScale(query) : ''}`,
    );
  });
});

describe.skipIf(!hasNumpy)(`in Python with numpy${skipped}`, () => {
  it.each(['ternary', 'binary', 'none'] as const)('reproduces codes, scales and floats (%s)', async (mode) => {
    // Odd sizes: the last byte of most matrices is partly filled.
    const model = randomModel(experimentOf({ task: 'gestures', mode, hiddenSize: 14, numHeads: 7, feedForwardSize: 11, numLayers: 2 }));
    const file = join(folder, `numpy-${mode}.safetensors`);
    await writeFile(file, packed.write(model));
    const program = `
import json, sys
sys.path.insert(0, sys.argv[2])
from read_packed import read_packed
metadata, weights = read_packed(sys.argv[1])
def plain(weight):
    if isinstance(weight, tuple): return {"shape": weight[0].shape, "codes": weight[0].ravel().tolist(), "scale": weight[1]}
    return {"shape": weight.shape, "values": weight.ravel().tolist()}
print(json.dumps([metadata["experiment"], {name: plain(weight) for name, weight in weights.items()}]))`;
    const [experiment, weights] = runPython<
      [string, Record<string, { shape: number[]; codes?: number[]; values?: number[]; scale?: number }>]
    >(program, file, folderOfReaders);
    expect(JSON.parse(experiment)).toEqual(model.experiment);
    const read = new Map(
      Object.entries(weights).map(([name, { shape, codes, values, scale }]) => [
        name,
        codes === undefined ? { shape, values: Float32Array.from(values ?? []) } : { shape, codes: Int8Array.from(codes), scale },
      ]),
    );
    expect(read).toEqual(expected(model));
  });

  it.each(someRecipes)('gives every weight as the forward pass uses it (%s)', async (mode) => {
    const model = randomModel(experimentOf({ task: 'reverse', mode, hiddenSize: 36, numHeads: 2, feedForwardSize: 140, numLayers: 1 }));
    const file = join(folder, `numpy-${mode}.safetensors`);
    await writeFile(file, packed.write(model));
    const program = `
import json, sys
sys.path.insert(0, sys.argv[2])
from read_packed import read_packed
print(json.dumps({name: (weight[0] * weight[1]).ravel().tolist() for name, weight in read_packed(sys.argv[1])[1].items() if isinstance(weight, tuple)}))`;
    const found = runPython<Record<string, number[]>>(program, file, folderOfReaders);
    const coded = model.tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [tensor] : []));
    expect(Object.keys(found)).toEqual(coded.map(({ name }) => name));
    for (const tensor of coded) expect(Float32Array.from(found[tensor.name] ?? [])).toEqual(Float32Array.from(effective(tensor)));
  });

  it('is a program that says what is in a file', async () => {
    const file = join(folder, 'said.safetensors');
    await writeFile(file, packed.write(tinyModel()));
    expect(execFileSync('python3', [join(folderOfReaders, 'read_packed.py'), file], { encoding: 'utf8' })).toMatch(
      /query\.weight \[4, 4\] \{-1: \d+, 0: \d+, 1: \d+\} scale 0\.\d+/,
    );
  });
});
