/** Texts as bytes of UTF-8: nothing of any script is lost, on the page or in the tokenizers of other programs. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { libraryTokenizer } from '../../../src/math/text/library-tokenizer';
import { readCard } from '../../../src/catalog/data/read-card';
import { readData } from '../../../src/catalog/data/read-data';
import { readText } from '../../../src/catalog/data/read-text';
import { InputError, type TokenTask } from '../../../src/catalog/tasks/task';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import { readGguf } from '../../../src/formats/gguf/container';
import { gguf } from '../../../src/formats/gguf/gguf';
import { ggufTexts } from '../../../src/formats/gguf/values';
import { packed } from '../../../src/formats/packed-weights/packed';
import { transformersTokenizer } from '../../../src/formats/transformers/tokenizer';
import { randomModel } from '../../formats/random-model';

const inBytes = { symbols: 'bytes' } as const;
const chinese = Array.from({ length: 2400 }, (_, i) => String.fromCodePoint(0x4e00 + ((7 * i) % 640)) + (i % 40 === 39 ? '。\n' : '')).join(
  '',
);

const experimentOn = (text: string): ReturnType<typeof experimentOf> =>
  experimentOf({ task: 'text', data: readText(text, inBytes).data.card, hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 32 });
const taskOn = (text: string): TokenTask => taskOf(experimentOn(text)) as TokenTask;

it('spells every text: the ids are its bytes, and their text is the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (some) => {
      const text = `ab${some.normalize('NFC').replaceAll(/\p{C}|[\u2028\u2029]/gu, '')}\n`.repeat(1000).trim();
      const { card, ids } = readText(text, inBytes).data;
      if (card.kind !== 'text') throw new Error('no text');
      const task = taskOn(text);
      expect(task.textOf?.([...ids])).toBe(text);
      expect(ids).toHaveLength(new TextEncoder().encode(text).length);
      expect(readCard(JSON.parse(JSON.stringify(card)))).toEqual(card);
      // One sign for each token, which panels set side by side.
      for (const sign of task.vocabulary) expect(Array.from(sign)).toHaveLength(1);
      expect(new Set(task.vocabulary).size).toBe(task.vocabulary.length);
    }),
    { numRuns: 40 },
  );
});

it('says how much there is, and loses nothing of a large script', () => {
  const { report, data } = readText(chinese, inBytes);
  expect(report.symbols).toBe('bytes');
  expect(report.summary).toMatch(/^7,\d{3} bytes, \d+ different ones/);
  expect(report.notes.join()).toMatch(/characters, as 7,\d{3} bytes of UTF-8: 2\.\d\d per character/);
  expect(report.warnings.join()).not.toContain('▯');
  expect(data.card.digest).not.toBe(readText(chinese).data.card.digest);
  expect(readText(chinese).report.warnings.join()).toContain('As bytes, nothing is lost');
});

test('a prompt is refused by the characters whose bytes the text does not have; its own example never is', () => {
  const task = taskOn(chinese);
  expect(() => task.prompt('一q', 32)).toThrow(InputError);
  expect(() => task.prompt('一q', 32)).toThrow('“q”');
  expect(task.prompt(task.examplePrompt(32), 32).tokens.length).toBeGreaterThan(0);
  expect(task.examplePrompt(32)).toMatch(/^\p{L}$/u);
  expect(task.prompt('一\n丁', 32).tokens).toHaveLength(7);
});

it('is a kind of card that a file may hold, and no other spelling is', () => {
  const { card } = readText(chinese, inBytes).data;
  if (card.kind !== 'text') throw new Error('no text');
  expect(readCard({ ...card, symbols: 'words' })).toBeNull();
  expect(readCard({ ...card, vocabulary: [...card.vocabulary, '漢'] })).toBeNull();
  expect(readCard({ ...card, symbols: undefined, vocabulary: card.vocabulary.slice(0, 90) })).toMatchObject({ kind: 'text' });
});

it('is asked for by name', () => {
  expect(() => readData({ kind: 'text', content: chinese, symbols: 'words' as never })).toThrow('“characters” or “bytes”');
  expect(readData({ kind: 'text', content: chinese, symbols: 'bytes' }).data.card).toMatchObject({ symbols: 'bytes' });
});

test('the tokenizer of the folder for transformers gives the same ids', () => {
  const experiment = experimentOn(chinese);
  const task = taskOn(chinese);
  const { tokenizer } = transformersTokenizer(task, experiment.seqLen);
  const { model, ...rest } = tokenizer as { readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: [] } };
  const encode = libraryTokenizer({
    pipeline: JSON.stringify({ ...rest, model: { ...model, vocab: {}, merges: [] } }),
    tokens: Object.keys(model.vocab),
    merges: [],
  });
  for (const text of ['一丁七', '一。\n丁', chinese.slice(0, 8)]) expect(encode(text).ids).toEqual(task.prompt(text, 32).tokens);
});

test('GGUF and packed weights carry its vocabulary', () => {
  const experiment = experimentOn(chinese);
  const model = randomModel(experiment);
  const { metadata } = readGguf(gguf.write(model));
  expect(ggufTexts(metadata, 'tokenizer.ggml.tokens', 256)).toEqual((experiment.data as { vocabulary: readonly string[] }).vocabulary);
  const again = packed.read(packed.write(model));
  expect(again.experiment.data).toEqual(experiment.data);
});
