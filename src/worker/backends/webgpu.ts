import * as words from '#words/worker/backends';
import { messageOf } from '../../math/text/message-of';
import { kernelFeaturesOf } from '../../plan/kernel-features';
import type { PlanTarget } from '../../training/plan-target';

export interface WebgpuAdapter {
  readonly name: string;
  /** It runs on the CPU: correct, and slower than WebAssembly. */
  readonly software: boolean;
}

const adapterOptions: GPURequestAdapterOptions = { powerPreference: 'high-performance' };

/**
 * Timeout of the request for an adapter, and then for a device, in ms: a hanging driver must not block WebAssembly. A driver
 * that has given a device before may still be compiling for the lost one.
 */
const patienceMs = { first: 8000, again: 30_000 };
let hasGivenDevice = false;

/** The adapter that WebGPU offers, or why there is none; never rejects. Loads nothing of TensorFlow. */
export async function findWebgpuAdapter(): Promise<WebgpuAdapter | { readonly reason: string }> {
  try {
    const { vendor, architecture, device, description, fallback } = infoOf(await requestAdapter());
    const name = description || [vendor, architecture, device].filter(Boolean).join(' ') || words.unnamedAdapter;
    return { name, software: fallback || softwareNames.test(`${vendor} ${architecture} ${device} ${description}`) };
  } catch (error) {
    return { reason: messageOf(error) };
  }
}

/** A device for plans and nothing else; the caller destroys it. Throws an Error that says why there is none. */
export async function requestPlainDevice(): Promise<GPUDevice> {
  return requestDevice(await requestAdapter());
}

async function requestAdapter(): Promise<GPUAdapter> {
  // `navigator.gpu` may exist without an implementation.
  const gpu = 'gpu' in navigator ? (navigator.gpu as GPU | undefined) : undefined;
  if (gpu === undefined) throw new Error(words.noWebgpu);
  const adapter = await inTime(gpu.requestAdapter(adapterOptions), words.silentGpu);
  if (adapter === null) throw new Error(words.noAdapter);
  return adapter;
}

async function requestDevice(adapter: GPUAdapter, descriptor?: GPUDeviceDescriptor): Promise<GPUDevice> {
  const asked = (async () => adapter.requestDevice(descriptor))();
  let isLate = false;
  // A device that arrives after the timeout is destroyed.
  asked.then(
    (device) => isLate && device.destroy(),
    () => undefined,
  );
  try {
    return await inTime(asked, words.silentAdapter);
  } catch (error) {
    isLate = true;
    throw new Error(words.noDevice(messageOf(error)), { cause: error });
  }
}

async function inTime<T>(value: Promise<T>, otherwise: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>(
    (_resolve, reject) => (timer = setTimeout(() => reject(new Error(otherwise)), patienceMs[hasGivenDevice ? 'again' : 'first'])),
  );
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}

/** The adapter's own description, which may be empty. */
export type AdapterDescription = Readonly<Record<'vendor' | 'architecture' | 'device' | 'description', string>> & {
  readonly fallback: boolean;
};

function infoOf(adapter: GPUAdapter): AdapterDescription {
  try {
    const info: Partial<GPUAdapterInfo> = adapter.info ?? {};
    const { vendor = '', architecture = '', device = '', description = '' } = info;
    return { vendor, architecture, device, description, fallback: 'isFallbackAdapter' in info && info.isFallbackAdapter === true };
  } catch {
    // Only the name is missing.
    return { vendor: '', architecture: '', device: '', description: '', fallback: false };
  }
}

/** Software adapters say so themselves, or are known by name. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp/i;

/** What TensorFlow.js asks of a device, and so do plans: as much as the adapter has. */
const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Those of them that the adapter reports: older browsers do not know all. */
function limitsOf(adapter: GPUAdapter): Record<string, number> {
  const limits: Partial<GPUSupportedLimits> = adapter.limits ?? {};
  return Object.fromEntries(wantedLimits.flatMap((limit) => (typeof limits[limit] === 'number' ? [[limit, limits[limit]]] : [])));
}

function featuresOf(adapter: GPUAdapter): GPUFeatureName[] {
  const features = adapter.features as GPUSupportedFeatures | undefined;
  return features === undefined
    ? []
    : [...kernelFeaturesOf(adapter), ...(['timestamp-query'] as const).filter((feature) => features.has(feature))];
}

/** The device in use; created here, so that it can be replaced when lost. */
let device: GPUDevice | null = null;
let deviceInfo: AdapterDescription | null = null;

/** Sees to it that there is a device that is not lost. Throws when none is available. */
export async function startWebgpuDevice(): Promise<void> {
  if (device === null || (await isWebgpuLost())) await renewWebgpuDevice();
}

/** A fresh device, after the first start or when the former one is lost. Throws when none is available. */
export async function renewWebgpuDevice(): Promise<void> {
  // The former device is never handed out again, even without a replacement; it may only have been unresponsive.
  device?.destroy();
  device = null;
  const adapter = await requestAdapter();
  device = await requestDevice(adapter, { requiredFeatures: featuresOf(adapter), requiredLimits: limitsOf(adapter) });
  deviceInfo = infoOf(adapter);
  hasGivenDevice = true;
}

/** The device in use, once there is one: plans and TensorFlow.js share it. */
export function webgpuDevice(): GPUDevice {
  if (device === null) throw new Error(words.notStarted);
  return device;
}

/** What the adapter of that device says of itself. */
export function webgpuDescription(): AdapterDescription {
  if (deviceInfo === null) throw new Error(words.notStarted);
  return deviceInfo;
}

/** The same as a plan target. */
export const webgpuTarget = (): Extract<PlanTarget, { kind: 'webgpu' }> => ({ kind: 'webgpu', device: webgpuDevice() });

/** Resolves with the reason when that device is lost. */
async function webgpuLoss(): Promise<string> {
  const { reason, message } = await webgpuDevice().lost;
  return message || reason;
}

/** Two ways to learn of the loss of that device: a notification and a query. */
export function webgpuHealth(): { readonly lost: Promise<string>; readonly answers: () => Promise<boolean> } {
  const asked = webgpuDevice();
  return { lost: webgpuLoss(), answers: async () => answers(asked) };
}

/** Whether there is a device and it is lost. */
export const isWebgpuLost = async (): Promise<boolean> => device !== null && !(await answers(device));

/**
 * Liveness check: reads a small buffer, queued behind all work in flight; resolves to whether that succeeds. The
 * notification of a loss may come later than errors that it causes, but no buffer of a lost device can be read.
 */
async function answers(asked: GPUDevice): Promise<boolean> {
  try {
    const buffer = asked.createBuffer({ label: words.probeBuffer, size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    return await buffer
      .mapAsync(GPUMapMode.READ)
      .then(() => true)
      .finally(() => buffer.destroy());
  } catch {
    return false;
  }
}
