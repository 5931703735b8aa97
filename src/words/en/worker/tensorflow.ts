export const noCpu = 'The JavaScript backend did not start.';
export const noWasm = 'WebAssembly did not start.';
export const noWebgpu = 'The WebGPU device did not start.';
export const doesNotWork = (reasons: string): string => `TensorFlow.js does not work here. ${reasons}`;
