import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { describeActivationGoldens } from './activation-goldens';
import { describeEdificeGoldens } from './edifice-goldens';
import { describeLearntGoldens } from './learnt-goldens';
import { describeRecipeGoldens } from './recipe-goldens';
import { describeTorchGoldens } from './torch-goldens';

beforeAll(async () => {
  await tf.setBackend('cpu');
  expect(tf.getBackend()).toBe('cpu');
});

describe('PyTorch, cpu backend', describeTorchGoldens);
describe('PyTorch, recipes, cpu backend', describeRecipeGoldens);
describe('PyTorch, learnt scales, cpu backend', () => describeLearntGoldens());
describe('PyTorch, cpu backend, activations', describeActivationGoldens);
describe('Edifice, cpu backend', describeEdificeGoldens);
