/** Products of codes with their scales, for every granularity and level count, against plain loops over the unpacked weights. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { scaleIndex, scaleShape } from '../../src/catalog/modes/granularity';
import { modeOf, type QuantisedModeId } from '../../src/catalog/modes/modes';
import { elementCount } from '../../src/experiment/architecture';
import { randomStream } from '../../src/math/random';
import type { ProductKernel } from '../../src/packed/kernels/product-kernel';
import { bySignPlanes } from '../../src/packed/kernels/sign-planes';
import { startSimdKernel } from '../../src/packed/kernels/simd-kernel';
import { simdModule } from '../../src/packed/kernels/simd-module';
import { packForUnrounded, tableKernel } from '../../src/packed/kernels/table-kernel';
import { scaledProduct, type ScaledCodes } from '../../src/packed/scaled-product';
import { randomActivations, randomMatrix } from './random-matrix';

const recipes = ['ternary', 'binary', 'ternary-sherry', 'bits2', 'bits3', 'bits4'].flatMap((base) =>
  ['', '-row', ...(base === 'binary' ? [] : ['-g32', '-g64', '-g128'])].map(
    (per) => `${base.replace('-sherry', '')}${per}${base.endsWith('sherry') ? '-sherry' : ''}`,
  ),
) as readonly string[] as readonly QuantisedModeId[];

let kernels: readonly ProductKernel[] = [];

beforeAll(async () => {
  const module = await simdModule();
  if (module === null) throw new Error('Every Node that the project supports has WebAssembly SIMD.');
  kernels = [tableKernel, bySignPlanes(await startSimdKernel(module, { rows: 3 * 4 * 40, columns: 300 }))];
});

function layerOf(rows: number, columns: number, mode: QuantisedModeId, seed: number): ScaledCodes {
  const random = randomStream(seed, 'scales');
  const { granularity } = modeOf(mode);
  const values = Float32Array.from({ length: elementCount(scaleShape(granularity, [rows, columns])) }, () => random.uniform());
  return { matrix: randomMatrix(rows, columns, mode, seed), scale: { granularity, values } };
}

/** Σ_j scale · (Σ code · x of group j), weight by weight. */
function plain({ matrix, scale }: ScaledCodes, x: Int8Array | Float32Array, count: number): Float64Array {
  const { rows, columns, codes } = matrix;
  const indexOf = scaleIndex(scale!.granularity, [rows, columns]);
  return Float64Array.from({ length: count * rows }, (_, at) => {
    const [vector, row] = [Math.floor(at / rows), at % rows];
    const sums = new Map<number, number>();
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      sums.set(indexOf(i), (sums.get(indexOf(i)) ?? 0) + codes[i]! * x[vector * columns + column]!);
    }
    let y = 0;
    for (const [index, sum] of sums) y += sum * scale!.values[index]!;
    return y;
  });
}

describe.each(recipes)('%s', (mode) => {
  it('gives the same bits by every kernel as the unpacked weights', () => {
    const shape = fc.record({
      rows: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      columns: fc.integer({ min: 1, max: 300 }),
      count: fc.integer({ min: 1, max: 3 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(shape, ({ rows, columns, count, seed }) => {
        const layers = rows.map((each, i) => layerOf(each, columns, mode, seed + i));
        const x = randomActivations(count, columns, seed);
        const parts = layers.map((layer) => plain(layer, x, count));
        const expected = Array.from({ length: count }, (_, vector) =>
          parts.flatMap((part, i) => [...part.subarray(vector * rows[i]!, (vector + 1) * rows[i]!)]),
        ).flat();
        for (const kernel of kernels) {
          const product = scaledProduct(
            layers,
            (matrix) => kernel.pack(matrix),
            (length) => new Int32Array(length),
          );
          const y = new Float64Array(count * product.rows);
          expect(product.multiply(x, count, y)).toBeUndefined();
          product.dispose();
          expect([...y]).toEqual(expected);
        }
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('multiplies activations that are not rounded', () => {
    const [rows, columns] = [7, 150];
    const layer = layerOf(rows, columns, mode, 3);
    const x = Float32Array.from({ length: 2 * columns }, (_, i) => Math.sin(i));
    const product = scaledProduct([layer], packForUnrounded, (length) => new Float32Array(length));
    const y = new Float64Array(2 * rows);
    void product.multiply(x, 2, y);
    for (const [i, value] of plain(layer, x, 2).entries()) expect(y[i]).toBeCloseTo(value, 3);
  });
});

it('gives two layers with bare codes no scale', () => {
  const { matrix } = layerOf(3, 10, 'ternary', 1);
  const x = randomActivations(1, 10, 1);
  const product = scaledProduct(
    [
      { matrix, scale: null },
      { matrix, scale: null },
    ],
    (each) => tableKernel.pack(each),
    (length) => new Int32Array(length),
  );
  const y = new Float64Array(6);
  void product.multiply(x, 1, y);
  const codes = { granularity: 'matrix', values: Float32Array.of(1) } as const;
  const once = [...plain({ matrix, scale: codes }, x, 1)];
  expect([...y]).toEqual([...once, ...once]);
});
