import * as words from '#words/worker/backends';
import { backendNames, type BackendId } from '../../experiment/experiment';
import { arithmeticHere, type Arithmetic } from '../../math/fused-multiply-add';
import { messageOf } from '../../math/text/message-of';
import type { PlanTarget } from '../../training/plan-target';
import type { BackendReport } from '../protocol';
import { probeMs, probeMultiplies, probeWasm, probeWebgpu } from './probe';
import { runDefinitionOn } from './definition';
import { checkArithmetic } from './self-test';
import { findWebgpuAdapter, isWebgpuLost, renewWebgpuDevice, startWebgpuDevice, webgpuHealth, webgpuTarget } from './webgpu';

export interface ChosenBackend {
  /** In the order of preference. */
  readonly reports: readonly BackendReport[];
  readonly active: BackendId;
  /** Where compiled plans run, once they have given the stored gradients too; else why they do not. */
  readonly plan: { readonly target: PlanTarget } | { readonly reason: string };
  /** Resolves with the reason when its device is lost, and everything on it; absent where there is no device to lose. */
  readonly lost?: Promise<string>;
  /** Queries whether that device is still alive. Errors caused by its loss may come before the notification. */
  readonly answers?: () => Promise<boolean>;
}

interface Candidate {
  readonly id: BackendId;
  readonly adapter?: string;
  readonly software?: boolean;
  /** Milliseconds of a step in the probe. */
  readonly stepMs?: number;
  readonly stepMultiplies?: number;
  /** Why it was not tried. */
  readonly absent?: string;
}

/**
 * Makes the fastest backend current, by a probe of real steps: WebGPU or WebAssembly, else plain JavaScript. Where WebGPU
 * is not ready in the time of the probe, a graphics card still ranks first, an adapter that runs on the CPU does not.
 * A backend asked for by name comes first, without a probe. A backend is accepted only if a training step
 * gives the stored gradients; those ranked below the first accepted are not tried, and say so.
 * Throws when none works; the former backend then stays in use.
 *
 * @param only try `prefer` and nothing else
 * @param proven another worker has tested it on this machine: only compiled steps are tested again
 * @param asked what steps on the processor are to be tried with, where it is there
 */
export async function chooseBackend(
  prefer: BackendId | 'auto' = 'auto',
  only = false,
  proven = false,
  asked: Arithmetic = 'plain',
): Promise<ChosenBackend> {
  const arithmetic = arithmeticHere(asked);
  // Additional workers of another backend need no adapter.
  const webgpu: Candidate = only && prefer !== 'webgpu' ? { id: 'webgpu' } : await webgpuCandidate();
  const order = rank(prefer === 'auto' ? await probed(webgpu, arithmetic) : { webgpu, wasm: { id: 'wasm' } }, prefer);
  return firstThatWorks(
    order.filter(({ id }) => !only || id === prefer),
    proven,
    arithmetic,
  );
}

/**
 * Replaces a backend whose device is lost: the same on a fresh device or, where that was lost too or is unavailable,
 * the next one that works. The fresh device is not tested again: its adapter has already passed.
 *
 * @param inARow the device was lost soon after another one
 */
export async function replaceBackend(former: ChosenBackend, inARow: boolean): Promise<ChosenBackend> {
  if (!inARow) {
    try {
      await renewWebgpuDevice();
      return { ...former, plan: 'target' in former.plan ? { target: webgpuTarget() } : former.plan, ...webgpuHealth() };
    } catch {
      // No fresh device is available: counts as another loss.
    }
  }
  const lost = await webgpuCandidate();
  return firstThatWorks(
    rank(
      {
        wasm: { id: 'wasm' },
        webgpu: { ...lost, absent: words.lostTwice },
      },
      'auto',
    ),
  );
}

async function firstThatWorks(candidates: readonly Candidate[], proven = false, arithmetic: Arithmetic = 'plain'): Promise<ChosenBackend> {
  const reports: BackendReport[] = [];
  let found: { readonly active: BackendId; readonly plan: ChosenBackend['plan'] } | null = null;
  for (const candidate of candidates) {
    const { id, absent, ...facts } = candidate;
    if (absent !== undefined) reports.push({ id, ...facts, usable: false, reason: absent });
    else if (found !== null)
      reports.push({
        id,
        ...facts,
        usable: false,
        reason: words.notTried(whyBelow(candidate, stepMsOf(candidates, found.active)), backendNames[found.active]),
      });
    else {
      const tried = await tryBackend(candidate, proven, arithmetic);
      if ('failure' in tried) reports.push({ id, ...facts, usable: false, reason: tried.failure });
      else {
        found = { active: id, plan: tried.plan };
        reports.push({ id, ...facts, usable: true, ...(tried.kernels === undefined ? {} : { kernels: tried.kernels }) });
      }
    }
  }
  if (found === null) {
    const [only, ...others] = reports;
    throw new Error(
      only?.reason !== undefined && others.length === 0
        ? only.reason
        : reports.map(({ id, reason }) => `${backendNames[id]}: ${reason ?? ''}`).join(' '),
    );
  }
  const { active, plan } = found;
  runDefinitionOn(async () => {
    const { startTensorFlow, startTensorFlowBeside } = await import('./tensorflow');
    await ('target' in plan ? startTensorFlowBeside : startTensorFlow)(active, proven);
  });
  return active === 'webgpu' ? { reports, ...found, ...webgpuHealth() } : { reports, ...found };
}

