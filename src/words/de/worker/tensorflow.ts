export const noCpu = 'Das JavaScript-Backend ist nicht gestartet.';
export const noWasm = 'WebAssembly ist nicht gestartet.';
export const noWebgpu = 'Das WebGPU-Gerät ist nicht gestartet.';
export const doesNotWork = (reasons: string): string => `TensorFlow.js funktioniert hier nicht. ${reasons}`;
