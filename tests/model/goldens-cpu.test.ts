import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect } from 'vitest';
import { describeEdificeGoldens } from './edifice-goldens';
import { describeRecipeGoldens } from './recipe-goldens';
import { describeTorchGoldens } from './torch-goldens';

beforeAll(async () => {
  await tf.setBackend('cpu');
  expect(tf.getBackend()).toBe('cpu');
});

describe('PyTorch, cpu backend', describeTorchGoldens);
describe('PyTorch, recipes, cpu backend', describeRecipeGoldens);
describe('Edifice, cpu backend', describeEdificeGoldens);
