import type { BackendId } from '../../experiment/experiment';

/** Backends as sentences of the engine name them. */
export const backendNames: Readonly<Record<BackendId, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };
