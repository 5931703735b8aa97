import { env, getKernel, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';

/** From this inner length on, the backend may split a product over workgroups that add their parts atomically. */
const splitFrom = 2000;

/** `MatMulProgramType.MatMulSmallOutputSizeProgram`: many small tiles, each summed in order. */
const smallTiles = 2;

const programFlag = 'WEBGPU_MATMUL_PROGRAM_TYPE';

/** Keeps the backend from splitting long products: for those, the kind of program is named instead of chosen. */
export function registerOrderedMatMul(): void {
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
