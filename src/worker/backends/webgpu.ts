import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { kernelFeaturesOf } from '../../plan/wgsl';
import type { PlanTarget } from '../../training/plan-target';
import { registerWebgpuKernels } from './webgpu-kernels/register';

export interface WebgpuAdapter {
  readonly name: string;
  /** It runs on the CPU: correct, and slower than WebAssembly. */
  readonly software: boolean;
}

const adapterOptions: GPURequestAdapterOptions = { powerPreference: 'high-performance' };

/** The adapter that WebGPU offers, or why there is none. Loads nothing of TensorFlow. */
export async function findWebgpuAdapter(): Promise<WebgpuAdapter | { readonly reason: string }> {
  if (!('gpu' in navigator)) return { reason: 'This browser has no WebGPU.' };
  const adapter = await navigator.gpu.requestAdapter(adapterOptions);
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

/** What TensorFlow.js asks of a device, and so do plans: as much as the adapter has. */
const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** The device in use; made here, so that another can take its place when it is lost. */
let device: GPUDevice | null = null;

/** Makes WebGPU the current backend. Throws when the device cannot be had. */
export async function startWebgpu(): Promise<void> {
  if (device === null) await renewWebgpu();
  else await setBackend('webgpu');
}

/**
 * Makes WebGPU the current backend on a fresh device, after the first start or when the former device is lost: a backend
 * cannot be given another device, and one on a dead device goes on as if nothing were wrong. Tensors of the former
 * backend are gone; disposing of them is allowed. Throws when the device cannot be had.
 */
export async function renewWebgpu(): Promise<void> {
  const { WebGPUBackend: Backend } = await import('@tensorflow/tfjs-backend-webgpu');
  registerWebgpuKernels();
  const adapter = await navigator.gpu.requestAdapter(adapterOptions);
  if (adapter === null) throw new Error('WebGPU found no graphics adapter that it may use.');
  const fresh = await adapter.requestDevice({
    requiredFeatures: [...kernelFeaturesOf(adapter), ...(['timestamp-query'] as const).filter((feature) => adapter.features.has(feature))],
    requiredLimits: Object.fromEntries(wantedLimits.map((limit) => [limit, adapter.limits[limit]])),
  });
  const backend: WebGPUBackend = new Backend(fresh, adapter.info);
  // From here to the end nothing waits: there is no moment without a backend.
  if (findBackendFactory('webgpu') !== null) removeBackend('webgpu');
  registerBackend('webgpu', () => backend, 3);
  device = fresh;
  if (!(await setBackend('webgpu'))) throw new Error('The WebGPU device did not start.');
}

/** The device that TensorFlow.js runs on, once WebGPU has started: plans share it, so that weights need no copy through the host. */
export function webgpuDevice(): GPUDevice {
  if (device === null) throw new Error('WebGPU has not started.');
  return device;
}

/** The same, as the place where a plan runs. */
export const webgpuTarget = (): Extract<PlanTarget, { kind: 'webgpu' }> => ({ kind: 'webgpu', device: webgpuDevice() });

/** Resolves with the reason when that device is lost. */
export async function webgpuLoss(): Promise<string> {
  const { reason, message } = await webgpuDevice().lost;
  return message || reason;
}
