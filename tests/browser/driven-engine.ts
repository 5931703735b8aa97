/** A real engine, with the events that it has emitted. */
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { chooseBackend, replaceBackend, type ChosenBackend } from '../../src/worker/backends/choose';
import { runDefinitionOn } from '../../src/worker/backends/definition';
import { webgpuHealth, webgpuTarget } from '../../src/worker/backends/webgpu';
import { shareWebgpu, startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { createEngine } from '../../src/worker/engine/engine';
import type { Handlers } from '../../src/worker/engine/answer';
import type { EngineEvent, RunId, RunSummary, StepReport } from '../../src/worker/protocol';

export class DrivenEngine {
  readonly events: EngineEvent[] = [];
  readonly engine: Handlers;
  #waiting: (() => void)[] = [];

  /** @param replace what to go on with when a device is lost */
  constructor(replace: typeof replaceBackend = replaceBackend) {
    this.engine = createEngine({ emit: (event) => this.#take(event), chooseBackend: startBackend, replaceBackend: replace });
  }

  all<T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);
  }

  reports(id: RunId): StepReport[] {
    return this.all('progressed').flatMap(({ summary, steps }) => (summary.id === id ? steps : []));
  }

  losses(id: RunId): number[] {
    return this.reports(id).map(({ lossNats }) => lossNats);
  }

  /** Makes a run and waits until it has been shown, so that nothing but training goes on afterwards. */
  async created(experiment: ExperimentDraft): Promise<RunSummary> {
    const summary = await this.engine.create({ experiment });
    await this.until(() => this.all('evaluated').some(({ id }) => id === summary.id));
    return summary;
  }

  /** Resolves when it holds; looked at after every event. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async removeAll(): Promise<void> {
    await this.engine.remove({ ids: (await this.engine.runs({})).map(({ id }) => id) });
    this.events.length = 0;
  }

  #take(event: EngineEvent): void {
    this.events.push(event);
    const due = this.#waiting;
    this.#waiting = [];
    for (const resolve of due) resolve();
  }
}

/** WebGPU without its self-test, which has a test of its own: compiling a hundred kernels of TensorFlow.js for it takes longer than these tests. */
async function startBackend(prefer: 'webgpu' | 'wasm' | 'cpu' | 'auto', only: boolean): Promise<ChosenBackend> {
  if (prefer !== 'webgpu') return chooseBackend(prefer, only);
  await startWebgpu();
  runDefinitionOn(shareWebgpu);
  return { reports: [{ id: 'webgpu', usable: true }], active: 'webgpu', plan: { target: webgpuTarget() }, ...webgpuHealth() };
}
