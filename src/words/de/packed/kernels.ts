export const simd = 'WebAssembly SIMD';
export const arrays = 'typisierte Arrays';
export const dot = 'WebGPU, Skalarprodukte zu viert';
export const planes = 'WebGPU, Bitebenen';
export const lost = 'Das Grafikgerät ging verloren.';
export const silent = (why: string): string => `Das Grafikgerät hat nicht geantwortet: ${why}`;
