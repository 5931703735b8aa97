import { modeIds } from '../../src/catalog/modes/modes';
import { chooseBackend, replaceBackend } from '../../src/worker/backends/choose';
import { createEngine } from '../../src/worker/engine/engine';
import type { EngineEvent, RunId } from '../../src/worker/protocol';

/** What becomes of the default comparison when its device is destroyed; times in ms, from that moment. */
export interface Loss {
  /** Until every run has been moved to another device, and stands at the step that the page had seen. */
  readonly replacedMs: number;
  /** Until the first steps that the page had not seen. */
  readonly wentOnMs: number;
  readonly backend: string;
  /** Kernels compiled on the other device until then. */
  readonly pipelines: number;
}

declare global {
  interface Window {
    /** What `device-loss.mjs` asks of this page, once: it trains, and destroys the device `afterMs` after the twelfth step. */
    loseDevice(afterMs: number): Promise<Loss>;
  }
}

const seenSteps = 12;
let device: GPUDevice | null = null;
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
  return (device = await requestDevice.call(this, descriptor));
};
let pipelines = 0;
const { createComputePipelineAsync } = GPUDevice.prototype;
GPUDevice.prototype.createComputePipelineAsync = async function (this: GPUDevice, descriptor: GPUComputePipelineDescriptor) {
  pipelines += 1;
  return createComputePipelineAsync.call(this, descriptor);
};

const reached = new Map<RunId, number>();
let heard: (event: EngineEvent) => void = () => undefined;
const engine = createEngine({
  emit(event) {
    if (event.type === 'progressed') reached.set(event.summary.id, event.summary.step);
    heard(event);
  },
  chooseBackend,
  replaceBackend,
});
const until = async (holds: (event: EngineEvent) => boolean): Promise<EngineEvent> =>
  new Promise((resolve) => (heard = (event) => holds(event) && resolve(event)));

window.loseDevice = async (afterMs) => {
  const ids: RunId[] = [];
  for (const mode of modeIds) ids.push((await engine.create({ experiment: { backend: 'webgpu', mode } })).id);
  const trained = until(() => ids.every((id) => (reached.get(id) ?? 0) >= seenSteps));
  await engine.play({ ids });
  await trained;
  await new Promise((resolve) => setTimeout(resolve, afterMs));

  const replaced = until(({ type }) => type === 'deviceReplaced');
  pipelines = 0;
  const destroyed = performance.now();
  device?.destroy();
  const event = await replaced;
  const replacedMs = performance.now() - destroyed;
  const compiled = pipelines;
  await until(({ type }) => type === 'progressed');
  return {
    replacedMs,
    wentOnMs: performance.now() - destroyed,
    backend: event.type === 'deviceReplaced' ? event.backend : '',
    pipelines: compiled,
  };
};
