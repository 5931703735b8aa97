/** Adding a format is a folder and a line in the registry: everything else finds it there. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats, type FormatRegistry } from '../../../src/formats/formats';
import { readAny, recognisedFormat } from '../../../src/formats/read-any';
import { createScripting, type BitnetScripting } from '../../../src/scripting/bitnet';
import { createEngineClient } from '../../../src/worker/page/client';
import { workerInProcess } from '../../worker/page/worker-in-process';
import { tinyModel } from '../random-model';
import { plain } from './plain';

const withPlain: FormatRegistry = { ...formats, plain };

describe('a format that is added', () => {
  it('recognises its files among those of all others, and reads them back', () => {
    const model = tinyModel();
    const file = plain.write(model);
    expect(recognisedFormat(file)).toBeNull();
    expect(recognisedFormat(file, withPlain)).toBe(plain);
    expect(readAny(file, withPlain)).toEqual(model);
  });

  it('takes no file from another', () => {
    for (const format of Object.values(formats)) {
      const file = format.write(tinyModel({ feedForwardSize: 4, numHeads: 1 }, format.holds));
      expect(recognisedFormat(file, withPlain)?.read).toBe(format.read);
    }
  });
});

describe('an engine with it', () => {
  const tiny = {
    hiddenSize: 8,
    numHeads: 2,
    numLayers: 1,
    feedForwardSize: 10,
    batchSize: 2,
    steps: 2,
    seqLen: 8,
    backend: 'cpu',
  } as const;
  let bitnet: BitnetScripting;

  beforeAll(async () => {
    await tf.setBackend('cpu');
    bitnet = createScripting(createEngineClient({ cores: null, spawn: () => workerInProcess({ formats: withPlain }).worker }));
  });

  it('lists it with the others, with the reason where it cannot hold a run', async () => {
    const { id } = await bitnet.run(tiny, { steps: 1 });
    expect((await bitnet.formats(id)).map((report) => report.id)).toEqual([...Object.keys(formats), 'plain']);
    expect((await bitnet.formats(id)).at(-1)).toEqual({
      id: 'plain',
      label: plain.label,
      summary: plain.summary,
      extension: plain.extension,
      available: true,
    });
    const full = await bitnet.run({ ...tiny, mode: 'none' }, { steps: 1 });
    expect((await bitnet.formats(full.id)).at(-1)).toMatchObject({
      available: false,
      reason: expect.stringMatching(/^A plain text holds/),
    });
  });

  it('saves a run in it, checked like any file, and opens it with the same answers', async () => {
    const { id } = await bitnet.run(tiny, { steps: 1 });
    const opened = await bitnet.open(await bitnet.export(id, 'plain'), 'model.plain');
    const { source: _, ...expected } = await bitnet.predict(id, '0123');
    const { source: __, ...answer } = await bitnet.predict(opened.id, '0123');
    expect(answer).toEqual(expected);
  });

  it('says in its own words what is wrong with a damaged file', async () => {
    const { id } = await bitnet.run(tiny, { steps: 1 });
    const file = await bitnet.export(id, 'plain');
    await expect(bitnet.open(file.subarray(0, file.length - 5), 'cut.plain')).rejects.toMatchObject({
      code: 'bad-file',
      message: 'cut.plain was edited by hand, and not well.',
    });
  });

  it('takes no text that it recognises for a text alone, where it has no words of its own', async () => {
    const file = new TextEncoder().encode('A MODEL IN PLAIN TEXT\n{"experiment":{"mode":"none of these"}}');
    await expect(bitnet.open(file, 'other.plain')).rejects.toMatchObject({
      message: expect.stringMatching(/^other\.plain cannot be opened/),
    });
  });
});
