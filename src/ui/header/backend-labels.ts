import type { BackendId } from '../../experiment/experiment';

export const backendLabels: Readonly<Record<BackendId, string>> = { webgpu: 'WebGPU', wasm: 'WebAssembly', cpu: 'JavaScript' };