type Tried = { readonly plan: ChosenBackend['plan']; readonly kernels?: string } | { readonly failure: string };

/** Starts a backend and self-tests it. A device lost meanwhile is replaced, once. */
async function tryBackend(candidate: Candidate, proven: boolean, arithmetic: Arithmetic): Promise<Tried> {
  const tried = await tryOnce(candidate, proven, arithmetic);
  if (candidate.id !== 'webgpu' || !(await isWebgpuLost())) return tried;
  const again = await tryOnce(candidate, proven, arithmetic);
  return (await isWebgpuLost()) ? { failure: words.lostInTest } : again;
}

/** Compiled steps prove a backend; where they do not run on it, the definition has to, which is loaded then. */
async function tryOnce({ id, software = false }: Candidate, proven: boolean, arithmetic: Arithmetic): Promise<Tried> {
  try {
    if (id === 'webgpu') await startWebgpuDevice();
    const tried = await tryPlan(id, software, arithmetic);
    if ('reason' in tried.plan) await (await import('./tensorflow')).startTensorFlow(id, proven);
    return tried;
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

async function tryPlan(active: BackendId, software: boolean, arithmetic: Arithmetic): Promise<Extract<Tried, { plan: unknown }>> {
  if (active === 'cpu') return { plan: { reason: words.compiledElsewhere } };
  try {
    if (active === 'wasm') {
      await checkArithmetic(arithmetic);
      return { plan: { target: { kind: 'wasm' } } };
    }
    const target = webgpuTarget();
    const { chooseVariant } = await import('./choose-variant');
    return { plan: { target }, kernels: await chooseVariant(target.device, software) };
  } catch (error) {
    return { plan: { reason: messageOf(error) } };
  }
}

async function webgpuCandidate(): Promise<Candidate> {
  const adapter = await findWebgpuAdapter();
  return 'reason' in adapter
    ? { id: 'webgpu', absent: adapter.reason }
    : { id: 'webgpu', adapter: adapter.name, software: adapter.software };
}

interface Measurable {
  readonly webgpu: Candidate;
  readonly wasm: Candidate;
}

/** Both with their step time; without it where the plan does not run, or is not ready in time. */
async function probed(webgpu: Candidate, arithmetic: Arithmetic): Promise<Measurable> {
  const measured = (candidate: Candidate, stepMs: number | null): Candidate =>
    stepMs === null ? candidate : { ...candidate, stepMs, stepMultiplies: probeMultiplies() };
  // What runs steps on WebGPU is fetched before the clock starts: a slow line is no slow graphics card. Its loss is the probe's to tell.
  if (webgpu.absent === undefined) await import('../../plan/gpu/execute').catch(() => undefined);
  // One after the other: an adapter that runs on the CPU would slow both down. WebAssembly has little to compile first.
  const end = performance.now() + probeMs;
  const wasm = measured({ id: 'wasm' }, await probeWasm(probeMs / 3, arithmetic));
  return { wasm, webgpu: webgpu.absent === undefined ? measured(webgpu, await probeWebgpu(Math.max(0, end - performance.now()))) : webgpu };
}

function rank({ webgpu, wasm }: Measurable, prefer: BackendId | 'auto'): readonly Candidate[] {
  const cpu: Candidate = { id: 'cpu' };
  const order = isWebgpuFirst(webgpu, wasm) ? [webgpu, wasm, cpu] : [wasm, webgpu, cpu];
  return [...order.filter(({ id }) => id === prefer), ...order.filter(({ id }) => id !== prefer)];
}

function isWebgpuFirst(webgpu: Candidate, wasm: Candidate): boolean {
  if (webgpu.absent !== undefined) return false;
  if (webgpu.stepMs !== undefined && wasm.stepMs !== undefined) return webgpu.stepMs < wasm.stepMs;
  return webgpu.software !== true;
}

const stepMsOf = (candidates: readonly Candidate[], id: BackendId): number | undefined =>
  candidates.find((candidate) => candidate.id === id)?.stepMs;

function whyBelow({ software, stepMs }: Candidate, activeMs: number | undefined): string {
  if (stepMs !== undefined && activeMs !== undefined) return words.slowerProbe(stepMs, stepMs / activeMs);
  return software === true ? words.softwareAdapter : words.rankedBelow;
}
