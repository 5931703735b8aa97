/** GGUF files before strangers: llama.cpp runs them, and Hugging Face's reader sees the header that we meant. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modeIds, type ModeId } from '../../../src/catalog/modes/modes';
import { tales } from '../../../src/catalog/tasks/tales';
import { taskOf, tasks } from '../../../src/catalog/tasks/tasks';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import type { PortableModel } from '../../../src/formats/format';
import { mergesOfCharacters } from '../../../src/formats/shared/byte-tokenizer';
import { gguf, writeGgufModel } from '../../../src/formats/gguf/gguf';
import { readGguf } from '../../../src/formats/gguf/container';
import { f16 } from '../../../src/formats/gguf/types/f16';
import { ggufTypes } from '../../../src/formats/gguf/types/gguf-types';
import { packed } from '../../../src/formats/packed-weights/packed';
import { spellBytes } from '../../../src/math/bytes/byte-alphabet';
import { randomStream, type RandomStream } from '../../../src/math/random';
import { bitNetOf } from '../../../src/model/bitnet';
import { disposeWeights, effectiveParameters, unpackWeights } from '../../../src/model/weights';
import { heldOutExamples } from '../../../src/training/batches';
import { askLlama, installLlamaReader, refuseLlamaReader } from '../../../tools/llama-reader/llama-reader.mjs';
import { randomModel } from '../random-model';

const refusal = refuseLlamaReader();
let folder = '';

beforeAll(async () => {
  if (refusal !== null) return;
  await installLlamaReader();
  folder = await mkdtemp(join(tmpdir(), 'bitnet-gguf-'));
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  expect(await tf.setBackend('wasm')).toBe(true);
}, 360_000);

afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true });
});

const trained = async (name: string): Promise<PortableModel> =>
  packed.read(await readFile(new URL(`../trained/${name}.safetensors`, import.meta.url)));

/** Our own probabilities `[sequence][position][token]`. */
async function ourProbabilities(file: PortableModel, sequences: readonly (readonly number[])[]): Promise<number[][][]> {
  const model = bitNetOf(architectureOf(file.experiment));
  const weights = unpackWeights(model, file);
  const inputs = tf.tensor(
    sequences.map((tokens) => [...tokens]),
    undefined,
    'int32',
  );
  const softmax = tf.tidy(() => tf.softmax(model.forward(inputs, effectiveParameters(model, weights, 1))));
  const values = await softmax.array();
  tf.dispose([inputs, softmax]);
  disposeWeights(weights);
  return values as number[][][];
}

interface Agreement {
  /** Share of positions whose most likely token is the same. */
  readonly top1: number;
  /** Mean of Σ p·log(p/q), p ours and q theirs. */
  readonly klNats: number;
  /** Perplexity on the true targets, theirs relative to ours, less 1. */
  readonly perplexityChange: number;
}

function compare(
  ours: number[][][],
  theirs: readonly (readonly (readonly number[])[])[],
  targets: readonly (readonly number[])[],
): Agreement {
  let positions = 0;
  let same = 0;
  let kl = 0;
  let lossChange = 0;
  ours.forEach((sequence, s) =>
    sequence.forEach((p, position) => {
      const q = theirs[s]?.[position] ?? [];
      expect(q).toHaveLength(p.length);
      positions += 1;
      if (p.indexOf(Math.max(...p)) === q.indexOf(Math.max(...q))) same += 1;
      kl += p.reduce((sum, probability, i) => sum + probability * Math.log(probability / (q[i] ?? 0)), 0);
      const target = targets[s]?.[position] ?? -1;
      lossChange += Math.log((p[target] ?? 0) / (q[target] ?? 0));
    }),
  );
  return { top1: same / positions, klNats: kl / positions, perplexityChange: Math.exp(lossChange / positions) - 1 };
}

