/** A person's own data through the engine: read, trained on, exported, opened where the data is not. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportError } from '../../../src/worker/engine-error';
import { exampleText } from '../../catalog/example-data';
import { tinyExperiment } from '../../tiny-experiment';
import { answerOf } from '../answer-of';
import { cpuEngine } from '../cpu-engine';

const tiny = tinyExperiment({ steps: 4, seqLen: 16 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const codeOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'none',
    (error: unknown) => reportError(error).code,
  );

describe('a text', () => {
  it('is read once, trained on by its card, and measured on its held-out end', async () => {
    const { engine } = cpuEngine();
    const { data } = await engine.readData({ source: { kind: 'text', content: exampleText } });
    const { id, reference } = await engine.create({ experiment: { ...tiny, task: 'text', data: data.card } });
    expect(reference.baseline.lossNats).toBe(data.card.kind === 'text' ? data.card.baseline.loss : 0);
    const summary = await engine.finish({ id });
    expect(summary).toMatchObject({ state: 'finished', task: 'text' });
    expect(summary.heldOutLossNats).toBeGreaterThan(0);
    const prediction = await engine.predict({ id, input: 'the cat', options: { length: 4 } });
    expect(prediction).toMatchObject({ kind: 'tokens', output: expect.stringMatching(/^.{4}$/u) });
    expect(await codeOf(engine.predict({ id, input: 'ÿ' }))).toBe('invalid-input');
  });

  it('stays behind when the model is taken elsewhere, where it writes the same and cannot be measured', async () => {
    const here = cpuEngine().engine;
    const { data } = await here.readData({ source: { kind: 'text', content: exampleText } });
    const { id } = await here.create({ experiment: { ...tiny, task: 'text', data: data.card } });
    await here.finish({ id });
    const { bytes } = await here.export({ id, format: 'packed' });
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('saw the');

    const elsewhere = cpuEngine();
    const opened = await elsewhere.engine.open({ bytes });
    expect(opened).toMatchObject({ opened: true, state: 'paused', task: 'text', score: null });
    expect(elsewhere.events.some(({ type }) => type === 'failed')).toBe(false);
    expect(await answerOf(elsewhere.engine, opened.id, 'the cat', { length: 12 })).toEqual(
      await answerOf(here, id, 'the cat', { length: 12 }),
    );
    const again = await elsewhere.engine.export({ id: opened.id, format: 'packed' });
    expect(again.bytes).toEqual(bytes);
    expect(await codeOf(elsewhere.engine.create({ experiment: opened.experiment }))).toBe('missing-data');

    await elsewhere.engine.holdData({ data });
    expect((await elsewhere.engine.open({ bytes })).score).not.toBeNull();
    await elsewhere.engine.forgetData({ digest: data.card.digest });
    expect(await codeOf(elsewhere.engine.create({ experiment: opened.experiment }))).toBe('missing-data');
  });

  it('is refused in words, and so is a task without its data', async () => {
    const { engine } = cpuEngine();
    expect(await codeOf(engine.readData({ source: { kind: 'text', content: 'too short' } }))).toBe('invalid-data');
    expect(await codeOf(engine.create({ experiment: { ...tiny, task: 'text' } }))).toBe('invalid-experiment');
    const { data } = await engine.readData({ source: { kind: 'text', content: exampleText } });
    expect(await codeOf(engine.create({ experiment: { ...tiny, data: data.card } }))).toBe('invalid-experiment');
  });
});
