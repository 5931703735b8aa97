import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { describeActivationGoldens } from '../model/activation-goldens';
import { describeEdificeGoldens } from '../model/edifice-goldens';
import { describeLearntModels } from '../model/learnt-goldens';
import { describeWholeRecipes } from '../model/recipe-goldens';
import { describeTorchGoldens } from '../model/torch-goldens';

beforeAll(async () => {
  await startWebgpu();
  expect(tf.getBackend()).toBe('webgpu');
});

describe('PyTorch, real WebGPU', describeTorchGoldens);
describe('PyTorch, recipes, real WebGPU', describeWholeRecipes);
describe('PyTorch, learnt scales, real WebGPU', () => describeLearntModels());
describe('PyTorch, real WebGPU, activations', describeActivationGoldens);
describe('Edifice, real WebGPU', describeEdificeGoldens);
