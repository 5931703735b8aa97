import { describe, expect, it } from 'vitest';
import { packForUnrounded, tableKernel } from '../../src/packed/kernels/table-kernel';
import { describeProductKernel, modesOfEvery, modesOfGrids } from './kernel-contract';
import { randomMatrix } from './random-matrix';

describeProductKernel('the table kernel', async () => tableKernel, 150, [...modesOfEvery, ...modesOfGrids]);

it('takes two bits a ternary code and one a binary one', () => {
  expect(tableKernel.pack(randomMatrix(8, 64, 'ternary', 1)).sizeBytes).toBe((8 * 64) / 4);
  expect(tableKernel.pack(randomMatrix(8, 64, 'binary', 1)).sizeBytes).toBe((8 * 64) / 8);
});

describe('activations that are not rounded', () => {
  it.each(['ternary', 'binary'] as const)('%s', (mode) => {
    const matrix = randomMatrix(5, 19, mode, 3);
    const x = Float32Array.from({ length: 38 }, (_, i) => Math.sin(i));
    const y = new Float32Array(10);
    packForUnrounded(matrix).multiply(x, 2, y);
    for (const [i, value] of y.entries()) {
      const [vector, row] = [Math.floor(i / 5), i % 5];
      let sum = 0;
      for (let column = 0; column < 19; column++) sum += matrix.codes[row * 19 + column]! * x[vector * 19 + column]!;
      expect(value).toBeCloseTo(sum, 5);
    }
  });
});
