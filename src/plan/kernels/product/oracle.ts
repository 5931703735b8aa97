import { padded } from '../../kernel';
import { each, keptBy, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { rotaryTurn } from '../shared/rotary-oracle';
import type { ProductShape } from './kernel';

/** y = x · Wᵀ (+ b), turned, dropped out, plus the residual stream. */
export const product: Oracle<ProductShape> = (shape, bound, [biasAt = 0]) => {
  const { rows, inputs, outputs, bias, residual, dropout, sumDropout, rotary } = shape;
  const x = matrix(bound, 'x', padded(inputs));
  const w = matrix(bound, 'w', padded(inputs));
  const y = matrix(bound, 'y', padded(outputs));
  const b = bias ? vector(bound, 'latents', biasAt) : null;
  const stream = residual ? matrix(bound, 'stream', padded(outputs)) : null;
  const kept = keptBy(bound, 'mask', dropout, outputs);
  const keptSum = keptBy(bound, 'sumMask', sumDropout, outputs);
  const turned = rotary === null ? null : rotaryTurn(bound, rotary.headDim, 1);

  each(rows, (row) => {
    const products = Array.from({ length: outputs }, (_, n) => sum(inputs, (k) => x.get(row, k) * w.get(n, k)) + (b?.get(n) ?? 0));
    if (rotary !== null && turned !== null) turned(products, rotary.columns, row % rotary.seqLen);
    products.forEach((value, n) => y.set(row, n, (value * kept(row, n) + (stream?.get(row, n) ?? 0)) * keptSum(row, n)));
  });
};
