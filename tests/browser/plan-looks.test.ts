/** Weights counted on the device, against counting the same weights on the host. */
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { elementCount } from '../../src/experiment/architecture';
import { disposeWeights, packWeights } from '../../src/model/weights';
import { countLayers, inspectionOf, mapOfLayer } from '../../src/training/inspect';
import type { Inspection } from '../../src/training/reports';
import { Run } from '../../src/training/run';
import { startWebgpu, webgpuDevice } from '../../src/worker/backends/webgpu';

beforeAll(startWebgpu);

const tiny: ExperimentDraft = { hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 13, seqLen: 8, batchSize: 4, steps: 40, warmupSteps: 1, lambdaSteps: 8, learningRate: 0.05 };
const drafts: readonly (readonly [string, ExperimentDraft])[] = [
  ['ternary, λ on its way', tiny],
  ['ternary, λ = 1', { ...tiny, lambdaSteps: 0 }],
  ['binary, of the other recipe', { ...tiny, task: 'gestures', mode: 'binary', lambdaSteps: 0, dropout: 0 }],
  ['ternary without a weight scale', { ...tiny, weightScale: 'none' }],
  ['full precision', { ...tiny, mode: 'none' }],
];

/** The plan's own weights, copied to tensors and counted one by one. */
async function countedOnHost(run: Run): Promise<Inspection> {
  const weights = run.copyWeights();
  const counted = await countLayers(run.model, { weights, lambda: run.lambda, hasLatents: true });
  disposeWeights(weights);
  return inspectionOf(run.model, counted, { step: run.step, lambda: run.lambda, flips: run.flips });
}

/** Weights that two histograms place differently: half of what their bins differ by. */
const moved = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, count, i) => sum + Math.abs(count - b[i]!), 0) / 2;

describe('what is counted on the device', () => {
  it.each(drafts)('%s: is what is counted on the host', async (_name, draft) => {
    const run = await Run.onPlan(experimentOf(draft), webgpuDevice());
    for (let step = 0; step < 5; step++) await run.advance();
    const [device, host] = [await run.inspect(), await countedOnHost(run)];
    expect({ step: device.step, lambda: device.lambda }).toEqual({ step: host.step, lambda: host.lambda });
    for (const [i, expected] of host.layers.entries()) {
      const found = device.layers[i]!;
      const { name, shape, counts, flips, bitsPerWeight, neverFlippedShare, flippedOftenShare } = expected;
      expect(found).toMatchObject({ name, shape, counts, flips, bitsPerWeight, neverFlippedShare, flippedOftenShare });
      expect(found.gamma / expected.gamma).toBeCloseTo(1, 5);
      expect(found.thresholds[0] ?? 0).toBeCloseTo(expected.thresholds[0] ?? 0, 5);
      // Exact but for a weight whose quotient by γ rounds to the other side of an edge.
      const one = 1.5 / elementCount(shape);
      for (const share of ['undecidedShare', 'latentNearLevelShare', 'effectiveNearLevelShare'] as const) expect(Math.abs(found[share] - expected[share]), `${name} ${share}`).toBeLessThan(one);
      for (const lens of ['latent', 'quantised', 'effective'] as const) {
        expect(moved(found.histograms[lens].counts, expected.histograms[lens].counts), `${name} ${lens}`).toBeLessThanOrEqual(1);
      }
    }
    run.dispose();
  });

  it('flips add up from step to step, and begin again after a reset', async () => {
    const run = await Run.onPlan(experimentOf({ ...tiny, lambdaSteps: 0 }), webgpuDevice());
    const codesOf = async (): Promise<Map<string, Int8Array>> => {
      const weights = run.copyWeights();
      const tensors = await packWeights(run.model, weights);
      disposeWeights(weights);
      return new Map(tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [[tensor.name, tensor.codes]] : [])));
    };
    expect((await run.inspect()).layers.map(({ neverFlippedShare }) => neverFlippedShare)).toEqual(Array.from({ length: 7 }, () => 1));
    let before = await codesOf();
    const expected = new Map([...before].map(([name, codes]) => [name, new Uint32Array(codes.length)]));
    for (let step = 0; step < 15; step++) {
      await run.advance();
      const after = await codesOf();
      for (const [name, codes] of after) codes.forEach((code, i) => (expected.get(name)![i]! += code === before.get(name)![i] ? 0 : 1));
      before = after;
    }
    const weights = run.copyWeights();
    for (const [name, counts] of expected) expect((await mapOfLayer(run.model, weights, name, run.step))?.flipCounts, name).toEqual(counts);
    disposeWeights(weights);
    const { flipCounts } = await run.snapshot();
    expect(flipCounts).toEqual(Uint32Array.from([...expected.values()].flatMap((counts) => [...counts])));
    run.reset();
    expect((await run.inspect()).layers.every(({ neverFlippedShare }) => neverFlippedShare === 1)).toBe(true);
    run.dispose();
  });
});
