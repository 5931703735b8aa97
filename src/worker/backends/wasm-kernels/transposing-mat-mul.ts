import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { singleOutput, type Kernel } from '../single-output';

/**
 * The wasm backend multiplies matrices quickly (XNNPACK) only when there is one pair and neither is transposed; otherwise
 * it falls into a plain loop that takes five to ten times as long. Attention is a batch of products, and every gradient
 * of a product is a product with a transpose. This wraps its kernel: transpose first, then one pair after the other.
 */
export function registerTransposingMatMul(): void {
  const original = getKernel('BatchMatMul', 'wasm');
  const multiply = singleOutput(original.kernelFunc);
  const transpose = singleOutput(getKernel('Transpose', 'wasm').kernelFunc);
  unregisterKernel('BatchMatMul', 'wasm');
  registerKernel({
    ...original,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { a, b } = inputs;
      if (a === undefined || b === undefined) throw new Error('BatchMatMul needs a and b.');
      const wasm = backend as BackendWasm;
      const turned = (x: TensorInfo): TensorInfo => transpose({ x }, { perm: swapLastTwo(x.shape.length) }, wasm);
      const left = attrs?.['transposeA'] === true ? turned(a) : a;
      const right = attrs?.['transposeB'] === true ? turned(b) : b;
      const product =
        sameBatch(left, right) && pairSize(left, right) >= worthwhile
          ? pairByPair(left, right, multiply, wasm)
          : multiply({ a: left, b: right }, untransposed, wasm);
      if (left !== a) wasm.disposeData(left.dataId);
      if (right !== b) wasm.disposeData(right.dataId);
      return product;
    },
  });
}

const untransposed = { transposeA: false, transposeB: false };

/** Multiplications of one pair from which setting it up by itself pays (measured: 16×16×16 does not, 64×16×64 does). */
const worthwhile = 16_384;

const pairSize = (a: TensorInfo, b: TensorInfo): number => util.sizeFromShape(a.shape.slice(-2)) * (b.shape.at(-1) ?? 1);

const batchSize = ({ shape }: TensorInfo): number => util.sizeFromShape(shape.slice(0, -2));

/** More than one pair, with no broadcasting between the batches. */
const sameBatch = (a: TensorInfo, b: TensorInfo): boolean =>
  batchSize(a) > 1 && util.arraysEqual(a.shape.slice(0, -2), b.shape.slice(0, -2));

function pairByPair(a: TensorInfo, b: TensorInfo, multiply: Kernel, wasm: BackendWasm): TensorInfo {
  const [rows = 1, inner = 1] = a.shape.slice(-2);
  const columns = b.shape.at(-1) ?? 1;
  const out = wasm.makeOutput([...a.shape.slice(0, -1), columns], 'float32');
  for (let pair = 0; pair < batchSize(a); pair++) {
    const left = copyOf(a, pair, [1, rows, inner], wasm);
    const right = copyOf(b, pair, [1, inner, columns], wasm);
    const product = multiply({ a: left, b: right }, untransposed, wasm);
    wasm.typedArrayFromHeap(out).set(wasm.typedArrayFromHeap(product), pair * rows * columns);
    for (const { dataId } of [left, right, product]) wasm.disposeData(dataId);
  }
  return out;
}

/** One matrix of a batch as a tensor of its own: kernels take whole tensors. */
function copyOf(x: TensorInfo, pair: number, shape: number[], wasm: BackendWasm): TensorInfo {
  const copy = wasm.makeOutput(shape, x.dtype);
  const size = util.sizeFromShape(shape);
  wasm.typedArrayFromHeap(copy).set(wasm.typedArrayFromHeap(x).subarray(pair * size, (pair + 1) * size));
  return copy;
}

const swapLastTwo = (rank: number): number[] =>
  Array.from({ length: rank }, (_, axis) => (axis === rank - 1 ? rank - 2 : axis === rank - 2 ? rank - 1 : axis));
