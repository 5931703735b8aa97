import { describe, expect, test } from 'vitest';
import { gestures } from '../../../src/catalog/tasks/gestures';
import { shapes } from '../../../src/catalog/tasks/shapes';
import { arcLengths } from '../../../src/catalog/tasks/stroke';
import type { Point } from '../../../src/catalog/tasks/stroke';
import { drawByHand } from '../../../src/catalog/tasks/stroke-noise';
import type { FrameExample } from '../../../src/catalog/tasks/task';
import { randomStream } from '../../../src/math/random';

const { seqLen } = gestures.defaults;
const random = randomStream(1, 'gestures test');

function squaredDistance(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}

function nearest(example: FrameExample, known: readonly FrameExample[]): number {
  let best = Infinity;
  let label = -1;
  for (const candidate of known) {
    const distance = squaredDistance(example.frames, candidate.frames);
    if (distance < best) [best, label] = [distance, candidate.label];
  }
  return label;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

describe('gestures', () => {
  const examples = Array.from({ length: 300 }, () => gestures.sample(random, seqLen));

  test('are neither noise nor a solved case: one nearest neighbour among 20 strokes a class', () => {
    const known: FrameExample[] = [];
    const perClass = new Map<number, number>();
    while (known.length < 20 * gestures.labels.length) {
      const example = gestures.sample(random, seqLen);
      const count = perClass.get(example.label) ?? 0;
      if (count === 20) continue;
      perClass.set(example.label, count + 1);
      known.push(example);
    }
    const accuracy = share(examples, (example) => nearest(example, known) === example.label);
    expect(accuracy).toBeGreaterThan(0.6);
    expect(accuracy).toBeLessThan(0.99);
  });

  test('vary far more than a template shows', () => {
    const templates = gestures.input.templates.map((template, label) => ({ frames: gestures.input.frames(template, seqLen), label }));
    const accuracy = share(examples, (example) => nearest(example, templates) === example.label);
    expect(accuracy).toBeGreaterThan(0.2);
    expect(accuracy).toBeLessThan(0.9);
  });

  test('differ within a class, from each other and from the template', () => {
    gestures.input.templates.forEach((template, label) => {
      const own = examples.filter((example) => example.label === label);
      const clean = gestures.input.frames(template, seqLen);
      for (const example of own) expect(squaredDistance(example.frames, clean)).toBeGreaterThan(0.1);
    });
  });
});

describe('the simulated hand', () => {
  const square = shapes[1];

  test('reports whole pixels', () => {
    for (const value of drawByHand(
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      false,
      random,
    ).flat())
      expect(Number.isInteger(value)).toBe(true);
  });

  test('slows down in the bends: points lie closer together there', () => {
    const near: number[] = [];
    const far: number[] = [];
    for (let i = 0; i < 200; i++) {
      const distances = arcLengths(
        drawByHand(
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
          false,
          random,
        ),
      );
      const total = distances.at(-1) ?? 0;
      distances.slice(1).forEach((to, j) => {
        const from = distances[j] ?? 0;
        (Math.abs((from + to) / 2 / total - 0.5) < 0.06 ? near : far).push((to - from) / total);
      });
    }
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(near)).toBeLessThan(0.9 * mean(far));
  });

  test('closes a square only roughly', () => {
    const gaps = Array.from({ length: 200 }, () => {
      const stroke = drawByHand(square?.template ?? [], true, random);
      const width = Math.max(...stroke.map(([x]) => x)) - Math.min(...stroke.map(([x]) => x));
      const [[startX, startY], [endX, endY]] = [stroke[0] ?? [0, 0], stroke.at(-1) ?? [0, 0]];
      return Math.hypot(endX - startX, endY - startY) / width;
    });
    expect(Math.max(...gaps)).toBeLessThan(0.6);
    expect(share(gaps, (gap) => gap > 0.05)).toBeGreaterThan(0.5);
  });

  test('is stopped early in some samples', () => {
    // A whole circle may miss its beginning a little; an opening of half its width means that it was cut short.
    const opening = (points: readonly Point[]): number => {
      const [[startX, startY], [endX, endY]] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      return Math.hypot(endX - startX, endY - startY) / Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    };
    const circle = gestures.labels.indexOf('circle');
    const circles = Array.from({ length: 3000 }, () => gestures.sample(random, seqLen)).filter(({ label }) => label === circle);
    const cut = share(circles, ({ frames }) => opening(gestures.input.strokeOf(frames, seqLen)) > 0.5);
    expect(cut).toBeGreaterThan(0.04);
    expect(cut).toBeLessThan(0.2);
    const whole = Array.from({ length: 300 }, () => drawByHand(shapes[circle]?.vary(random) ?? [], true, random));
    expect(share(whole, (points) => opening(points) > 0.5)).toBeLessThan(0.02);
  });
});
