/** The real engine on the compiled plan: what its stepping asks of WebGPU, and that it is indistinguishable from the definition. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { RunId } from '../../src/worker/protocol';
import { tinyExperiment } from '../tiny-experiment';
import { DrivenEngine } from './driven-engine';

const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, batchSize: 4, steps: 40, lambdaSteps: 4 });
const modes = ['none', 'ternary', 'binary'] as const;

let driven: DrivenEngine;
beforeAll(async () => {
  driven = new DrivenEngine();
  await driven.engine.backends({ prefer: 'webgpu', only: true });
}, 120_000);
afterEach(async () => {
  vi.restoreAllMocks();
  await driven.removeAll();
});

describe('arms that train side by side', () => {
  it('share one submission a step, upload once each and make nothing, reading their reports two steps at a time', async () => {
    // No evaluation and no record is due for thousands of steps.
    const ids: RunId[] = [];
    for (const mode of modes) ids.push((await driven.created({ ...tiny, mode, steps: 100_000 })).id);
    await driven.engine.play({ ids });
    const reported = (): number => Math.min(...ids.map((id) => driven.reports(id).length));
    await driven.until(() => reported() >= 12);
    const maps = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
    const calls = {
      submits: vi.spyOn(GPUQueue.prototype, 'submit'),
      encoders: vi.spyOn(GPUDevice.prototype, 'createCommandEncoder'),
      uploads: vi.spyOn(GPUQueue.prototype, 'writeBuffer'),
      passes: vi.spyOn(GPUCommandEncoder.prototype, 'beginComputePass'),
      buffers: vi.spyOn(GPUDevice.prototype, 'createBuffer'),
      bindGroups: vi.spyOn(GPUDevice.prototype, 'createBindGroup'),
      pipelines: vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync'),
    };
    const before = reported();
    await driven.until(() => reported() >= before + 60);
    const counted = Object.fromEntries(Object.entries(calls).map(([name, spy]) => [name, spy.mock.calls.length]));
    const made = calls.buffers.mock.calls.map(([buffer]) => buffer);
    const mapped = maps.mock.contexts.map((buffer) => (buffer instanceof GPUBuffer ? buffer.label : ''));
    vi.restoreAllMocks();
    const reads = mapped.filter((label) => label.startsWith('reports')).length;
    // On a slow machine an arm's state falls due to be kept meanwhile: what it has reported is read first, and the others go on without it.
    const keeps = mapped.length - reads;
    // Two reads at once have a buffer each.
    expect(made.filter(({ usage }) => (usage & GPUBufferUsage.MAP_READ) === 0)).toEqual([]);
    expect(made.length).toBeLessThanOrEqual(keeps);
    const { submits = 0, passes = 0, buffers: _, ...rest } = counted;
    const steps = passes / 3;
    expect(steps).toBeGreaterThanOrEqual(56);
    expect(rest).toEqual({ encoders: submits, uploads: passes, bindGroups: 0, pipelines: 0 });
    expect(submits).toBeGreaterThanOrEqual(Math.floor(steps));
    expect(submits).toBeLessThanOrEqual(steps + 2 * keeps);
    expect(reads).toBeLessThan(1.6 * steps + keeps);
    await driven.engine.pause({ ids });
  }, 240_000);

  it('report every step once, in order, and the losses that each has by itself', async () => {
    const experiment: ExperimentDraft = { ...tiny, steps: 4000 };
    const ids: RunId[] = [];
    for (const mode of modes) ids.push((await driven.created({ ...experiment, mode })).id);
    await driven.engine.play({ ids });
    await driven.until(() => ids.every((id) => driven.reports(id).length >= 24));
    await driven.engine.pause({ ids });
    for (const id of ids) {
      const reports = driven.reports(id);
      expect(reports.map(({ step }) => step)).toEqual(reports.map((_, i) => i + 1));
      expect((await driven.engine.runs({})).find((run) => run.id === id)).toMatchObject({ step: reports.length, state: 'paused' });
    }

    // One step at a time, then several in flight, and a pause in the middle of them.
    const { id } = await driven.created({ ...experiment, mode: 'ternary' });
    for (let step = 0; step < 2; step++) await driven.engine.step({ id, count: 1 });
    await driven.engine.play({ ids: [id] });
    await driven.engine.pause({ ids: [id] });
    await driven.engine.step({ id, count: 24 - driven.reports(id).length });
    expect(driven.losses(id)).toEqual(driven.losses(ids[modes.indexOf('ternary')]!).slice(0, 24));
    expect(new Set(driven.losses(id)).size).toBe(24);
  }, 240_000);
});

describe('a run on the plan, held against the definition', () => {
  /** Steps, a change of the learning rate between two of them, and a reset. */
  async function story(experiment: ExperimentDraft): Promise<{ steps: number[]; rates: number[]; losses: number[]; evaluated: number[] }> {
    const { engine } = driven;
    const { id, path } = await engine.create({ experiment });
    expect(path).toBe(experiment.backend === 'webgpu' ? 'plan' : 'definition');
    await engine.step({ id, count: 3 });
    await engine.setLearningRate({ id, learningRate: 0.002 });
    await engine.step({ id, count: 4 });
    await engine.reset({ ids: [id] });
    await engine.step({ id, count: 1 });
    const reports = driven.reports(id);
    const evaluated = driven.events.flatMap((event) => (event.type === 'evaluated' && event.id === id ? [event.evaluation.step] : []));
    return {
      steps: reports.map(({ step }) => step),
      rates: reports.map(({ learningRate }) => learningRate),
      losses: reports.map(({ lossNats }) => lossNats),
      evaluated,
    };
  }

  it('takes the same steps at the same learning rates, to the same losses, and is evaluated at the same ones', async () => {
    const experiment: ExperimentDraft = { ...tiny, mode: 'ternary', learningRate: 0.01 };
    const planned = await story(experiment);
    await driven.removeAll();
    const compiled = driven;
    driven = new DrivenEngine();
    const defined = await story({ ...experiment, backend: 'cpu' });
    await driven.removeAll();
    driven = compiled;
    const { losses, ...rest } = planned;
    expect(rest).toEqual({ steps: defined.steps, rates: defined.rates, evaluated: defined.evaluated });
    expect(defined.rates[3]).not.toBe(defined.rates[2]);
    losses.forEach((loss, i) => expect(loss).toBeCloseTo(defined.losses[i]!, 4));
  }, 240_000);
});
