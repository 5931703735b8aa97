import { env, getKernel, registerKernel, unregisterKernel, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { singleOutput } from './single-output';

let registered = false;

/**
 * Replaces the two kernels of the webgpu backend that add floating-point numbers in an order that changes from run to
 * run (atomics), so that the same seed gives the same losses to the bit. Call after the backend's module is loaded;
 * more calls do nothing.
 */
export function registerWebgpuKernels(): void {
  if (registered) return;
  registered = true;
  registerOrderedMatMul();
  registerOrderedSegmentSum();
}

/** From this inner length on, the backend may split a product over workgroups that add their parts atomically. */
const splitFrom = 2000;

/** `MatMulProgramType.MatMulSmallOutputSizeProgram`: many small tiles, each summed in order. */
const smallTiles = 2;

const programFlag = 'WEBGPU_MATMUL_PROGRAM_TYPE';

/** Keeps the backend from splitting long products: for those, the kind of program is named instead of chosen. */
function registerOrderedMatMul(): void {
  const original = getKernel('BatchMatMul', 'webgpu');
  unregisterKernel('BatchMatMul', 'webgpu');
  registerKernel({
    ...original,
    kernelFunc: (parameters) => {
      const { a } = parameters.inputs;
      const inner = a?.shape.at(parameters.attrs?.['transposeA'] === true ? -2 : -1) ?? 0;
      if (inner < splitFrom) return original.kernelFunc(parameters);
      const chosen = env().getNumber(programFlag);
      env().set(programFlag, smallTiles);
      try {
        return original.kernelFunc(parameters);
      } finally {
        env().set(programFlag, chosen);
      }
    },
  });
}

interface Disposer {
  disposeData(dataId: TensorInfo['dataId']): void;
}

/**
 * out[s] = Σ x[i] over the rows with segmentIds[i] = s, as a product with a one-hot matrix: every sum runs in the order
 * of the rows. Ids outside 0 … numSegments − 1 are dropped. The number of segments is a vocabulary, so the matrix is small.
 *
 * x `[rows, …]`, segmentIds `[rows]` → `[numSegments, …]`
 */
function registerOrderedSegmentSum(): void {
  const oneHot = singleOutput(getKernel('OneHot', 'webgpu').kernelFunc);
  const reshape = singleOutput(getKernel('Reshape', 'webgpu').kernelFunc);
  const multiply = singleOutput(getKernel('BatchMatMul', 'webgpu').kernelFunc);
  unregisterKernel('UnsortedSegmentSum', 'webgpu');
  registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs;
      if (x === undefined || segmentIds === undefined) throw new Error('UnsortedSegmentSum needs x and segmentIds.');
      const [rows = 1, ...rest] = x.shape;
      const numSegments = Number(attrs?.['numSegments']);
      const memberships = oneHot({ indices: segmentIds }, { dtype: 'float32', depth: numSegments, onValue: 1, offValue: 0 }, backend); // [rows, segments]
      const matrix = reshape({ x }, { shape: [rows, util.sizeFromShape(rest)] }, backend);
      const sums = multiply({ a: memberships, b: matrix }, { transposeA: true, transposeB: false }, backend); // [segments, width]
      const out = reshape({ x: sums }, { shape: [numSegments, ...rest] }, backend);
      for (const { dataId } of [memberships, matrix, sums]) (backend as Disposer).disposeData(dataId);
      return out;
    },
  });
}
