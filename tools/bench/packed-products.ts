import * as tf from '@tensorflow/tfjs-core';
import { modeOf } from '../../src/catalog/modes/modes';
import { randomStream } from '../../src/math/random';
import type { CodedMatrix, PackedProduct } from '../../src/packed/kernels/product-kernel';
import { startSimdKernel } from '../../src/packed/kernels/simd-kernel';
import { simdModule } from '../../src/packed/kernels/simd-module';
import { tableKernel } from '../../src/packed/kernels/table-kernel';

export interface ProductRow {
  readonly size: number;
  readonly path: string;
  readonly weightBytes: number;
  /** Median over the rounds. */
  readonly microseconds: number;
  /** How many times faster than the product as the definition asks tfjs wasm for it. */
  readonly faster: number;
}

const rounds = 60;

/**
 * Matrix × vector, square, of packed codes and of the same numbers in float32 on tfjs wasm, one after the other in every round.
 * Throws where a packed one is not exact.
 *
 * @param start makes tfjs's WebAssembly the current backend
 */
export async function measurePackedProducts(sizes: readonly number[], start: () => Promise<void>): Promise<readonly ProductRow[]> {
  await start();
  const rows: ProductRow[] = [];
  for (const size of sizes) rows.push(...(await measureSize(size)));
  return rows;
}

async function measureSize(size: number): Promise<readonly ProductRow[]> {
  const module = await simdModule();
  if (module === null) throw new Error('This Node has no WebAssembly SIMD.');
  const simd = await startSimdKernel(module, { rows: size, columns: size });
  const random = randomStream(1, 'bench');
  const matrices = (['ternary', 'binary'] as const).map((mode): CodedMatrix & { readonly mode: string } => {
    const levels = modeOf(mode).levels ?? [];
    return { rows: size, columns: size, mode, levels, codes: Int8Array.from({ length: size * size }, () => random.pick(levels)) };
  });
  const x = Int8Array.from({ length: size }, () => random.integer(255) - 127);
  const y = new Int32Array(size);
  const packed = matrices.flatMap((matrix) =>
    [simd, tableKernel].map((kernel) => ({ path: `${matrix.mode}, ${kernel.label}`, product: exact(kernel.pack(matrix), matrix, x) })),
  );

  const weights = tf.tensor2d(Float32Array.from(matrices[0]?.codes ?? []), [size, size]);
  const transposed = tf.transpose(weights);
  const input = tf.tensor2d(Float32Array.from(x), [1, size]);
  const asked = 'float32, tfjs wasm, x · Wᵀ as the definition asks';
  const paths = [
    ...packed.map(({ path, product }) => ({ path, weightBytes: product.sizeBytes, run: () => void product.multiply(x, 1, y) })),
    { path: asked, weightBytes: 4 * size * size, run: () => tf.dispose(tf.matMul(input, weights, false, true)) },
    {
      path: 'float32, tfjs wasm, W transposed beforehand',
      weightBytes: 4 * size * size,
      run: () => tf.dispose(tf.matMul(input, transposed)),
    },
  ];
  const times = new Map(paths.map(({ path }) => [path, [] as number[]]));
  for (let round = 0; round < rounds; round++) for (const { path, run } of paths) times.get(path)?.push(microsecondsOf(run));
  const median = (path: string): number => times.get(path)?.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
  return paths.map(({ path, weightBytes }) => ({
    size,
    path,
    weightBytes,
    microseconds: median(path),
    faster: median(asked) / median(path),
  }));
}

function exact(product: PackedProduct, { rows, columns, codes }: CodedMatrix, x: Int8Array): PackedProduct {
  const y = new Int32Array(rows);
  void product.multiply(x, 1, y);
  const wrong = y.findIndex((sum, row) => sum !== x.reduce((total, value, i) => total + value * (codes[row * columns + i] ?? 0), 0));
  if (wrong >= 0) throw new Error(`Row ${wrong} of a packed product is not exact.`);
  return product;
}

function microsecondsOf(run: () => void): number {
  const repeats = 4;
  const started = performance.now();
  for (let i = 0; i < repeats; i++) run();
  return (1000 * (performance.now() - started)) / repeats;
}
