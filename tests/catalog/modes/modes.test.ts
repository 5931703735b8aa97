import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { packedBits } from '../../../src/catalog/modes/mode';
import { modeIds, modeOf } from '../../../src/catalog/modes/modes';
import { quantiserOf } from '../../../src/catalog/modes/round-by';
import { randomStream } from '../../../src/math/random';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** A contract for every mode in the list: a new line there is tested by itself. */
describe.each(modeIds)('%s', (id) => {
  const mode = modeOf(id);
  const random = randomStream(1, `modes/${id}`);
  const weight = tf.tensor2d(
    Float32Array.from({ length: 21 * 13 }, () => 0.05 * random.normal() + 0.01),
    [21, 13],
  );

  it('says what it is, and where it is published', () => {
    for (const text of [mode.label, mode.summary, mode.source]) expect(text.length).toBeGreaterThan(3);
    expect(packedBits(mode)).toBeGreaterThanOrEqual(1);
  });

  it.each(['bitnet', 'edifice'] as const)('uses its levels and nothing else (%s)', async (variant) => {
    const { codes, scale } = quantiserOf(mode)(tf, weight, variant);
    expect(codes.shape).toEqual(weight.shape);
    expect(scale.shape).toEqual([]);
    const used = [...new Set(await codes.data())].toSorted((a, b) => a - b);
    if (mode.levels !== null) expect(used.map((code) => code + 0)).toEqual(mode.levels);
  });

  it('is odd where it can be: negated weights have negated codes', async () => {
    const there = await quantiserOf(mode)(tf, weight, 'bitnet').codes.data();
    const back = await quantiserOf(mode)(tf, tf.neg(weight), 'bitnet').codes.data();
    expect(Array.from(back, (code) => code + 0)).toEqual(Array.from(there, (code) => -code + 0));
  });

  it('does not care for the size of the weights', async () => {
    const one = quantiserOf(mode)(tf, weight, 'bitnet');
    const thousand = quantiserOf(mode)(tf, tf.mul(weight, 1024), 'bitnet');
    if (mode.levels === null) return;
    expect(await thousand.codes.data()).toEqual(await one.codes.data());
    expect((await thousand.scale.data())[0]! / (await one.scale.data())[0]!).toBeCloseTo(1024, 1);
  });

  it('changes code at its thresholds, and nowhere else', async () => {
    if (mode.levels === null || id === 'binary') return;
    const axis = Float32Array.from({ length: 501 }, (_, i) => (i - 250) / 100);
    // Pad with ±1 so that mean|W| is 1 and the axis is in units of γ.
    const values = [...axis, ...Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? 1 : -1))];
    const codes = (await quantiserOf(mode)(tf, tf.tensor2d(values, [1, values.length]), 'bitnet').codes.data()).slice(0, 501);
    const changes = axis.slice(1).filter((_, i) => codes[i + 1] !== codes[i]);
    expect(changes).toHaveLength(mode.thresholds.length);
    changes.forEach((place, i) => expect(place).toBeCloseTo(mode.thresholds[i]!, 1));
  });
});