/** Heads, widths, layers and mode at random; rows of any even length, which fill blocks or do not. */
function randomArchitecture(random: RandomStream, seed: number): ExperimentDraft {
  const numKvHeads = 1 + random.integer(3);
  const numHeads = numKvHeads * (1 + random.integer(3));
  const wide = random.integer(3) === 0;
  return {
    task: 'tales',
    mode: random.pick(modeIds),
    seqLen: 16,
    seed,
    numHeads,
    numKvHeads,
    hiddenSize: numHeads * 2 * (1 + random.integer(wide ? 32 : 8)),
    feedForwardSize: 1 + random.integer(wide ? 512 : 60),
    numLayers: 1 + random.integer(4),
  };
}

describe.skipIf(refusal !== null)(`llama.cpp${refusal === null ? '' : ` (skipped: ${refusal})`}`, { timeout: 240_000 }, () => {
  it.each(['tales-ternary', 'tales-binary'])('answers like the trained model, in every type that holds it (%s)', async (name) => {
    const model = await trained(name);
    const { seqLen } = model.experiment;
    const held = heldOutExamples(tasks.tales, seqLen, 32);
    if (held.kind !== 'tokens') throw new Error('Tales are made of tokens.');
    const sequences = held.examples.map(({ tokens }) => tokens.slice(0, seqLen));
    const targets = held.examples.map(({ tokens }) => tokens.slice(1));
    const ours = await ourProbabilities(model, sequences);

    // Each type first in line, whatever does not fit it in F16; and the choice that people get.
    const orders = [ggufTypes, ...ggufTypes.map((type) => [type, f16])];
    const files: string[] = [];
    const written = new Set<string>();
    for (const order of orders) {
      const bytes = writeGgufModel(model, order);
      for (const { layout } of readGguf(bytes).tensors) written.add(layout.name);
      files.push(join(folder, `${name}-${files.length}.gguf`));
      await writeFile(files.at(-1) ?? '', bytes);
    }
    const possible =
      model.experiment.mode === 'binary'
        ? ggufTypes.filter(({ blockCodes }) => blockCodes <= 128)
        : ggufTypes.filter(({ levels }) => levels.includes(0));
    expect([...written].toSorted()).toEqual(['F32', ...possible.map((type) => type.name)].toSorted());

    const answers = await askLlama({ files, contextSize: 64, sequences, prompt: 'once a shy fox', length: 30 });
    expect(answers).toHaveLength(files.length);
    for (const [i, answer] of answers.entries()) {
      const { top1, klNats, perplexityChange } = compare(ours, answer.probabilities, targets);
      const figures = `${name} as ${orders[i]?.[0]?.name ?? ''}: top-1 ${(100 * top1).toFixed(2)} %, KL ${klNats.toExponential(2)} nats, perplexity ${(100 * perplexityChange).toFixed(3)} %`;
      console.log(figures);
      expect(top1, figures).toBeGreaterThanOrEqual(0.95);
      expect(klNats, figures).toBeLessThan(2e-3);
      expect(Math.abs(perplexityChange), figures).toBeLessThan(0.02);
      expect(answer.architecture).toBe('bitnet');
      const written = readGguf(await readFile(files[i] ?? '')).tensors;
      expect(answer.tensors).toEqual(
        written.map(({ name: tensor, shape, layout }) => ({ name: tensor, shape: shape.toReversed(), type: layout.id })),
      );
      expect(answer.tokens).toEqual(tales.prompt('once a shy fox', seqLen).tokens);
      // Trained far enough to write words and not letters.
      expect(answer.continued).toMatch(/^ (had|met|made) an? /);
      console.log(answer.continued);
    }
  });

  it('sees in the header the tensors that we wrote, in their own order of extents', async () => {
    const bytes = writeGgufModel(await trained('tales-ternary'), ggufTypes);
    const file = join(folder, 'header.gguf');
    await writeFile(file, bytes);
    const [answer] = await askLlama({ files: [file], contextSize: 16, sequences: [], prompt: 'an owl', length: 1 });
    expect(answer?.tensors).toEqual(
      readGguf(bytes).tensors.map(({ name, shape, layout }) => ({ name, shape: shape.toReversed(), type: layout.id })),
    );
  });

  // Random weights, which are the worst case: what differs is how finely activations are rounded.
  it('answers like we do to files that its own quantiser wrote', async () => {
    const names = ['f16', 'q8_0', 'bf16', 'tq1_0', 'tq2_0'];
    const files = names.map((name) => fileURLToPath(new URL(`../../fixtures/llama-quantize/${name}.gguf`, import.meta.url)));
    const random = randomStream(1, 'prompts');
    const sequences = Array.from({ length: 6 }, () => Array.from({ length: 16 }, () => random.integer(30)));
    const answers = await askLlama({ files, contextSize: 32, sequences, prompt: 'an owl', length: 2 });
    for (const [i, answer] of answers.entries()) {
      const model = gguf.read(new Uint8Array(await readFile(files[i] ?? '')));
      const { top1, klNats } = compare(await ourProbabilities(model, sequences), answer.probabilities, sequences);
      console.log('quantised by llama.cpp', names[i], top1, klNats);
      expect(top1).toBeGreaterThan(0.8);
      expect(klNats).toBeLessThan(0.05);
      const task = taskOf(model.experiment);
      expect(task.kind === 'tokens' ? task.prompt('an owl', 16).tokens : []).toEqual(answer.tokens);
    }
  });

  it('answers like we do with random architectures', async () => {
    const random = randomStream(7, 'architectures');
    const drafts = Array.from({ length: 12 }, (_, seed) => randomArchitecture(random, seed));
    const models = drafts.map((draft) => randomModel(experimentOf(draft)));
    const files = models.map((_, i) => join(folder, `random-${i}.gguf`));
    await Promise.all(models.map(async (model, i) => writeFile(files[i] ?? '', gguf.write(model))));
    const sequences = Array.from({ length: 3 }, () => [0, ...Array.from({ length: 15 }, () => random.integer(30))]);
    const answers = await askLlama({ files, contextSize: 32, sequences, prompt: 'an owl', length: 1 });
    for (const [i, answer] of answers.entries()) {
      const model = models[i] ?? models[0]!;
      const { top1, klNats } = compare(await ourProbabilities(model, sequences), answer.probabilities, sequences);
      // Weights and gains at random amplify what differs: activations rounded per block, keys and values kept as halves.
      // Another model of the same shape tells what "different" is: nats apart.
      const other = await ourProbabilities(randomModel(experimentOf({ ...drafts[i], seed: 100 + i })), sequences);
      const control = compare(other, answer.probabilities, sequences);
      expect(klNats, JSON.stringify(drafts[i])).toBeLessThan(0.1 * control.klNats);
      expect(klNats, JSON.stringify(drafts[i])).toBeLessThan(0.5);
      expect(control.top1, JSON.stringify(drafts[i])).toBeLessThan(0.5);
      expect(top1, JSON.stringify(drafts[i])).toBeGreaterThan(0.8);
    }
  });

  it('answers like we do with scales of rows and groups, and grids of 2 to 4 bits', async () => {
    const random = randomStream(9, 'recipes');
    const drafts = (['ternary-row', 'ternary-g32', 'ternary-g64-sherry', 'binary-row', 'bits2-row', 'bits3-g32', 'bits4-g64'] as const).map(
      (mode, seed): ExperimentDraft => ({
        task: 'tales',
        mode: mode as string as ModeId,
        seqLen: 16,
        seed,
        hiddenSize: 64,
        numHeads: 2,
        feedForwardSize: 32 * (1 + random.integer(4)),
        numLayers: 2,
      }),
    );
    const models = drafts.map((draft) => randomModel(experimentOf(draft)));
    const files = models.map((_, i) => join(folder, `recipe-${i}.gguf`));
    await Promise.all(models.map(async (model, i) => writeFile(files[i] ?? '', gguf.write(model))));
    const sequences = Array.from({ length: 3 }, () => [0, ...Array.from({ length: 15 }, () => random.integer(30))]);
    const answers = await askLlama({ files, contextSize: 32, sequences, prompt: 'an owl', length: 1 });
    for (const [i, answer] of answers.entries()) {
      const { top1, klNats } = compare(await ourProbabilities(models[i] ?? models[0]!, sequences), answer.probabilities, sequences);
      const other = await ourProbabilities(randomModel(experimentOf({ ...drafts[i], seed: 100 + i })), sequences);
      const control = compare(other, answer.probabilities, sequences);
      console.log(drafts[i]?.mode, 'top-1', top1, 'KL', klNats, 'another model', control.klNats);
      // As with random architectures above: activations are rounded per block there. Scales at random, the largest of 4 bits
      // fifteen times those of ternary ones, amplify it: 83 % for `bits4-g64`, 92 % and more for the others.
      expect(klNats, JSON.stringify(drafts[i])).toBeLessThan(0.1 * control.klNats);
      expect(top1, JSON.stringify(drafts[i])).toBeGreaterThan(0.7);
    }
  });

  it('takes texts apart as we do: bytes, and characters of several bytes', async () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => spellBytes(Uint8Array.of(byte)));
    const characters = [...'abdeglrow .ößé漢'].map((character) => spellBytes(new TextEncoder().encode(character)));
    const vocabularies = [
      { tokens: [...bytes, '<|endoftext|>'], merges: [], prompt: 'Hello, wörld\n' },
      { tokens: characters, merges: mergesOfCharacters(characters), prompt: 'große 漢 adé.' },
    ];
    for (const { tokens, merges, prompt } of vocabularies) {
      const data = {
        kind: 'foreign',
        digest: 'x',
        name: 'Bytes',
        tokens,
        merges,
        start: null,
        end: tokens.length - 1,
        ropeTheta: 100,
        normEpsilon: 1e-5,
        pipeline: null,
        ropeFactor: 1,
        subNorms: true,
        notes: [],
      } as const;
      const model = randomModel(experimentOf({ task: 'foreign', data, hiddenSize: 32, numLayers: 1, feedForwardSize: 32, seqLen: 32 }));
      const file = join(folder, `vocabulary-${tokens.length}.gguf`);
      await writeFile(file, gguf.write(model));
      const [answer] = await askLlama({ files: [file], contextSize: 32, sequences: [], prompt, length: 1 });
      const task = taskOf(model.experiment);
      expect(answer?.tokens).toEqual(task.kind === 'tokens' ? task.prompt(prompt, 32).tokens : []);
      expect(answer?.tokens).toHaveLength(tokens.length > 256 ? 14 : Array.from(prompt).length);
    }
  });

  it('loads full precision, odd sizes, fewer key heads, more layers and the digits of reverse', async () => {
    const drafts = [
      { task: 'tales', mode: 'none', hiddenSize: 64, numLayers: 2, seqLen: 16 },
      { task: 'tales', mode: 'ternary', hiddenSize: 12, numHeads: 3, numKvHeads: 1, feedForwardSize: 7, numLayers: 3, seqLen: 16 },
      { task: 'reverse', mode: 'binary', hiddenSize: 64, seqLen: 16 },
    ] as const;
    for (const draft of drafts) {
      const model = randomModel(experimentOf(draft));
      const file = join(folder, `${draft.task}-${draft.mode}.gguf`);
      await writeFile(file, writeGgufModel(model, ggufTypes));
      const tokens = heldOutExamples(tasks[draft.task], 16, 4).examples.map((example) =>
        'tokens' in example ? example.tokens.slice(0, 16) : [],
      );
      const ours = await ourProbabilities(model, tokens);
      const [answer] = await askLlama({
        files: [file],
        contextSize: 32,
        sequences: tokens,
        prompt: draft.task === 'reverse' ? '31415926' : 'an owl',
        length: 2,
      });
      const { top1, klNats } = compare(ours, answer?.probabilities ?? [], tokens);
      console.log(draft.task, draft.mode, top1, klNats);
      expect(answer?.tokens).toEqual(draft.task === 'reverse' ? [10, 3, 1, 4, 1, 5, 9, 2, 6] : tales.prompt('an owl', 16).tokens);
      expect(top1).toBeGreaterThan(0.8);
      expect(klNats).toBeLessThan(draft.mode === 'none' ? 1e-4 : 0.05);
    }
  });
});
