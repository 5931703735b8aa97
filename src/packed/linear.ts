import { hadamard } from '../math/hadamard';
import { packForUnrounded } from './kernels/table-kernel';
import type { ProductKernel } from './kernels/product-kernel';
import { roundActivations, type ActivationGrid, type RoundedActivations } from './round-activations';
import { scaledProduct, type ScaledCodes } from './scaled-product';

/**
 * One or several linear layers that read the same input, laid one under the other: one rounding, one product.
 *   y = x · Wᵀ (+ b)
 */
export interface Linear {
  readonly inputs: number;
  /** Of all layers together. */
  readonly outputs: number;
  /** Bytes of the weights as they are held, scales and biases included. */
  readonly sizeBytes: number;
  /**
   * @param x `[count, inputs]`
   * @returns `[count, outputs]`
   */
  apply(x: Float32Array, count: number): Promise<Float32Array> | Float32Array;
  dispose(): void;
}

/**
/**
 * BitLinear on packed codes: activations become integers, products are added up exactly, and their scales and one factor at the
 * end bring the sum of a row back: y = (Σ q·code) · scale / s (+ b), or times the step where that is how a token is rounded.
 */
export function packedLinear(
  layers: readonly ScaledCodes[],
  grid: ActivationGrid,
  kernel: ProductKernel,
  bias: Float32Array | null,
): Linear {
  const product = scaledProduct(
    layers,
    (matrix) => kernel.pack(matrix),
    (length) => new Int32Array(length),
  );
  const { rows, columns } = product;
  return {
    inputs: columns,
    outputs: rows,
    sizeBytes: product.sizeBytes + 4 * (bias?.length ?? 0),
    apply(x, count) {
      const { q, restored } = roundActivations(x, count, grid);
      const sums = new Float64Array(count * rows);
      const pending = product.multiply(q, count, sums);
      const finish = (): Float32Array => scaled(sums, rows, count, restored, bias);
      return pending === undefined ? finish() : pending.then(finish);
    },
    dispose: () => product.dispose(),
  };
}

/** BitLinear on packed codes where activations are not rounded (`activationBits: null`). */
export function packedLinearUnrounded(layers: readonly ScaledCodes[], bias: Float32Array | null): Linear {
  const product = scaledProduct(layers, packForUnrounded, (length) => new Float32Array(length));
  const { rows, columns } = product;
  return {
    inputs: columns,
    outputs: rows,
    sizeBytes: product.sizeBytes + 4 * (bias?.length ?? 0),
    apply(x, count) {
      const sums = new Float64Array(count * rows);
      void product.multiply(x, count, sums);
      return scaled(sums, rows, count, (value) => value, bias);
    },
    dispose: () => undefined,
  };
}

/** A layer whose input is rotated first; see `model/rotation.ts`. */
export function rotatedLinear(layer: Linear): Linear {
  return {
    ...layer,
    apply(x, count) {
      const turned = x.slice();
      hadamard(turned, layer.inputs);
      return layer.apply(turned, count);
    },
  };
}

/** An ordinary linear layer in float32: projection, head, and every layer of a full-precision model. */
export function floatLinear(weights: readonly Float32Array[], inputs: number, bias: Float32Array | null): Linear {
  const rows = weights.flatMap((weight) =>
    Array.from({ length: weight.length / inputs }, (_, row) => weight.subarray(row * inputs, (row + 1) * inputs)),
  );
  const outputs = rows.length;
  return {
    inputs,
    outputs,
    sizeBytes: 4 * (inputs * outputs + (bias?.length ?? 0)),
    apply(x, count) {
      const y = new Float32Array(count * outputs);
      for (let i = 0; i < count; i++) {
        const vector = x.subarray(i * inputs, (i + 1) * inputs);
        for (const [row, weight] of rows.entries()) y[i * outputs + row] = dot(weight, vector) + (bias?.[row] ?? 0);
      }
      return y;
    },
    dispose: () => undefined,
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let [even, odd] = [0, 0];
  const pairs = a.length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    even += (a[i] ?? 0) * (b[i] ?? 0);
    odd += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
  }
  return even + odd + (pairs < a.length ? (a[pairs] ?? 0) * (b[pairs] ?? 0) : 0);
}

function scaled(
  sums: Float64Array,
  rows: number,
  count: number,
  restored: RoundedActivations['restored'],
  bias: Float32Array | null,
): Float32Array {
  const y = new Float32Array(sums.length);
  for (let i = 0; i < count; i++) {
    for (let row = 0; row < rows; row++) y[i * rows + row] = restored(sums[i * rows + row] ?? 0, i) + (bias?.[row] ?? 0);
  }
  return y;
}
