import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';

/**
 * The wasm backend copies a tensor to clone it, and automatic differentiation clones whatever it keeps: some 250 copies a
 * training step. Tensors are immutable, so sharing the memory and counting references, as the other backends do, is enough.
 */
export function registerSharingIdentity(): void {
  unregisterKernel('Identity', 'wasm');
  registerKernel({
    kernelName: 'Identity',
    backendName: 'wasm',
    kernelFunc: ({ inputs, backend }) => {
      const { x } = inputs;
      if (x === undefined) throw new Error('Identity needs x.');
      const wasm = backend as BackendWasm;
      wasm.incRef(x.dataId);
      return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
    },
  });
}
