import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util, registerKernel, unregisterKernel, util } from '@tensorflow/tfjs-core';

/**
 * The wasm backend splits a tensor by copying the whole of it out of the heap once per piece. This copies each row of
 * each piece once, heap to heap.
 */
export function registerDirectSplit(): void {
  unregisterKernel('SplitV', 'wasm');
  registerKernel({
    kernelName: 'SplitV',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x } = inputs;
      if (x === undefined) throw new Error('SplitV needs x.');
      const wasm = backend as BackendWasm;
      const [axis = 0] = util.parseAxisParam(Number(attrs?.['axis']), x.shape);
      // The attribute is a count or a list of sizes; this only reads the shape of x.
      const sizes = backend_util.prepareSplitSize(x, attrs?.['numOrSizeSplits'] as number[] | number, axis);
      const outer = util.sizeFromShape(x.shape.slice(0, axis));
      const inner = util.sizeFromShape(x.shape.slice(axis + 1));
      const rowLength = (x.shape[axis] ?? 1) * inner;
      // All are made before any view is taken: growing the heap detaches views.
      const outputs = sizes.map((size) => wasm.makeOutput([...x.shape.slice(0, axis), size, ...x.shape.slice(axis + 1)], x.dtype));
      const source = wasm.typedArrayFromHeap(x);
      let offset = 0;
      outputs.forEach((output, piece) => {
        const target = wasm.typedArrayFromHeap(output);
        const length = (sizes[piece] ?? 0) * inner;
        for (let row = 0; row < outer; row++)
          target.set(source.subarray(row * rowLength + offset, row * rowLength + offset + length), row * length);
        offset += length;
      });
      return outputs;
    },
  });
}
