import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, setBackend } from '@tensorflow/tfjs-core';
import { registerWebgpuKernels } from './webgpu-kernels/register';

export interface WebgpuAdapter {
  readonly name: string;
  /** It runs on the CPU: correct, and slower than WebAssembly. */
  readonly software: boolean;
}

/** The adapter that WebGPU offers, or why there is none. Loads nothing of TensorFlow. */
export async function findWebgpuAdapter(): Promise<WebgpuAdapter | { readonly reason: string }> {
  if (!('gpu' in navigator)) return { reason: 'This browser has no WebGPU.' };
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) return { reason: 'WebGPU found no graphics adapter that it may use.' };
  const { vendor, architecture, device, description } = adapter.info;
  const name = description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed adapter';
  return { name, software: isSoftware(adapter.info) };
}

/** Software adapters say so themselves, or are known by name. */
function isSoftware(info: GPUAdapterInfo): boolean {
  const isFallback = 'isFallbackAdapter' in info && info.isFallbackAdapter === true;
  return isFallback || /swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp/i.test(`${info.vendor} ${info.architecture} ${info.device} ${info.description}`);
}

/** Makes WebGPU the current backend. Throws when the device cannot be had. */
export async function startWebgpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgpu');
  registerWebgpuKernels();
  if (!(await setBackend('webgpu'))) throw new Error('The WebGPU device did not start.');
}

/** The device that TensorFlow.js runs on, once WebGPU is the current backend: plans share it, so that weights need no copy through the host. */
export function webgpuDevice(): GPUDevice {
  return (backend() as WebGPUBackend).device;
}
