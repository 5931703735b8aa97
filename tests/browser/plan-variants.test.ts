/**
 * The kernels for graphics cards against the formulas, on a software adapter, which takes seconds to compile each tiled
 * one: so the richest of each kind, in sizes of several tiles.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { compilePlan } from '../../src/plan/compile';
import { tiledProduct } from '../../src/plan/kernels/product/tiled';
import { wholeProduct } from '../../src/plan/kernels/product/whole';
import { tiledProductBackward } from '../../src/plan/kernels/product-backward/tiled';
import { tileSizeFor, type TileSize } from '../../src/plan/kernels/shared/tiled-sum';
import { partCount } from '../../src/plan/kernels/sum-step/kernel';
import { weightParts } from '../../src/plan/kernels/sum-weights/kernel';
import { kernelFeaturesOf } from '../../src/plan/kernel-features';
import type { Shader } from '../../src/plan/wgsl';
import { shaderFor, type KernelVariant } from '../../src/plan/kernel-variant';
import { shaderPlan } from '../../src/plan/gpu/shader-plan';
import { variants } from '../../src/plan/variants';
import { loaded, planOf } from '../plan/cpu-step';
import { contractDistance, distanceFrom, observedOracle, type Ran } from '../plan/written';
import { batchOf, planSettings, type PlanCase } from './plan-cases';
import { runInWgsl } from './run-in-wgsl';

let device: GPUDevice;
beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice({ requiredFeatures: kernelFeaturesOf(adapter!) });
});

const turned: PlanCase = {
  options: { vocabSize: 7, hiddenSize: 40, numHeads: 2, numKvHeads: 1, numLayers: 1, seqLen: 35, feedForwardSize: 37, dropout: 0.25 },
  batchSize: 2,
  lambda: 0.3,
  seed: 1,
};
const biased: PlanCase = {
  options: { embedDim: 3, classes: 6, hiddenSize: 36, numHeads: 3, numLayers: 2, seqLen: 35, feedForwardSize: 37, dropout: 0.5 },
  batchSize: 2,
  lambda: 1,
  seed: 4,
};
/** More columns than a workgroup has threads, and a block of 256 with butterflies between all of them. */
const rotated: PlanCase = {
  options: {
    vocabSize: 7,
    hiddenSize: 40,
    numHeads: 2,
    numLayers: 1,
    seqLen: 5,
    feedForwardSize: 256,
    dropout: 0,
    activationBits: 4,
    activationRule: 'absmean',
    rotation: true,
  },
  batchSize: 2,
  lambda: 0.3,
  seed: 1,
};
const withTiles = (tile: TileSize): KernelVariant => ({
  ...variants.tiled,
  shaders: {
    ...variants.tiled.shaders,
    product: (shape) => tiledProduct(shape, tile),
    'product-backward': (shape) => tiledProductBackward(shape, tile),
  },
});

/** A dispatch as the oracle ran it, and the shader of a variant. */
interface Shaded extends Ran {
  readonly shader: Shader;
}

/** Dispatches of the kernels for which a variant has shaders of its own. */
function ownDispatches(planCase: PlanCase, variant: KernelVariant): readonly Shaded[] {
  const plan = planOf(planCase);
  const ran: Ran[] = [];
  loaded(
    observedOracle(plan, (one) => ran.push(one)),
    planCase,
  ).step(batchOf(build(planCase.options), planCase.batchSize, planCase.seed), planSettings(planCase));
  return ran.slice(-plan.step.length).flatMap((one) => {
    const shader = shaderFor(variant, one.dispatch.kernel);
    return shader.code === shaderFor(variants.direct, one.dispatch.kernel).code ? [] : [{ ...one, shader }];
  });
}

