import { getKernel, registerKernel, unregisterKernel, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { singleOutput } from '../single-output';

interface Disposer {
  disposeData(dataId: TensorInfo['dataId']): void;
}

/**
 * out[s] = Σ x[i] over the rows with segmentIds[i] = s, as a product with a one-hot matrix: every sum runs in the order
 * of the rows. Ids outside 0 … numSegments − 1 are dropped. The number of segments is a vocabulary, so the matrix is small.
 *
 * x `[rows, …]`, segmentIds `[rows]` → `[numSegments, …]`
 */
export function registerOrderedSegmentSum(): void {
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
