export const simd = 'WebAssembly SIMD';
export const arrays = 'typed arrays';
export const dot = 'WebGPU, dot products of four';
export const planes = 'WebGPU, bit planes';
export const lost = 'The graphics device was lost.';
export const silent = (why: string): string => `The graphics device gave no answer: ${why}`;