/** Of every kind of kernel, the one with the longest code. */
function richest(planCase: PlanCase, variant: KernelVariant): readonly Shaded[] {
  const chosen = new Map<string, Shaded>();
  for (const one of ownDispatches(planCase, variant)) {
    const { name, code } = one.shader;
    if (code.length > (chosen.get(name)?.shader.code.length ?? 0)) chosen.set(name, one);
  }
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

/** Bytes of all arrays in workgroup memory. */
function workgroupBytes(code: string): number {
  const bytes: Readonly<Record<string, number>> = { 'vec4<f32>': 16, 'vec2<u32>': 8, 'vec2<f32>': 8, f32: 4 };
  return [...code.matchAll(/var<workgroup> \w+: array<(.+), (\d+)>;/g)].reduce(
    (sum, [, type = '', count]) => sum + (bytes[type] ?? Number.NaN) * Number(count),
    0,
  );
}

async function expectTheFormula(ran: readonly Shaded[], names: readonly string[]): Promise<void> {
  const wanted = ran.filter(({ dispatch }) => names.includes(dispatch.kernel.name));
  expect(wanted.map(({ dispatch }) => dispatch.kernel.name).toSorted()).toEqual([...names].toSorted());
  for (const one of wanted) {
    const found = await runInWgsl(device, one, one.shader);
    for (const [name, places] of Object.entries(one.written)) {
      const view = one.before[name]! instanceof Uint32Array ? new Uint32Array(found.get(name)!) : new Float32Array(found.get(name)!);
      const parts = name === 'parts' ? partsOfSums[one.dispatch.kernel.name] : undefined;
      const distance =
        parts === undefined
          ? distanceFrom(places, view)
          : distanceFrom(new Map(summed(inOrder(places), parts).entries()), summed(view, parts));
      if (places.size > 0) expect(distance, `${one.dispatch.kernel.name} ${name}`).toBeLessThan(contractDistance);
    }
  }
}

/** Products of whole numbers wherever there are any: at λ = 1 and in f16. */
const inHalves = (tile: TileSize): KernelVariant => ({
  ...withTiles(tile),
  shaders: { ...withTiles(tile).shaders, product: (shape) => inF16(wholeProduct(shape, tile).settled ?? tiledProduct(shape, tile)) },
});

/** A kernel as this device can run it: without f16, its workgroup memory holds the same halves and its sums are made in f32. */
function inF16(kernel: Shader): Shader {
  if (device.features.has('shader-f16') || !kernel.code.includes('f16')) return kernel;
  const code = kernel.code
    .replace('enable f16;', '')
    .replaceAll('vec4<f16>', 'vec4<f32>')
    .replaceAll(/bitcast<vec2<u32>>\((output(?:Left|Right)\([^()]*\))\)/g, 'packed($1)')
    .replaceAll('bitcast<vec4<f32>>(', 'unpacked(');
  return {
    ...kernel,
    code: `${code}
fn packed(v: vec4<f32>) -> vec2<u32> { return vec2<u32>(pack2x16float(v.xy), pack2x16float(v.zw)); }
fn unpacked(v: vec2<u32>) -> vec4<f32> { return vec4<f32>(unpack2x16float(v.x), unpack2x16float(v.y)); }`,
  };
}

const rowKernels = ['normalise', 'normalise-backward', 'sum-step', 'optimise', 'sum-weights'];

describe('kernels for graphics cards', () => {
  it.each([
    ['tiles of 32, rotary pairs', turned, 32],
    ['tiles of 64, biases', biased, 64],
  ] as const)(
    'products by %s, dropout',
    async (_name, planCase, tile) => {
      await expectTheFormula(richest(planCase, withTiles(tile)), ['product', 'product-backward']);
    },
    180_000,
  );

  it.each([
    ['tiles of 32, three matrices, rotary pairs', { ...turned, lambda: 1 }, 32, 0],
    [
      'tiles of 64, biases, dropout, binary weights and 4 bits',
      { ...biased, options: { ...biased.options, quantize: 'binary', activationBits: 4 } },
      64,
      3,
    ],
  ] as const)(
    'products of whole numbers in f16 by %s',
    async (_name, planCase, tile, place) => {
      const products = ownDispatches(planCase, inHalves(tile)).filter(({ shader }) => shader.code.includes('findLargest'));
      await expectTheFormula(products.slice(place, place + 1), ['product']);
    },
    180_000,
  );

  it('products are of whole numbers where both factors are rounded, and there alone', () => {
    const settled = (options: PlanCase['options']): readonly boolean[] =>
      shaderPlan(compilePlan(build({ ...biased.options, ...options }).architecture, 2), variants.halves)
        .step.filter(({ kernel }) => kernel.name === 'product')
        .map(({ kernel }) => kernel.settled !== undefined);
    // Four products in each of two layers; the projection of the frames and the head are in full precision.
    const inLayers = [false, true, true, true, true, true, true, true, true, false];
    expect(settled({})).toEqual(inLayers);
    expect(settled({ quantize: 'binary' })).toEqual(inLayers);
    expect(settled({ activationBits: 3, rotation: true })).toEqual(inLayers);
    // The largest of a row does not tell the step.
    expect(settled({ activationRule: 'absmean' })).toEqual(inLayers.map(() => false));
    expect(settled({ quantize: 'none' })).toEqual(inLayers.map(() => false));
    expect(settled({ activationBits: null })).toEqual(inLayers.map(() => false));
  });

  it.each([
    ['a workgroup, RMSNorm', turned, variants.tiled, [...rowKernels, 'cross-entropy']],
    ['subgroups, LayerNorm', biased, variants.subgroups, [...rowKernels, 'cross-entropy']],
    ['a workgroup, rotated', rotated, variants.tiled, ['hadamard', 'normalise']],
    ['subgroups, rotated', rotated, variants.subgroups, ['hadamard', 'normalise']],
  ] as const)(
    'rows by %s',
    async (_name, planCase, variant, names) => {
      await expectTheFormula(richest(planCase, variant), names);
    },
    120_000,
  );

  it('all fit what every device of WebGPU allows', () => {
    for (const variant of [
      ...Object.values(variants).filter(({ tiled }) => tiled),
      withTiles(32),
      withTiles(64),
      inHalves(32),
      inHalves(64),
    ]) {
      for (const planCase of [turned, biased]) {
        for (const { kernel } of shaderPlan(planOf(planCase), variant).step) {
          expect(workgroupBytes(kernel.code)).toBeLessThanOrEqual(16_384);
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
