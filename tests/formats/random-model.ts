import { scaleShape } from '../../src/catalog/modes/granularity';
import { modeOf } from '../../src/catalog/modes/modes';
import { optimiserOf } from '../../src/catalog/optimisers/optimisers';
import { elementCount, parameterSpecs, trainedSpecs } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import type { Experiment, ExperimentDraft } from '../../src/experiment/experiment';
import { type Holding, type PortableModel, type PortableOptimiser, type PortableTensor } from '../../src/formats/format';
import { randomStream, type RandomStream } from '../../src/math/random';

/** A model of the experiment with random weights, as the engine would hand it to a format that holds this. */
export function randomModel(experiment: Experiment, holds: Holding = 'codes'): PortableModel {
  const random = randomStream(experiment.seed, 'test-model');
  const { mode } = experiment;
  const specs = (holds === 'training' ? trainedSpecs : parameterSpecs)(architectureOf(experiment));
  const tensors = specs.map(({ name, shape, role }): PortableTensor => {
    const count = elementCount(shape);
    if (mode === 'none' || role !== 'bitLinear' || holds !== 'codes')
      return { kind: 'float', name, shape, values: Float32Array.from({ length: count }, random.normal) };
    const { levels, granularity, packing, rounding } = modeOf(mode);
    const codes = Int8Array.from({ length: count }, () => random.pick(levels ?? []));
    if (rounding?.keepsThreeOfFour === true) for (let block = 0; block < count; block += 4) codes[block + random.integer(4)] = 0;
    const values = Float32Array.from({ length: elementCount(scaleShape(granularity, shape)) }, random.uniform);
    return { kind: 'codes', name, shape, codes: packing?.held?.(codes) ?? codes, levels: levels ?? [], scale: { granularity, values } };
  });
  const step = random.integer(Math.min(1_000, experiment.steps));
  return { experiment, step, tensors, ...(holds === 'training' ? { optimiser: randomOptimiser(experiment, random) } : {}) };
}

const drawnFor = ({ optimiser }: Experiment, slot: string, random: RandomStream): (() => number) =>
  optimiserOf(optimiser).nonNegativeSlots.includes(slot) ? random.uniform : random.normal;

function randomOptimiser(experiment: Experiment, random: RandomStream): PortableOptimiser {
  const specs = trainedSpecs(architectureOf(experiment));
  const countOf = (some: typeof specs): number => some.reduce((sum, { shape }) => sum + elementCount(shape), 0);
  const count = random.pick([null, () => random.integer(256), random.uint32]);
  return {
    slots: Object.fromEntries(
      optimiserOf(experiment.optimiser).slots.map((slot) => [
        slot,
        Float32Array.from({ length: countOf(specs) }, drawnFor(experiment, slot, random)),
      ]),
    ),
    // Not counted; few flips, a byte each; or many.
    flipCounts: count === null ? null : Uint32Array.from({ length: countOf(specs.filter(({ role }) => role === 'bitLinear')) }, count),
    learningRate: 1 - random.uniform(),
    elapsedMs: 1_000 * random.uniform(),
    lastLossNats: random.integer(2) === 0 ? null : random.uniform(),
  };
}

/** The smallest model of each mode that has every kind of tensor and partly filled last bytes. */
export function tinyModel(draft: ExperimentDraft = {}, holds: Holding = 'codes'): PortableModel {
  return randomModel(experimentOf({ hiddenSize: 4, numHeads: 2, numLayers: 1, feedForwardSize: 3, ...draft }), holds);
}
