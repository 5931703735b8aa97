/** What every task in the registry promises; a new line there is tested by itself. */
import { describe, expect, test } from 'vitest';
import { sampleFrom, splitOf } from '../../../src/catalog/tasks/split';
import { InputError } from '../../../src/catalog/tasks/task';
import type { Example, Split, Task, TokenExample } from '../../../src/catalog/tasks/task';
import { exampleTask, trainableTaskIds } from '../example-data';
import { randomStream } from '../../../src/math/random';

const all = trainableTaskIds.map((id) => ({ id, task: exampleTask(id) }));
const tokenTasks = all.flatMap(({ id, task }) => (task.kind === 'tokens' ? [{ id, task }] : []));
const frameTasks = all.flatMap(({ id, task }) => (task.kind === 'frames' ? [{ id, task }] : []));
const strokeTasks = frameTasks.flatMap(({ id, task }) => (task.input.kind === 'strokes' ? [{ id, task, input: task.input }] : []));
const forecastTasks = all.flatMap(({ id, task }) => (task.kind === 'forecast' ? [{ id, task }] : []));

const sentence = /^[A-Z“].*[.!?]$/s;

/** The default length and one other that the task accepts. */
function lengthsOf(task: Task): readonly number[] {
  const other = Array.from({ length: 200 }, (_, i) => i + 1).find((length) => task.refuseSeqLen(length) === null);
  return [task.defaults.seqLen, other ?? task.defaults.seqLen];
}

const contentOf = (example: Example): string => ('tokens' in example ? example.tokens : [...example.frames]).join();

