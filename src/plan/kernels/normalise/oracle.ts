import { padded } from '../../kernel';
import { activations, each, keptBy, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { roundedRow } from '../shared/rounding-oracle';
import type { NormaliseShape } from './kernel';

/** value = act(gate)·up, act(x) or E[id];  n = gain·(x − μ)·r (+ bias);  y = n + λ·(round(n) − n). */
export const normalise: Oracle<NormaliseShape> = (shape, bound, [gainAt = 0, biasAt = 0]) => {
  const { rows, width, source, activation, norm, epsilon, bits, rule, dropout, every } = shape;
  const x = matrix(bound, 'x', source === 'gated' ? padded(2 * width) : padded(width));
  const y = matrix(bound, 'y', padded(width));
  const { act } = activations[activation];
  const kept = keptBy(bound, 'mask', dropout, width);

  each(rows, (row) => {
    const from = source === 'embedded' ? vector(bound, 'ids').get(row) : row * every + every - 1;
    const derived = {
      stream: null,
      gated: (i: number) => act(x.get(from, i)) * x.get(from, width + i),
      activated: (i: number) => act(x.get(from, i)) * kept(row, i),
      embedded: (i: number) => x.get(from, i),
    }[source];
    if (derived !== null) each(width, (i) => matrix(bound, 'value', padded(width)).set(row, i, derived(i)));
    const input =
      source === 'stream'
        ? (i: number): number => x.get(from, i)
        : (i: number): number => matrix(bound, 'value', padded(width)).get(row, i);
    let normed = input;
    if (norm !== null) {
      const gain = vector(bound, 'latents', gainAt);
      const bias = norm === 'layer' ? vector(bound, 'latents', biasAt) : null;
      const mean = norm === 'layer' ? sum(width, input) / width : 0;
      const r = 1 / Math.sqrt(sum(width, (i) => (input(i) - mean) ** 2) / width + epsilon);
      matrix(bound, 'statistics', 2).set(row, 0, mean);
      matrix(bound, 'statistics', 2).set(row, 1, r);
      normed = (i) => (input(i) - mean) * r * gain.get(i) + (bias?.get(i) ?? 0);
    }
    if (bits === null) {
      each(width, (i) => y.set(row, i, normed(i)));
      return;
    }
    const rounded = roundedRow(
      Array.from({ length: width }, (_, i) => normed(i)),
      { bits, rule },
      bound,
    );
    each(width, (i) => y.set(row, i, rounded[i] ?? Number.NaN));
  });
};
