/** What a plan counts and packs where its weights lie, against the same weights as tensors: rules for every executor. */
import { expect } from 'vitest';
import { modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { elementCount } from '../../src/experiment/architecture';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { disposeWeights, packWeights } from '../../src/model/weights';
import { weightsOfRun } from '../../src/training/definition/definition-run';
import { lookAtWeights } from '../../src/training/definition/inspect';
import { reportLook, wishOf, type Look } from '../../src/training/look';
import type { Run } from '../../src/training/run';
import { recipe } from '../recipe';
import { tinyExperiment } from '../tiny-experiment';

const tiny = tinyExperiment({ feedForwardSize: 13, batchSize: 4, steps: 40, lambdaSteps: 8, learningRate: 0.05 });

export const lookCases: readonly (readonly [string, ExperimentDraft])[] = [
  ['ternary, λ on its way', tiny],
  ['ternary, λ = 1', { ...tiny, lambdaSteps: 0 }],
  ['binary, of the other recipe', { ...tiny, task: 'gestures', mode: 'binary', lambdaSteps: 0, dropout: 0 }],
  ['ternary without a weight scale', { ...tiny, weightScale: 'none' }],
  ['full precision', { ...tiny, mode: 'none' }],
  ['four bits, a scale for each row', { ...tiny, mode: recipe('bits4-row') }],
  ['two bits by their own trust', { ...tiny, mode: recipe('bits2-trust'), lambdaSteps: 0 }],
  ['three of four, a scale for each row', { ...tiny, feedForwardSize: 16, mode: recipe('ternary-row-sherry') }],
  ['TWN in groups', { ...tiny, hiddenSize: 40, mode: recipe('ternary-g32-twn70') }],
  ['a learnt scale for each row', { ...tiny, mode: recipe('bits2-row-seq') }],
  ['one learnt scale', { ...tiny, mode: recipe('bits3-lsq'), lambdaSteps: 0 }],
  ['binary, a scale for each row', { ...tiny, mode: recipe('binary-row'), lambdaSteps: 0 }],
];

/** The plan's own weights, copied to tensors and looked at one by one. */
async function lookOnHost(run: Run, layer: string): Promise<Look> {
  const { model, weights } = await weightsOfRun(run);
  const wish = wishOf(model, layer, run.lambda);
  const look = await lookAtWeights(model, { weights, hasLatents: true }, wish);
  disposeWeights(weights);
  return reportLook(model, look, wish, { step: run.step, lambda: run.lambda, flips: run.flips });
}

async function codesOf(run: Run): Promise<Map<string, Int8Array>> {
  const { model, weights } = await weightsOfRun(run);
  const tensors = await packWeights(model, weights);
  disposeWeights(weights);
  return new Map(tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [[tensor.name, tensor.codes]] : [])));
}

/** Weights that two histograms place differently: half of what their bins differ by. */
const moved = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, count, i) => sum + Math.abs(count - b[i]!), 0) / 2;

/**
 * Trains five steps and looks.
 *
 * @param divides how many latents of a matrix may be packed to the byte beside, because a quotient was rounded otherwise:
 * WebAssembly divides as the host does, WGSL may be off by two and a half units in the last place
 */
export async function expectLookOfTensors(run: Run, divides: 0 | 1): Promise<void> {
  for (let step = 0; step < 5; step++) await run.advance();
  const layer = run.model.parameters.findLast(({ role }) => role === 'bitLinear')!.name;
  const [found, expected] = [await run.look(layer), await lookOnHost(run, layer)];
  expectCounts(found, expected, run.model.architecture.mode);
  expect(found.map).toEqual(expected.map);
  expect(found.recorded.map(({ codes, layer: name, shape }) => ({ codes, name, shape }))).toEqual(
    expected.recorded.map(({ codes, layer: name, shape }) => ({ codes, name, shape })),
  );
  for (const { layer: name, latents: bytes } of found.recorded) {
    const own = expected.recorded.find((one) => one.layer === name)!.latents;
    const off = own.map((byte, i) => Math.abs(byte - bytes[i]!)).filter((difference) => difference > 0);
    expect(off.length, name).toBeLessThanOrEqual(divides);
    expect(Math.max(0, ...off)).toBeLessThanOrEqual(1);
  }
}

function expectCounts({ inspection }: Look, { inspection: host }: Look, mode: ModeId): void {
  expect({ step: inspection.step, lambda: inspection.lambda }).toEqual({ step: host.step, lambda: host.lambda });
  for (const [i, expected] of host.layers.entries()) {
    const found = inspection.layers[i]!;
    const { name, shape, counts, flips, bitsPerWeight, neverFlippedShare, flippedOftenShare } = expected;
    expect(found).toMatchObject({ name, shape, counts, flips, bitsPerWeight, neverFlippedShare, flippedOftenShare });
    expect(found.gamma / expected.gamma).toBeCloseTo(1, 5);
    expect(found.scaleRange === undefined).toBe(modeOf(mode).granularity === 'matrix');
    for (const [end, scale] of (found.scaleRange ?? []).entries()) expect(scale / expected.scaleRange![end]!).toBeCloseTo(1, 5);
    if (found.scaleRange !== undefined)
      expect([found.scaleRange[0], found.gamma, found.scaleRange[1]]).toEqual(
        [found.scaleRange[0], found.gamma, found.scaleRange[1]].toSorted((a, b) => a - b),
      );
    expect(found.thresholds[0] ?? 0).toBeCloseTo(expected.thresholds[0] ?? 0, 5);
    // Exact but for a weight whose quotient by γ rounds to the other side of an edge.
    const one = 1.5 / elementCount(shape);
    for (const share of ['undecidedShare', 'latentNearLevelShare', 'effectiveNearLevelShare'] as const)
      expect(Math.abs(found[share] - expected[share]), `${name} ${share}`).toBeLessThan(one);
    for (const lens of ['latent', 'quantised', 'effective'] as const) {
      expect(moved(found.histograms[lens].counts, expected.histograms[lens].counts), `${name} ${lens}`).toBeLessThanOrEqual(1);
    }
  }
}

/** How often every weight of the run has flipped, by comparing the codes of every step, beside what its looks say. */
export async function expectFlipsOfEveryStep(run: Run, steps: number): Promise<void> {
  let before = await codesOf(run);
  const expected = new Map([...before].map(([name, codes]) => [name, new Uint32Array(codes.length)]));
  for (let step = 0; step < steps; step++) {
    await run.advance();
    const after = await codesOf(run);
    for (const [name, codes] of after) codes.forEach((code, i) => (expected.get(name)![i]! += code === before.get(name)![i] ? 0 : 1));
    before = after;
  }
  expect([...expected.values()].some((counts) => counts.some((count) => count > 2))).toBe(true);
  for (const [name, counts] of expected) expect((await run.look(name)).map?.flipCounts, name).toEqual(counts);
  expect((await run.snapshot()).flipCounts).toEqual(Uint32Array.from([...expected.values()].flatMap((counts) => [...counts])));
}