describe.each(all)('$id', ({ task }) => {
  test('describes itself in words', () => {
    for (const text of [task.summary, task.tryIt]) expect(text).toMatch(sentence);
    for (const text of [task.label, task.scoreLabel, task.baseline(task.defaults.seqLen).label]) expect(text).toMatch(/^\S.*[^.\s]$/);
  });

  test('accepts its own default length and refuses nonsense in a sentence', () => {
    expect(task.refuseSeqLen(task.defaults.seqLen)).toBeNull();
    for (const length of [-8, 0, 1, 7.5, 1e6, Number.NaN, Infinity]) expect(task.refuseSeqLen(length)).toMatch(sentence);
  });

  test('has defaults that make sense together', () => {
    const { steps, warmupSteps = 0, lambdaSteps = 0, learningRate } = task.defaults;
    expect(Math.max(warmupSteps, lambdaSteps)).toBeLessThanOrEqual(steps / 2);
    for (const rate of Object.values(learningRate)) expect(rate).toBeGreaterThan(0);
  });

  test('the same stream gives the same samples, another stream others', () => {
    const draw = (seed: number): readonly string[] => {
      const random = randomStream(seed, 'contract');
      return Array.from({ length: 5 }, () => contentOf(task.sample(random, task.defaults.seqLen)));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('baseline and floor are possible numbers, the floor below the baseline', () => {
    for (const length of lengthsOf(task)) {
      const { score, lossNats } = task.baseline(length);
      if (task.kind === 'forecast') expect(score).toBe(0);
      else expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
      expect(task.floor(length)?.lossNats ?? 0).toBeGreaterThanOrEqual(0);
      expect(lossNats).toBeGreaterThan(task.floor(length)?.lossNats ?? 0);
    }
  });

  // Frames take a third of a millisecond each, and eight are drawn for every one held out.
  const draws = task.kind === 'tokens' ? 5000 : 800;

  test(`train and held-out share nothing in ${draws} draws each`, () => {
    // Learning by heart is measured on what was learnt, one and all.
    if (task.separation === 'none')
      return expect(task.every?.(task.defaults.seqLen, 'heldOut')).toEqual(task.every?.(task.defaults.seqLen, 'train'));
    const { seqLen } = task.defaults;
    const contents = (split: Split, seed: number): ReadonlySet<string> => {
      const random = randomStream(seed, split);
      return new Set(
        Array.from({ length: draws }, () => {
          const example = sampleFrom<Example>(task, random, seqLen, split);
          if (task.separation === undefined) expect(splitOf(example)).toBe(split);
          return contentOf(example);
        }),
      );
    };
    const heldOut = contents('heldOut', 1);
    expect([...contents('train', 2)].filter((content) => heldOut.has(content))).toEqual([]);
  }, 30_000);

  test('about one sample in eight is held out', () => {
    if (task.separation !== undefined) return;
    const random = randomStream(3, 'share');
    const heldOut = Array.from({ length: 1600 }, () => splitOf(task.sample(random, task.defaults.seqLen))).filter(
      (split) => split === 'heldOut',
    );
    expect(heldOut.length / 1600).toBeGreaterThan(0.095);
    expect(heldOut.length / 1600).toBeLessThan(0.155);
  });
});

describe.each(tokenTasks)('$id: tokens', ({ task }) => {
  test('samples have the promised lengths, ids of the vocabulary and something that counts', () => {
    const random = randomStream(1, 'tokens');
    for (const seqLen of lengthsOf(task)) {
      for (let i = 0; i < 50; i++) {
        const { tokens, scored } = task.sample(random, seqLen);
        expect(tokens).toHaveLength(seqLen + 1);
        expect(scored).toHaveLength(seqLen);
        expect(tokens.every((id) => Number.isInteger(id) && id >= 0 && id < task.vocabulary.length)).toBe(true);
        expect(scored.every((counts) => counts === 0 || counts === 1)).toBe(true);
        expect(scored).toContain(1);
      }
    }
  });

  test('names every token by one visible or blank character of its own', () => {
    expect(new Set(task.vocabulary).size).toBe(task.vocabulary.length);
    for (const name of task.vocabulary) expect(name).toMatch(/^[\P{C}]$/u);
  });

  test('a perfect answer scores 1, a wrong one less', () => {
    const example = task.sample(randomStream(2, 'score'), task.defaults.seqLen);
    const right = example.tokens.slice(1);
    const last = example.scored.lastIndexOf(1);
    expect(task.score(right, example)).toBe(1);
    expect(task.score(right.with(last, ((right[last] ?? 0) + 1) % task.vocabulary.length), example)).toBeLessThan(1);
    expect(
      task.score(
        right.map((id) => (id + 1) % task.vocabulary.length),
        example,
      ),
    ).toBe(0);
  });

  test('its example prompt can be used, and its answer is as long as promised', () => {
    for (const seqLen of lengthsOf(task)) {
      const { tokens, answerLength } = task.prompt(task.examplePrompt(seqLen), seqLen);
      const answer = task.answer(task.examplePrompt(seqLen), seqLen);
      expect(tokens.length).toBeGreaterThan(0);
      expect(tokens.length + (answerLength ?? 0)).toBeLessThanOrEqual(seqLen + 1);
      expect(answer?.length ?? null).toBe(answerLength);
    }
  });

  test('prompt and answer together make a sample of the task', () => {
    const { seqLen } = task.defaults;
    const prompt = task.examplePrompt(seqLen);
    const { tokens, answerLength } = task.prompt(prompt, seqLen);
    if (answerLength === null) return;
    const example: TokenExample = {
      tokens: [...tokens, ...(task.answer(prompt, seqLen) ?? [])],
      scored: task.sample(randomStream(1, 'mask'), seqLen).scored,
    };
    expect(example.tokens).toHaveLength(seqLen + 1);
    expect(example.scored.lastIndexOf(0)).toBe(tokens.length - 2);
  });

  test('what cannot be used is refused in a sentence', () => {
    for (const input of ['☃', '1'.repeat(5000)]) {
      const attempt = (): unknown => task.prompt(input, task.defaults.seqLen);
      expect(attempt).toThrow(InputError);
      expect(attempt).toThrow(sentence);
    }
  });
});

describe.each(frameTasks)('$id: frames', ({ task }) => {
  test('samples have the promised size, finite features of moderate size, and a known label', () => {
    const random = randomStream(1, 'frames');
    const labels = new Set<number>();
    for (const seqLen of lengthsOf(task)) {
      for (let i = 0; i < 100; i++) {
        const { frames, label } = task.sample(random, seqLen);
        expect(frames).toHaveLength(seqLen * task.frameSize);
        expect(frames.every((value) => Math.abs(value) <= 1.0001)).toBe(true);
        expect(task.labels[label]).toBeDefined();
        labels.add(label);
      }
    }
    expect(labels.size).toBe(task.labels.length);
  });
});

describe.each(strokeTasks)('$id: strokes', ({ task, input }) => {
  test('has one template for each class, or none, in the unit square', () => {
    expect([0, task.labels.length]).toContain(input.templates.length);
    for (const [x, y] of input.templates.flat()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1.001);
    }
  });

  test('the points behind frames can be drawn, and give the same frames again', () => {
    const { seqLen } = task.defaults;
    for (const template of input.templates) {
      const points = input.strokeOf(input.frames(template, seqLen), seqLen);
      expect(points).toHaveLength(seqLen);
      expect(points.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
      const again = input.strokeOf(input.frames(points, seqLen), seqLen);
      again.forEach(([x, y], i) => expect(Math.hypot(x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0))).toBeLessThan(0.06));
    }
  });

  test('too little of a stroke is refused in a sentence', () => {
    const dots: readonly (readonly (readonly [number, number])[])[] = [
      [],
      [[3, 4]],
      [
        [3, 4],
        [3, 4],
        [3, 4],
      ],
      [
        [Number.NaN, 0],
        [1, 1],
      ],
    ];
    for (const points of dots) {
      expect(() => input.frames(points, task.defaults.seqLen)).toThrow(InputError);
      expect(() => input.frames(points, task.defaults.seqLen)).toThrow(sentence);
    }
  });
});

describe.each(forecastTasks)('$id: forecasts', ({ task }) => {
  test('samples have the promised size and finite numbers, and their next frame differs from the last', () => {
    const random = randomStream(1, 'forecasts');
    for (const seqLen of lengthsOf(task)) {
      for (let i = 0; i < 50; i++) {
        const { frames, next } = task.sample(random, seqLen);
        expect(frames).toHaveLength(seqLen * task.frameSize);
        expect(next).toHaveLength(task.frameSize);
        expect([...frames, ...next].every(Number.isFinite)).toBe(true);
        expect([...next]).not.toEqual([...frames.subarray(-task.frameSize)]);
      }
    }
  });

  test('its baseline is the error of copying the last frame, measured again', () => {
    const { seqLen } = task.defaults;
    const random = randomStream(5, 'copying');
    const errors = Array.from({ length: 1500 }, () => {
      const { frames, next } = sampleFrom(task, random, seqLen, 'heldOut');
      return next.reduce((sum, value, i) => sum + (value - (frames[frames.length - next.length + i] ?? 0)) ** 2, 0) / next.length;
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    // Two standard errors of 1500 draws.
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0)) / errors.length;
    expect(Math.abs(task.baseline(seqLen).lossNats - mean)).toBeLessThan(3 * spread + 0.02 * mean);
  });
});
