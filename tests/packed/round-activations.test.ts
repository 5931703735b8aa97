/** Activations as packed layers round and rotate them, against the definition and against PyTorch's numbers. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { activationRules } from '../../src/catalog/modes/activations';
import { ofMatrix } from '../../src/formats/format';
import { hadamard } from '../../src/math/hadamard';
import { randomStream } from '../../src/math/random';
import { quantiseActivations } from '../../src/model/quantise';
import { rotated } from '../../src/model/rotation';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedLinear, packedLinearUnrounded, rotatedLinear } from '../../src/packed/linear';
import { roundActivations } from '../../src/packed/round-activations';
import { activationCases } from '../model/activation-goldens';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const bitsOfCodes = [8, 4, 3, 2] as const;
const grids = bitsOfCodes.flatMap((bits) => activationRules.map((rule) => [`${bits} bits, ${rule}`, { bits, rule }] as const));

describe('rounding', () => {
  it.each(grids)('is that of the definition, to the bit: %s', async (_name, grid) => {
    const random = randomStream(grid.bits, 'round-activations');
    for (const width of [1, 3, 8, 37, 300]) {
      const spread = 10 ** (4 * random.uniform() - 3);
      const x = Float32Array.from({ length: 5 * width }, () => spread * random.normal() ** 3);
      x.fill(0, 0, width);
      const expected = await quantiseActivations(tf.tensor2d(x, [5, width]), { ...grid, lambda: 1 }).data();
      const { q, restored } = roundActivations(x, 5, grid);
      const found = Float32Array.from(q, (code, i) => restored(code, Math.floor(i / width)));
      // −0 and 0 are the same activation.
      expect([...found].map((value) => value + 0)).toEqual([...expected].map((value) => value + 0));
    }
  });

  it.each(activationCases().map((c) => [c.name, c] as const))('chooses the codes of PyTorch: %s', (_name, c) => {
    const [rows = 0, width = 0] = c.x.shape;
    const x = Float32Array.from(c.x.data);
    if (c.rotated) hadamard(x, width);
    for (const { bits, rule, codes } of c.rules) expect([...roundActivations(x, rows, { bits, rule }).q]).toEqual(codes.data);
  });
});

describe('the rotation', () => {
  it.each([1, 2, 4, 6, 7, 24, 64, 96, 176])('is that of the definition, and its own inverse: %i wide', async (width) => {
    const random = randomStream(width, 'hadamard');
    const x = Float32Array.from({ length: 3 * width }, random.normal);
    const expected = await rotated(tf.tensor2d(x, [3, width])).data();
    const turned = x.slice();
    hadamard(turned, width);
    turned.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
    if (width % 2 === 0) expect(turned).not.toEqual(x);
    // It keeps lengths, and the way there is the way back.
    expect(Math.hypot(...turned)).toBeCloseTo(Math.hypot(...x), 4);
    hadamard(turned, width);
    turned.forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 5));
  });
});

describe('a packed layer', () => {
  const [rows, columns] = [7, 24];
  const random = randomStream(3, 'packed-layer');
  const codes = Int8Array.from({ length: rows * columns }, () => random.integer(3) - 1);
  const layer = { matrix: { rows, columns, codes, levels: [-1, 0, 1] }, scale: ofMatrix(0.37) };
  const x = Float32Array.from({ length: 2 * columns }, random.normal);

  it.each(grids)('is the sum of its rounded, rotated inputs, to the bit: %s', async (_name, grid) => {
    const turned = x.slice();
    hadamard(turned, columns);
    const { q, restored } = roundActivations(turned, 2, grid);
    const expected = Float32Array.from({ length: 2 * rows }, (_, i) => {
      const [vector, row] = [Math.floor(i / rows), i % rows];
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += q[vector * columns + j]! * codes[row * columns + j]!;
      return restored(sum * Math.fround(0.37), vector);
    });
    const given = x.slice();
    expect(await rotatedLinear(packedLinear([layer], grid, tableKernel, null)).apply(given, 2)).toEqual(expected);
    // Its input may be read by others.
    expect(given).toEqual(x);
  });

  it('is rotated without rounding as well', async () => {
    const turned = x.slice();
    hadamard(turned, columns);
    const plain = packedLinearUnrounded([layer], null);
    expect(await rotatedLinear(plain).apply(x, 2)).toEqual(await plain.apply(turned, 2));
  });
});
