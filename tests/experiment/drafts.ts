import fc from 'fast-check';
import { modeIds, type ModeId } from '../../src/catalog/modes/modes';
import { optimiserIds } from '../../src/catalog/optimisers/optimisers';
import { taskIds } from '../../src/catalog/tasks/tasks';
import type { Experiment, ExperimentDraft } from '../../src/experiment/experiment';
import { validate } from '../../src/experiment/validate';

/** Recipes of every level count, granularity and packing. */
export const someRecipes = [
  'ternary-row',
  'ternary-g32',
  'ternary-twn70',
  'ternary-g64-sherry',
  'binary-row',
  'bits2',
  'bits2-g32',
  'bits3-row',
  'bits3-g128',
  'bits4-row',
  'bits4-g64',
  'ternary-lsq',
  'bits2-row-seq',
  'ternary-edifice',
  'bits2-row-b158',
] as readonly string[] as readonly ModeId[];

/** Drafts of small models whose sizes fit together, each setting given or left out. */
export const arbitraryDraft: fc.Arbitrary<ExperimentDraft> = fc
  .record({ heads: fc.integer({ min: 1, max: 4 }), pairs: fc.integer({ min: 1, max: 4 }), grouped: fc.boolean() })
  .chain(({ heads, pairs, grouped }) => {
    const optional: { readonly [K in keyof Experiment]?: fc.Arbitrary<Experiment[K]> } = {
      task: fc.constantFrom(...taskIds),
      recipe: fc.constantFrom('b1.58', 'edifice'),
      mode: fc.constantFrom(...modeIds, ...someRecipes),
      numLayers: fc.integer({ min: 1, max: 2 }),
      feedForwardSize: fc.integer({ min: 1, max: 40 }),
      dropout: fc.double({ min: 0, max: 0.9, noNaN: true }),
      activationBits: fc.constantFrom(8, 4, 3, 2, null),
      activation: fc.constantFrom('silu', 'relu2'),
      weightScale: fc.constantFrom('absmean', 'none'),
      batchSize: fc.integer({ min: 1, max: 64 }),
      steps: fc.integer({ min: 50, max: 5_000 }),
      optimiser: fc.constantFrom(...optimiserIds),
      learningRate: fc.double({ min: 1e-6, max: 1, noNaN: true }),
      warmupSteps: fc.integer({ min: 0, max: 50 }),
      lambdaSteps: fc.integer({ min: 0, max: 50 }),
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      backend: fc.constantFrom('auto', 'webgpu', 'wasm', 'cpu'),
    };
    const sizes = {
      hiddenSize: fc.constant(Math.max(4, 2 * heads * pairs)),
      numHeads: fc.constant(heads),
      numKvHeads: fc.constant(grouped ? 1 : heads),
    };
    return fc.record({ ...optional, ...sizes }, { requiredKeys: ['hiddenSize', 'numHeads', 'numKvHeads'] });
  })
  .filter((draft) => validate(draft).experiment !== null);
