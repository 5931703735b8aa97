import * as say from '#words/plan/gpu';
import { optimiserOf } from '../../catalog/optimisers/optimisers';
import { PlanRefusal } from '../plan-refusal';
import type { Shader } from '../wgsl';
import { slotBuffer } from '../workspace';
import type { ShaderDispatch, ShaderPlan } from './shader-plan';

/** Device limits relevant to a plan. Limits that a browser does not report are not checked. */
export type PlanLimits = Partial<
  Pick<
    GPUSupportedLimits,
    | 'maxBufferSize'
    | 'maxStorageBufferBindingSize'
    | 'maxStorageBuffersPerShaderStage'
    | 'maxComputeWorkgroupsPerDimension'
    | 'maxComputeInvocationsPerWorkgroup'
    | 'maxComputeWorkgroupSizeX'
    | 'maxComputeWorkgroupSizeY'
    | 'maxComputeWorkgroupStorageSize'
  >
>;

/**
 * Throws a {@link PlanRefusal} that names the first limit of a device which a plan goes beyond. A command beyond a limit
 * does not throw: the whole submission is dropped, and its results read as zeros.
 */
export function refuseBeyondLimits({ buffers, optimiser, quantise, step, count, record }: ShaderPlan, limits: PlanLimits): void {
  for (const { name, words } of buffers) refuse(limits, 'maxBufferSize', 4 * words, say.buffer(4 * words, name));
  // The state goes to the host through one buffer.
  const held = new Set(['latents', 'codes', ...optimiserOf(optimiser).slots.map(slotBuffer)]);
  const state = 4 * buffers.reduce((sum, { name, words }) => sum + (held.has(name) ? words + 1 : 0), 0);
  refuse(limits, 'maxBufferSize', state, say.bufferForCopies(state));
  for (const dispatch of [...quantise, ...step, ...count, ...record]) refuseDispatch(dispatch, limits);
}

function refuseDispatch({ kernel, slices }: ShaderDispatch, limits: PlanLimits): void {
  for (const { buffer, words } of slices) refuse(limits, 'maxStorageBufferBindingSize', 4 * words, say.binding(4 * words, buffer));
  for (const each of kernel.settled === undefined ? [kernel] : [kernel, kernel.settled]) refuseKernel(each, limits);
}

function refuseKernel({ name, bindings, workgroups, workgroupSize, code }: Shader, limits: PlanLimits): void {
  refuse(limits, 'maxComputeWorkgroupsPerDimension', Math.max(...workgroups), say.workgroups(Math.max(...workgroups), name));
  const storage = Object.keys(bindings).length;
  refuse(limits, 'maxStorageBuffersPerShaderStage', storage, say.buffers(storage, name));
  const [x, y] = workgroupSize;
  refuse(limits, 'maxComputeInvocationsPerWorkgroup', x * y, say.threads(x * y, name));
  refuse(limits, 'maxComputeWorkgroupSizeX', x, say.wide(x, name));
  refuse(limits, 'maxComputeWorkgroupSizeY', y, say.high(y, name));
  const shared = workgroupBytes(code);
  refuse(limits, 'maxComputeWorkgroupStorageSize', shared, say.sharedMemory(shared, name));
}

function refuse(limits: PlanLimits, limit: keyof PlanLimits, needed: number, what: string): void {
  const most = limits[limit];
  if (most === undefined || needed <= most) return;
  throw new PlanRefusal(say.beyond(what, most, limit));
}

const elementBytes: Readonly<Record<string, number>> = {
  f32: 4,
  u32: 4,
  i32: 4,
  f16: 2,
  'vec2<f32>': 8,
  'vec2<u32>': 8,
  'vec4<f32>': 16,
  'vec4<u32>': 16,
};

/** Bytes that the workgroups of a kernel share: of all its `var<workgroup> name: array<type, count>`, each to whole 16. */
export function workgroupBytes(code: string): number {
  let sum = 0;
  for (const [declaration, type = '', count = ''] of code.matchAll(/var<workgroup> \w+: array<(\w+(?:<\w+>)?), (\d+)>/g)) {
    const size = elementBytes[type];
    if (size === undefined) throw new Error(`The size of ${declaration} is not known.`);
    sum += 16 * Math.ceil((size * Number(count)) / 16);
  }
  return sum;
}
