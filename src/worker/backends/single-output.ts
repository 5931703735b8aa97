import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/** A kernel that returns one tensor, called by other kernels. */
export type Kernel = (inputs: Record<string, TensorInfo>, attrs: Record<string, unknown>, backend: object) => TensorInfo;

/** The type of kernels allows a list of outputs; those used here return one. */
export function singleOutput(kernel: KernelFunc): Kernel {
  return (inputs, attrs, backend) => {
    // Attributes are typed more narrowly by tfjs than it reads them.
    const output = kernel({ inputs, attrs: attrs as NonNullable<Parameters<KernelFunc>[0]['attrs']>, backend });
    if (Array.isArray(output)) throw new Error('A kernel with one output returned a list.');
    return output;
  };
}
