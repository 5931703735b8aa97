import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { registerKernel, util, type TensorInfo } from '@tensorflow/tfjs-core';

/**
 * out[segmentIds[i]] += x[i]: the kernel that the wasm backend lacks and that the gradient of `gather` (the embedding)
 * needs. Segment ids outside 0 … numSegments − 1 are dropped, as TensorFlow's UnsortedSegmentSum does.
 *
 * x `[rows, …]`, segmentIds `[rows]` → `[numSegments, …]`
 */
export function registerSegmentSum(): void {
  registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const wasm = backend as BackendWasm;
      const x = required(inputs['x']);
      const segmentIds = required(inputs['segmentIds']);
      const numSegments = Number(attrs?.['numSegments']);
      const out = wasm.makeOutput([numSegments, ...x.shape.slice(1)], x.dtype);
      // Views are taken after makeOutput: growing the heap detaches older ones.
      const source = wasm.typedArrayFromHeap(x);
      const ids = wasm.typedArrayFromHeap(segmentIds);
      const sums = wasm.typedArrayFromHeap(out).fill(0);
      const width = util.sizeFromShape(x.shape.slice(1));
      ids.forEach((segment: number, row: number) => {
        if (segment < 0 || segment >= numSegments) return;
        for (let i = 0; i < width; i++) sums[segment * width + i] = (sums[segment * width + i] ?? 0) + (source[row * width + i] ?? 0);
      });
      return out;
    },
  });
}

function required(input: TensorInfo | undefined): TensorInfo {
  if (input === undefined) throw new Error('UnsortedSegmentSum needs x and segmentIds.');
  return input;
}
