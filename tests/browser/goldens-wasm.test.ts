import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { startWasm } from '../../src/worker/backends/wasm';
import { describeActivationGoldens } from '../model/activation-goldens';
import { describeEdificeGoldens } from '../model/edifice-goldens';
import { describeLearntModels, describeLearntSteps } from '../model/learnt-goldens';
import { describeWholeRecipes } from '../model/recipe-goldens';
import { describeTorchGoldens } from '../model/torch-goldens';

beforeAll(async () => {
  await startWasm();
  expect(tf.getBackend()).toBe('wasm');
});

describe('PyTorch, WebAssembly', describeTorchGoldens);
describe('PyTorch, recipes, WebAssembly', describeWholeRecipes);
describe('PyTorch, learnt scales, WebAssembly', () => {
  describeLearntModels();
  describeLearntSteps();
});
describe('PyTorch, WebAssembly, activations', describeActivationGoldens);
describe('Edifice, WebAssembly', describeEdificeGoldens);
