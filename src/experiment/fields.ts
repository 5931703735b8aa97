import { activationBitsChoices } from '../catalog/modes/activations';
import { optimiserIds } from '../catalog/optimisers/optimisers';
import { taskIds } from '../catalog/tasks/tasks';
import { arithmetics } from '../math/fused-multiply-add';
import type { Experiment } from './experiment';

/** What one setting may be, taken by itself. */
export type Field =
  | { readonly kind: 'choice'; readonly values: readonly (string | number | null)[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  /** Any number up to `max`, from `min` or, with `above`, strictly above it. */
  | { readonly kind: 'real'; readonly min: number; readonly max: number; readonly above?: true }
  /** A mode by its id, or a recipe by its word. */
  | { readonly kind: 'mode' }
  /** The card of a person's own data. It stays out of links. */
  | { readonly kind: 'data' };

/** Every setting of an experiment with its range: controls, messages and the share link read it. The key is the name. */
export const experimentFields = {
  task: { kind: 'choice', values: taskIds },
  data: { kind: 'data' },
  pairs: { kind: 'integer', min: 8, max: 4096 },
  mode: { kind: 'mode' },
  recipe: { kind: 'choice', values: ['b1.58', 'edifice'] },
  hiddenSize: { kind: 'integer', min: 4, max: 1024 },
  numHeads: { kind: 'integer', min: 1, max: 1024 },
  numKvHeads: { kind: 'integer', min: 1, max: 1024 },
  numLayers: { kind: 'integer', min: 1, max: 12 },
  feedForwardSize: { kind: 'integer', min: 1, max: 8192 },
  seqLen: { kind: 'integer', min: 2, max: 512 },
  dropout: { kind: 'real', min: 0, max: 0.9 },
  activation: { kind: 'choice', values: ['silu', 'relu2'] },
  activationBits: { kind: 'choice', values: activationBitsChoices },
  weightScale: { kind: 'choice', values: ['absmean', 'none'] },
  batchSize: { kind: 'integer', min: 1, max: 512 },
  steps: { kind: 'integer', min: 1, max: 100_000 },
  optimiser: { kind: 'choice', values: optimiserIds },
  learningRate: { kind: 'real', min: 0, max: 1, above: true },
  warmupSteps: { kind: 'integer', min: 0, max: 100_000 },
  lambdaSteps: { kind: 'integer', min: 0, max: 100_000 },
  seed: { kind: 'integer', min: 0, max: 2 ** 32 - 1 },
  backend: { kind: 'choice', values: ['auto', 'webgpu', 'wasm', 'cpu'] },
  arithmetic: { kind: 'choice', values: arithmetics },
} as const satisfies Record<keyof Experiment, Field>;

export type FieldName = keyof typeof experimentFields;

/** Names of all settings. A default depends on earlier ones only: filling them in this order never goes back. */
export const fieldNames = Object.keys(experimentFields) as readonly FieldName[];
