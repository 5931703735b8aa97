/** Every limit of a device that a plan can run into, from the lists of the plan alone: no device. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { build } from '../../src/model/bitnet';
import type { BitNetOptions } from '../../src/model/options';
import { compilePlan } from '../../src/plan/compile';
import { preparePlanInWasm } from '../../src/plan/cpu/execute';
import { refuseBeyondLimits, workgroupBytes, type PlanLimits } from '../../src/plan/gpu/device-limits';
import { preparePlan } from '../../src/plan/gpu/execute';
import { shaderPlan } from '../../src/plan/gpu/shader-plan';
import { PlanRefusal } from '../../src/plan/plan-refusal';
import { variantIds, variants } from '../../src/plan/variants';

/** What every device of WebGPU has. https://www.w3.org/TR/webgpu/#limits */
const least = {
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 27,
  maxStorageBuffersPerShaderStage: 8,
  maxComputeWorkgroupsPerDimension: 65_535,
  maxComputeInvocationsPerWorkgroup: 256,
  maxComputeWorkgroupSizeX: 256,
  maxComputeWorkgroupSizeY: 256,
  maxComputeWorkgroupStorageSize: 16_384,
} as const satisfies PlanLimits;

const small: BitNetOptions = { vocabSize: 9, hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 6, dropout: 0 };

describe.each(variantIds)('kernels of the variant "%s"', (id) => {
  const plan = shaderPlan(compilePlan(build(small).architecture, 4), variants[id]);

  it('run on the least of devices', () => {
    expect(() => refuseBeyondLimits(plan, least)).not.toThrow();
  });

  it.each(Object.keys(least) as (keyof typeof least)[])('are refused in words where %s is too small', (limit) => {
    const needsNone = limit === 'maxComputeWorkgroupStorageSize' && plan.step.every(({ kernel }) => workgroupBytes(kernel.code) === 0);
    const tiny = { ...least, [limit]: 0 };
    if (needsNone) expect(() => refuseBeyondLimits(plan, tiny)).not.toThrow();
    else expect(() => refuseBeyondLimits(plan, tiny)).toThrow(new RegExp(`^The compiled step needs .*this device allows 0 \\(${limit}\\)`));
  });
});

describe('a plan beyond a limit', () => {
  // 65,536 heads of sequences.
  const manyHeads = compilePlan(
    build({ vocabSize: 9, hiddenSize: 256, numHeads: 128, numLayers: 1, seqLen: 8, dropout: 0 }).architecture,
    512,
  );

  it('is refused, with the kernel and the limit', () => {
    expect(() => refuseBeyondLimits(shaderPlan(manyHeads, variants.direct), least)).toThrow(PlanRefusal);
    expect(() => refuseBeyondLimits(shaderPlan(manyHeads, variants.direct), least)).toThrow(
      '65,536 workgroups along one dimension (kernel attention)',
    );
  });

  it('is refused before anything is asked of the device', async () => {
    const device = { limits: least } as unknown as GPUDevice;
    await expect(preparePlan(device, manyHeads)).rejects.toThrow(PlanRefusal);
  });

  it('is judged by what it binds, not by buffers of which it binds parts', () => {
    const plan = shaderPlan(compilePlan(build(small).architecture, 4), variants.direct);
    const largest = 4 * Math.max(...plan.step.flatMap(({ slices }) => slices.map(({ words }) => words)));
    expect(() => refuseBeyondLimits(plan, { ...least, maxStorageBufferBindingSize: largest })).not.toThrow();
    expect(() => refuseBeyondLimits(plan, { ...least, maxStorageBufferBindingSize: largest - 1 })).toThrow('maxStorageBufferBindingSize');
  });

  it('is not judged by limits that a browser does not name', () => {
    expect(() => refuseBeyondLimits(shaderPlan(manyHeads, variants.direct), {})).not.toThrow();
  });
});

it('adds up what workgroups share', () => {
  expect(workgroupBytes('var<workgroup> a: array<f32, 3>;\nvar<workgroup> b: array<vec4<f32>, 64>; var<private> c: array<f32, 9>;')).toBe(
    16 + 1024,
  );
  expect(() => workgroupBytes('var<workgroup> a: array<mat4x4f, 3>;')).toThrow('not known');
});

describe('a browser without memory for the plan in WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('refuses it in words', async () => {
    const { Memory: _, ...rest } = Object.fromEntries(
      Object.getOwnPropertyNames(WebAssembly).map((name) => [name, WebAssembly[name as keyof typeof WebAssembly]]),
    );
    vi.stubGlobal('WebAssembly', {
      ...rest,
      Memory: class {
        constructor() {
          throw new RangeError('WebAssembly.Memory(): could not allocate memory');
        }
      },
    });
    const refused = preparePlanInWasm(compilePlan(build(small).architecture, 4));
    await expect(refused).rejects.toThrow(PlanRefusal);
    await expect(refused).rejects.toThrow(/needs [\d,]+ MB of memory in one piece.*could not allocate memory/);
  });
});
