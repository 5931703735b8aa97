/** A lesson played on the page's own engine, as `npm run lessons` plays all of them: its facts hold, and break with what they are about. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ternary } from '../../src/catalog/modes/ternary';
import type { Quantise } from '../../src/catalog/modes/mode';
import { modes } from '../../src/catalog/modes/modes';
import { readLesson } from '../../src/lessons/read-lesson';
import { rehearseLesson, type RehearsedStep } from '../../src/lessons/rehearse-lesson';
import { createPlayground } from '../../src/state/playground';
import { createEngineClient } from '../../src/worker/page/client';
import { workerInProcess } from '../worker/page/worker-in-process';
import { tinyLesson } from './tiny-lesson';

beforeAll(async () => {
  await tf.setBackend('cpu');
});
afterEach(() => vi.restoreAllMocks());

async function played(seed: number): Promise<readonly RehearsedStep[]> {
  const client = createEngineClient({ spawn: () => workerInProcess().worker, cores: null });
  const playground = createPlayground(client, (callback) => void setTimeout(callback, 5));
  const lesson = readLesson(tinyLesson);
  const [first] = lesson.steps;
  playground.store.getState().setDraft(first?.draft ?? playground.store.getState().draft);
  await playground.start();
  return rehearseLesson(playground, lesson, seed);
}

test('what a lesson says is so', async () => {
  const steps = await played(1);
  expect(steps.map(({ holds }) => holds)).toEqual([true, true]);
  expect(steps.flatMap(({ values }) => values).filter((value) => value === null)).toEqual([]);
});

test('a quantiser that rounds to nearly no zero breaks the fact about the zeros, and the lesson says so', async () => {
  expect(modes.ternary).toBe(ternary);
  vi.spyOn(ternary as { quantise: Quantise }, 'quantise').mockImplementation((library, weight) => {
    const scale = library.mean(library.abs(weight));
    return { codes: library.sign(library.add(weight, 1e-6)), scale: library.reshape(scale, []) };
  });
  const [first] = await played(1);
  expect(first?.holds).toBe(false);
  expect(first?.values[1]).toBeLessThan(0.2);
});
