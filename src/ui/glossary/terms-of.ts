/** Which card explains what the page draws from data. */
import type { LossUnit } from '../../catalog/tasks/task';
import type { Parameter } from '../words/parameters';
import type { TermId } from './glossary';

/** Of a setting; one that is not here says all there is to know in its label. */
export const settingTerms: Readonly<Partial<Record<Parameter['name'], TermId>>> = {
  hiddenSize: 'hiddenSize',
  numLayers: 'block',
  steps: 'step',
  learningRate: 'learningRate',
  optimiser: 'optimiser',
  numHeads: 'attentionHead',
  numKvHeads: 'keyValueHeads',
  feedForwardSize: 'feedForward',
  seqLen: 'window',
  dropout: 'dropout',
  activation: 'activationFunction',
  activationBits: 'activations',
  weightScale: 'gamma',
  lambdaSteps: 'lambda',
  batchSize: 'batch',
  warmupSteps: 'warmUp',
  seed: 'seed',
  recipe: 'recipe',
  backend: 'backend',
  arithmetic: 'fusedMultiplyAdd',
};

/** Of a matrix, by its last name. */
export const partTerms: Readonly<Partial<Record<string, TermId>>> = {
  query: 'queryKeyValue',
  key: 'queryKeyValue',
  value: 'queryKeyValue',
  qkv: 'queryKeyValue',
  gate: 'gateUpDown',
  up: 'gateUpDown',
  down: 'gateUpDown',
};

/** Of a loss, by what it is counted in. */
export const lossTerms: Readonly<Record<LossUnit, TermId>> = { nats: 'loss', squaredError: 'squaredError' };

/** Of a scale, by the letter of the mode. */
export const scaleTerms: Readonly<Partial<Record<string, TermId>>> = { γ: 'gamma', β: 'beta', s: 'gridScale' };
