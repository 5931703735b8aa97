import * as words from '#words/worker/tensorflow';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { startWebgpuDevice, webgpuDescription, webgpuDevice } from './webgpu';
import { registerWebgpuKernels } from './webgpu-kernels';

/** The device that TensorFlow.js has. */
let shared: GPUDevice | null = null;

/**
 * Makes WebGPU the current backend of TensorFlow.js, on the device that compiled steps have. Where that device has been
 * replaced, so is the backend: a backend's device cannot be, and one on a dead device fails silently. Tensors of the former
 * backend are gone; disposing of them is allowed. Throws when there is no device.
 */
export async function shareWebgpu(): Promise<void> {
  registerWebgpuKernels();
  const device = webgpuDevice();
  // Synchronous up to the new backend: there is no moment without one.
  if (shared !== device) {
    // TensorFlow only reads names from the description.
    const backend = new WebGPUBackend(device, webgpuDescription() as unknown as GPUAdapterInfo);
    if (findBackendFactory('webgpu') !== null) removeBackend('webgpu');
    registerBackend('webgpu', () => backend, 3);
    shared = device;
  }
  if (!(await setBackend('webgpu'))) throw new Error(words.noWebgpu);
}

/** A device, and TensorFlow.js on it. Throws when no device is available. */
export async function startWebgpu(): Promise<void> {
  await startWebgpuDevice();
  await shareWebgpu();
}
