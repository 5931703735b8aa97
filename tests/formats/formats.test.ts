import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementCount } from '../../src/experiment/architecture';
import { experimentOf } from '../../src/experiment/defaults';
import type { PortableModel } from '../../src/formats/format';
import { FormatError } from '../../src/formats/format-error';
import { formatIds, formatOf } from '../../src/formats/formats';
import { OPENABLE_ENDINGS } from '../../src/formats/openable';
import { readAny, recognisedFormat } from '../../src/formats/read-any';
import { arbitraryDraft } from '../experiment/drafts';
import { randomModel, tinyModel } from './random-model';

/** What every format keeps, whichever it is: a new line in the registry is tested by being there. */
it('any bytes whatever can be asked which format they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(() => recognisedFormat(bytes)).not.toThrow();
    }),
  );
});

describe.each(formatIds)('format %s', { timeout: 30_000 }, (id) => {
  const format = formatOf(id);
  /** Its rows fill whole bytes of every packing. */
  const tiny = (): PortableModel => tinyModel({ feedForwardSize: 4, numHeads: 1 }, format.holds);

  it('says what it is', () => {
    expect(format.label).not.toBe('');
    expect(format.summary).toMatch(/\.$/);
    expect(format.extension).toMatch(/^(\.[a-z0-9]+)+$/);
  });

  it('gives back every model that it does not refuse: experiment, step, codes and floats to the bit', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const model = randomModel(experimentOf(draft), format.holds);
        fc.pre(format.refuse(model.experiment) === null);
        expect(format.read(format.write(model))).toEqual(format.asStored?.(model) ?? model);
      }),
    );
  });

  it('is recognised by what it wrote, before any other reader takes the file', () => {
    const model = tiny();
    const file = format.write(model);
    expect(recognisedFormat(file)?.read).toBe(format.read);
    expect(readAny(file)).toEqual(model);
  });

  it('has an ending that the page says it opens', () => {
    const [last = ''] = /\.[a-z]+$/.exec(format.extension) ?? [];
    expect(OPENABLE_ENDINGS.split(/, | or /)).toContain(last);
  });

  it('says in a person’s words why it cannot hold a model, and what to do instead', () => {
    fc.assert(
      fc.property(arbitraryDraft, (draft) => {
        const reason = format.refuse(experimentOf(draft));
        if (reason === null) return;
        expect(reason).toMatch(/^[^.]+\S.*(?:Take|train) .+\.$/);
        // Names of settings as the code has them, and words of its makers.
        expect(reason).not.toMatch(/hiddenSize|feedForwardSize|activationBits|weightScale|absmean|tokens|frames|symbols/);
      }),
    );
  });

  it('accounts for every byte of a file, and says how to use it', () => {
    const file = format.write(tiny());
    expect(format.parts(file).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(file.length);
    const steps = format.usage(`model${format.extension}`, tiny().experiment);
    for (const { text } of steps) expect(text).toMatch(/[.:]$/);
    expect(steps.some(({ code }) => code?.includes('model') ?? false)).toBe(true);
  });

  it('tells how far writing is', () => {
    const told: number[] = [];
    const model = tiny();
    format.write(model, (weights) => told.push(weights));
    expect(told).toHaveLength(model.tensors.length);
    expect(told.at(-1)).toBe(model.tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0));
  });

  it('writes the same bytes for the same model', () => {
    expect(format.write(tiny())).toEqual(format.write(tiny()));
  });

  it('reads a file that lies inside a larger buffer', () => {
    const model = tiny();
    const file = format.write(model);
    const larger = new Uint8Array(file.length + 6).fill(0xaa);
    larger.set(file, 3);
    expect(format.read(larger.subarray(3, 3 + file.length))).toEqual(model);
  });

  it('leaves the bytes that it reads as they are, and hands out copies', () => {
    const file = format.write(tiny());
    const before = file.slice();
    const { tensors } = format.read(file);
    for (const tensor of tensors) (tensor.kind === 'float' ? tensor.values : tensor.codes).fill(1);
    expect(file).toEqual(before);
  });

  it('refuses bytes of any kind with a FormatError and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => format.read(bytes)).toThrow(FormatError);
      }),
      { numRuns: 1_000 },
    );
  });
});
