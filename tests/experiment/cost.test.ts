import { describe, expect, it } from 'vitest';
import { modelSize, parameterSpecs } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { ENERGY_PJ, energyOf, storedParts, tokenOperations, trainingMemory } from '../../src/experiment/cost';
import { experimentOf } from '../../src/experiment/defaults';

const of = (draft: Parameters<typeof experimentOf>[0]) => architectureOf(experimentOf(draft));

describe('cost', () => {
  it.each(['ternary', 'binary', 'none'] as const)('adds its parts up to the packed file: %s', (mode) => {
    for (const draft of [{ mode }, { mode, task: 'gestures' }, { mode, recipe: 'edifice' }, { mode, numKvHeads: 2 }] as const) {
      const architecture = of(draft);
      const sum = (field: 'parameters' | 'sizeBytes' | 'fullBytes'): number =>
        storedParts(architecture).reduce((total, part) => total + part[field], 0);
      const size = modelSize(architecture);
      expect([sum('parameters'), sum('sizeBytes'), sum('fullBytes')]).toEqual([size.parameters, size.packedBytes, size.fullBytes]);
    }
  });

  it('counts a BitLinear by hand', () => {
    // One block of hidden 8: q, k, v, output 8 × 8; gate, up 10 × 8; down 8 × 10: 496 weights, 60 outputs.
    const architecture = of({ hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 10 });
    expect(tokenOperations(architecture, 0.25).bitLinear).toEqual({ multiplies: 60, floatAdds: 0, intAdds: 372 });
    expect(tokenOperations({ ...architecture, mode: 'none' }, 0).bitLinear).toEqual({ multiplies: 496, floatAdds: 496, intAdds: 0 });
    expect(tokenOperations({ ...architecture, activationBits: null }, 0.25).bitLinear).toEqual({
      multiplies: 60,
      floatAdds: 372,
      intAdds: 0,
    });
  });

  it('takes the energies of Horowitz 2014', () => {
    expect(ENERGY_PJ).toEqual({ floatMultiply: 3.7, floatAdd: 0.9, intAdd: 0.1 });
    expect(energyOf({ bitLinear: { multiplies: 10, floatAdds: 0, intAdds: 100 }, rest: { multiplies: 1, floatAdds: 2 } })).toEqual({
      bitLinearPj: 47,
      restPj: 5.5,
    });
  });

  it('counts what each optimiser keeps of a weight, beside itself and its gradient', () => {
    const vectors = (['adamw', 'sgd', 'lion'] as const).map((optimiser) => trainingMemory(of({}), 24, optimiser).weightBytes / 4);
    const parameters = parameterSpecs(of({})).reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(vectors.map((floats) => floats / parameters)).toEqual([4, 3, 3]);
  });

  it('does not make training cheaper', () => {
    const [ternary, full] = (['ternary', 'none'] as const).map((mode) => trainingMemory(of({ mode }), 24, 'adamw'));
    expect(ternary).toEqual(full);
    expect(full?.weightBytes).toBe(16 * parameterSpecs(of({})).reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0));
  });
});
