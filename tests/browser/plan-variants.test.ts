/**
 * The kernels for graphics cards against the formulas, on a software adapter, which takes seconds to compile each tiled
 * one: so the richest of each kind, in sizes of several tiles.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { compilePlan } from '../../src/plan/compile';
import type { Dispatch } from '../../src/plan/dispatch';
import { tiledProduct } from '../../src/plan/kernels/product/tiled';
import { tiledProductBackward } from '../../src/plan/kernels/product-backward/tiled';
import { partCount } from '../../src/plan/kernels/shared/sums';
import { tileSizeFor, type TileSize } from '../../src/plan/kernels/shared/tiled-sum';
import { weightParts } from '../../src/plan/kernels/sum-weights/shape';
import { variants, type KernelVariant } from '../../src/plan/variants';
import { loaded, planOf } from '../plan/cpu-step';
import { contractDistance, distanceFrom, observedOracle, type Ran } from '../plan/written';
import { batchOf, planSettings, type PlanCase } from './plan-cases';
import { runInWgsl } from './run-in-wgsl';

let device: GPUDevice;
beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice({ requiredFeatures: ['subgroups'] });
});

const turned: PlanCase = { options: { vocabSize: 7, hiddenSize: 40, numHeads: 2, numKvHeads: 1, numLayers: 1, seqLen: 35, feedForwardSize: 37, dropout: 0.25 }, batchSize: 2, lambda: 0.3, seed: 1 };
const biased: PlanCase = { options: { embedDim: 3, classes: 6, hiddenSize: 36, numHeads: 3, numLayers: 2, seqLen: 35, feedForwardSize: 37, dropout: 0.5 }, batchSize: 2, lambda: 1, seed: 4 };
const withTiles = (tile: TileSize): KernelVariant => ({ ...variants.tiled, product: (shape) => tiledProduct(shape, tile), productBackward: (shape) => tiledProductBackward(shape, tile) });

/** Of every kind of kernel that a variant has of its own, the dispatch with the longest code, as the oracle ran it. */
function richest(planCase: PlanCase, variant: KernelVariant): readonly Ran[] {
  const plan = compilePlan(build(planCase.options).architecture, planCase.batchSize, { variant });
  const ran: Ran[] = [];
  loaded(observedOracle(planOf(planCase), (one) => ran.push(one)), planCase).step(batchOf(build(planCase.options), planCase.batchSize, planCase.seed), planSettings(planCase));
  const steps = ran.slice(-plan.step.length);
  const chosen = new Map<string, Ran>();
  plan.step.forEach((dispatch: Dispatch, i) => {
    const one = steps[i]!;
    const { name, code } = dispatch.kernel;
    expect(one.dispatch.kernel.name).toBe(name);
    if (one.dispatch.kernel.code !== code && code.length > (chosen.get(name)?.dispatch.kernel.code.length ?? 0)) chosen.set(name, { ...one, dispatch });
  });
  return [...chosen.values()];
}

/** Into how many parts these kernels divide a sum. Which values a part holds is a variant's own affair: what counts is their sum. */
const partsOfSums: Readonly<Record<string, number>> = { 'sum-step': partCount, 'sum-weights': weightParts };

const inOrder = (places: ReadonlyMap<number, number>): number[] => [...places].toSorted(([a], [b]) => a - b).map(([, value]) => value);

/** `[sums, parts, 2]` added up over the parts. */
function summed(values: ArrayLike<number>, parts: number): Float32Array {
  const sums = new Float32Array(values.length / parts);
  for (let i = 0; i < values.length; i++) sums[2 * Math.floor(i / (2 * parts)) + (i % 2)]! += values[i]!;
  return sums;
}

async function expectTheFormula(ran: readonly Ran[], names: readonly string[]): Promise<void> {
  const wanted = ran.filter(({ dispatch }) => names.includes(dispatch.kernel.name));
  expect(wanted.map(({ dispatch }) => dispatch.kernel.name).toSorted()).toEqual([...names].toSorted());
  for (const one of wanted) {
    const found = await runInWgsl(device, one);
    for (const [name, places] of Object.entries(one.written)) {
      const view = one.before[name]! instanceof Uint32Array ? new Uint32Array(found.get(name)!) : new Float32Array(found.get(name)!);
      const parts = name === 'parts' ? partsOfSums[one.dispatch.kernel.name] : undefined;
      const distance = parts === undefined ? distanceFrom(places, view) : distanceFrom(new Map(summed(inOrder(places), parts).entries()), summed(view, parts));
      if (places.size > 0) expect(distance, `${one.dispatch.kernel.name} ${name}`).toBeLessThan(contractDistance);
    }
  }
}

const rowKernels = ['normalise', 'normalise-backward', 'sum-step', 'adamw', 'sum-weights'];

describe('kernels for graphics cards', () => {
  it.each([
    ['tiles of 32, rotary pairs', turned, 32],
    ['tiles of 64, biases', biased, 64],
  ] as const)('products by %s, dropout', async (_name, planCase, tile) => {
    await expectTheFormula(richest(planCase, withTiles(tile)), ['product', 'product-backward']);
  }, 180_000);

  it.each([
    ['a workgroup, RMSNorm', turned, variants.tiled, [...rowKernels, 'cross-entropy']],
    ['subgroups, LayerNorm', biased, variants.subgroups, [...rowKernels, 'cross-entropy']],
  ] as const)('rows by %s', async (_name, planCase, variant, names) => {
    await expectTheFormula(richest(planCase, variant), names);
  }, 120_000);

  it('all fit what every device of WebGPU allows', () => {
    for (const variant of [variants.tiled, variants.subgroups, withTiles(32), withTiles(64)]) {
      for (const planCase of [turned, biased]) {
        for (const { kernel } of compilePlan(build(planCase.options).architecture, planCase.batchSize, { variant }).step) {
          const panel = Number(/panel: array<vec4<f32>, (\d+)>/.exec(kernel.code)?.[1] ?? 0);
          expect(16 * panel).toBeLessThanOrEqual(16_384);
          const [, x = '1', y = '1'] = /workgroup_size\((\d+), (\d+)\)/.exec(kernel.code) ?? [];
          expect(Number(x) * Number(y)).toBeLessThanOrEqual(256);
          expect(Object.keys(kernel.bindings).length).toBeLessThanOrEqual(8);
        }
      }
    }
  });

  it('tiles are large where there are many of them', () => {
    expect([tileSizeFor(256, 64), tileSizeFor(1024, 128), tileSizeFor(2048, 768), tileSizeFor(768, 256)]).toEqual([32, 32, 64, 32]);
  });
});
