/** PyTorch's rounded and rotated activations, by the kernels that round and rotate. */
import { expect } from 'vitest';
import { dispatchOf } from '../../src/plan/dispatch';
import { lambdaAt } from '../../src/plan/hyper.as';
import { padded } from '../../src/plan/kernel';
import { hadamard } from '../../src/plan/kernels/hadamard/kernel';
import { normalise } from '../../src/plan/kernels/normalise/kernel';
import type { ActivationCase } from '../model/activation-goldens';
import type { RunKernel } from './reference-steps';

/** Every rule of a case, codes to the last one. */
export async function expectActivations({ x, rotated, rules }: ActivationCase, run: RunKernel): Promise<void> {
  const [rows = 0, width = 0] = x.shape;
  const stride = padded(width);
  const given = new Float32Array(rows * stride);
  for (let row = 0; row < rows; row++) given.set(x.data.slice(row * width, (row + 1) * width), row * stride);
  const hyper = new Float32Array(8);
  hyper[lambdaAt] = 1;
  for (const { bits, rule, y, codes, multiplier } of rules) {
    const values = { x: given, y: new Float32Array(given.length), hyper };
    const slices = Object.fromEntries(
      Object.entries(values).map(([buffer, { length }]) => [buffer, { buffer, firstWord: 0, words: length }]),
    );
    const kernel = rotated
      ? hadamard({ rows, width, bits, rule })
      : normalise({
          rows,
          width,
          source: 'stream',
          activation: 'silu',
          norm: null,
          epsilon: 1e-5,
          bits,
          rule,
          dropout: 0,
          every: 1,
        });
    const bound = Object.fromEntries(Object.entries(values).filter(([name]) => name in kernel.bindings));
    const after = await run(dispatchOf(kernel, slices), bound);
    const found = after[rotated ? 'x' : 'y']!;
    const most = Math.max(...y.data.map(Math.abs), 1e-12);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < stride; i++) {
        const [value, place] = [found[row * stride + i]!, `${bits} bits, ${rule}, row ${row}, ${i}`];
        if (i >= width) expect(value, place).toBe(0);
        else {
          expect(Math.abs(value - y.data[row * width + i]!), place).toBeLessThanOrEqual(1e-6 * most);
          expect(Math.round(value * multiplier.data[row]!) + 0, place).toBe(codes.data[row * width + i]! + 0);
        }
      }
    }
  }
}
