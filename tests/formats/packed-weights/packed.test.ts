import { describe, expect, it } from 'vitest';
import { matrixScale } from '../../../src/formats/format';
import { elementCount, modelSize } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { packed } from '../../../src/formats/packed-weights/packed';
import { crc32 } from '../../../src/math/bytes/crc32';
import { randomModel, tinyModel } from '../random-model';
import { experimentOf } from '../../../src/experiment/defaults';
import { processorTime } from '../../processor-time';

interface StrangerTensor {
  readonly dtype: string;
  readonly shape: number[];
  readonly data_offsets: [number, number];
}

/** Reads a file as its metadata describe it, with none of the project's own readers. */
function readAsStranger(file: Uint8Array): { metadata: Record<string, string>; weights: Map<string, number[]> } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerLength = view.getUint32(0, true);
  const dataStart = 8 + headerLength;
  const { __metadata__: metadata, ...stored }: { __metadata__: Record<string, string> } & Record<string, StrangerTensor> = JSON.parse(
    new TextDecoder().decode(file.subarray(8, dataStart)),
  );
  const float = (name: string, i: number): number => view.getFloat32(dataStart + (stored[name]?.data_offsets[0] ?? 0) + 4 * i, true);
  const byte = (name: string, i: number): number => view.getUint8(dataStart + (stored[name]?.data_offsets[0] ?? 0) + i);
  const coded: { name: string; shape: number[]; packing: string }[] = JSON.parse(metadata['tensors'] ?? '');

  const weights = new Map<string, number[]>();
  for (const { name, shape, packing } of coded) {
    const code = (j: number): number =>
      packing === 'base3'
        ? (Math.floor(byte(`${name}.packed`, Math.floor(j / 5)) / 3 ** (j % 5)) % 3) - 1
        : (byte(`${name}.packed`, Math.floor(j / 8)) >> (j % 8)) & 1
          ? 1
          : -1;
    weights.set(
      name,
      Array.from({ length: elementCount(shape) }, (_, j) => code(j) * float(`${name}.scale`, 0)),
    );
  }
  for (const [name, { dtype, shape }] of Object.entries(stored)) {
    if (dtype === 'F32' && !name.endsWith('.scale'))
      weights.set(
        name,
        Array.from({ length: elementCount(shape) }, (_, i) => float(name, i)),
      );
  }
  return { metadata, weights };
}

describe('packed', () => {
  it.each(['ternary', 'binary', 'none'] as const)('is read by a stranger who follows its metadata (%s)', (mode) => {
    const model = tinyModel({ mode });
    const { metadata, weights } = readAsStranger(packed.write(model));
    expect(JSON.parse(metadata['experiment'] ?? '')).toEqual(model.experiment);
    expect(metadata).toMatchObject({ format: 'bitnet-playground-packed', version: '1', step: String(model.step) });
    expect(metadata['packing']).toContain(
      { ternary: 'byte = t0 + 3*t1 + 9*t2 + 27*t3 + 81*t4', binary: 'lowest bit first', none: 'float32' }[mode],
    );
    expect([...weights.keys()].toSorted()).toEqual(model.tensors.map(({ name }) => name).toSorted());
    for (const tensor of model.tensors) {
      const expected = tensor.kind === 'float' ? [...tensor.values] : Array.from(tensor.codes, (code) => code * matrixScale(tensor));
      expect(weights.get(tensor.name)).toEqual(expected);
    }
  });

  it('names the tokens, so that the outputs mean something', () => {
    const symbols: unknown = JSON.parse(readAsStranger(packed.write(tinyModel())).metadata['symbols'] ?? '');
    expect(symbols).toHaveLength(tinyModel().tensors[0]?.shape[0] ?? 0);
  });

  it.each(['ternary', 'binary', 'none'] as const)('spends on the weights what the size panel says (%s)', (mode) => {
    const model = randomModel(experimentOf({ mode }));
    const file = packed.write(model);
    const headerLength = new DataView(file.buffer).getUint32(0, true);
    expect(file.length - 8 - headerLength).toBe(modelSize(architectureOf(model.experiment)).packedBytes);
  });

  it.each([3, 4, 5, 6])('aligns every float32 to four bytes and the data to eight (feed-forward size %i)', (feedForwardSize) => {
    const file = packed.write(tinyModel({ feedForwardSize }));
    const headerLength = new DataView(file.buffer).getUint32(0, true);
    expect(headerLength % 8).toBe(0);
    const { __metadata__: _, ...stored }: Record<string, StrangerTensor> = JSON.parse(
      new TextDecoder().decode(file.subarray(8, 8 + headerLength)),
    );
    for (const {
      dtype,
      data_offsets: [begin],
    } of Object.values(stored))
      if (dtype === 'F32') expect(begin % 4).toBe(0);
  });

  it('carries the CRC-32 of the file with its own digits as zeros', () => {
    const file = packed.write(tinyModel());
    const place = new TextDecoder('latin1').decode(file).indexOf('"crc32":"') + 9;
    const digits = new TextDecoder().decode(file.subarray(place, place + 8));
    const zeroed = file.slice().fill(0x30, place, place + 8);
    expect(digits).toBe(crc32(zeroed).toString(16).padStart(8, '0'));
  });

  it('refuses to write codes that the mode does not have, or of another number than the shape', () => {
    const model = tinyModel();
    const spoilt =
      (codes: Int8Array): (() => Uint8Array) =>
      () =>
        packed.write({ ...model, tensors: model.tensors.map((tensor) => (tensor.kind === 'codes' ? { ...tensor, codes } : tensor)) });
    expect(spoilt(new Int8Array(16).fill(2))).toThrow(RangeError);
    expect(spoilt(new Int8Array(15))).toThrow(RangeError);
  });

  it('writes and reads a million weights without delay', () => {
    const model = randomModel(experimentOf({ hiddenSize: 256, numLayers: 2, numHeads: 4 }));
    const spentMs = processorTime();
    packed.read(packed.write(model));
    // Measured at 0.1 s.
    expect(spentMs()).toBeLessThan(3_000);
  });
});
