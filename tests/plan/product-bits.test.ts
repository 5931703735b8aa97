/**
 * The order of every sum of the two products, to the bit: that of its index, and of the gradient of weights in blocks of 256
 * rows. However tiles, panels and threads cut the work, runs that were kept go on as they began. The sums here are made one
 * number at a time. Sums that go through lists of codes have the same bits as those that multiply and round twice. With fused
 * multiply-add, sums with codes go from group to group of three, or are whole numbers, and all others round once.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../src/math/random';
import { bindPlaced } from '../../src/plan/cpu/run-dispatch';
import { simdModuleOn } from '../../src/plan/cpu/simd-instance';
import { compiledSimdModule } from '../../src/plan/cpu/simd-module';
import { twins } from '../../src/plan/kernels/twins';
import { padded } from '../../src/plan/kernel';
import { eachArithmetic, fusedSum, isMissing } from './fused-here';

const memory = new WebAssembly.Memory({ initial: 128, maximum: 128 });
const slack = 64;

/** Lays matrices out one after the other, as a plan does: rows of a multiple of four numbers, a little room behind each. */
function placed(matrices: Readonly<Record<string, Float32Array>>): {
  readonly addresses: Readonly<Record<string, number>>;
  readonly end: number;
} {
  const addresses: Record<string, number> = {};
  let end = 4096;
  for (const [name, values] of Object.entries(matrices)) {
    addresses[name] = end;
    new Float32Array(memory.buffer, end, values.length).set(values);
    end += 4 * values.length + slack;
  }
  return { addresses, end };
}

/** `[rows, padded(columns)]`, zero where it is padding. */
function matrix(rows: number, columns: number, seed: number): Float32Array {
  const random = randomStream(seed, 'product-bits');
  return Float32Array.from({ length: padded(rows) * padded(columns) }, (_, i) => {
    const value = random.normal();
    return i % padded(columns) < columns && i < rows * padded(columns) ? value : 0;
  });
}

const plus = (sum: number, a: number, b: number): number => Math.fround(sum + Math.fround(a * b));
const sizes = [
  { rows: 1, inputs: 3, outputs: 5 },
  { rows: 7, inputs: 12, outputs: 9 },
  { rows: 50, inputs: 33, outputs: 30 },
  { rows: 101, inputs: 64, outputs: 67 },
  { rows: 600, inputs: 18, outputs: 53 },
  // Of codes, products go through lists, in blocks of 128 numbers and 32 rows.
  { rows: 16, inputs: 20, outputs: 9 },
  { rows: 48, inputs: 128, outputs: 140 },
  { rows: 71, inputs: 270, outputs: 33 },
] as const;
const threads = [1, 3];

/** Weights `[outputs, padded(inputs)]`: of any size, or codes times scales as λ = 1 leaves them. */
const weights: Readonly<Record<string, (outputs: number, inputs: number) => Float32Array>> = {
  'latent weights': (outputs, inputs) => matrix(outputs, inputs, 2),
  'ternary codes': (outputs, inputs) =>
    coded(
      outputs,
      inputs,
      (value) => Math.sign(Math.round(value)),
      () => 0.0371,
    ),
  'binary codes': (outputs, inputs) =>
    coded(
      outputs,
      inputs,
      (value) => (value < 0 ? -1 : 1),
      () => 0.0371,
    ),
  'three matrices side by side': (outputs, inputs) =>
    coded(
      outputs,
      inputs,
      (value) => Math.sign(Math.round(value)),
      (row) => [0.0371, 1, 1e-5][Math.floor((3 * row) / outputs)]!,
    ),
  'codes that are mostly 0': (outputs, inputs) =>
    coded(
      outputs,
      inputs,
      (value, row) => (row % 3 === 1 && value > 2 ? 1 : 0),
      () => 0.0371,
    ),
  'a scale for every row': (outputs, inputs) =>
    coded(
      outputs,
      inputs,
      (value) => Math.sign(Math.round(value)),
      (row) => 1 / (row + 3),
    ),
  'codes but for one weight': (outputs, inputs) => {
    const given = coded(
      outputs,
      inputs,
      (value) => Math.sign(Math.round(value)),
      () => 0.0371,
    );
    given[(outputs - 1) * padded(inputs)] = 0.0172;
    return given;
  },
};

function coded(
  outputs: number,
  inputs: number,
  codeOf: (latent: number, row: number) => number,
  scaleOf: (row: number) => number,
): Float32Array {
  const width = padded(inputs);
  return matrix(outputs, inputs, 2).map((value, i) => {
    const row = Math.floor(i / width);
    return i % width < inputs && row < outputs ? codeOf(value, row) * scaleOf(row) : 0;
  });
}

/** The scale of each row; null: W is not codes. */
function rowScales(w: Float32Array, rows: number, columns: number): readonly number[] | null {
  const scales: number[] = [];
  for (let row = 0; row < rows; row++) {
    const sizes = new Set(w.subarray(row * columns, (row + 1) * columns).map(Math.abs));
    sizes.delete(0);
    if (sizes.size > 1) return null;
    scales.push([...sizes][0] ?? 0);
  }
  return scales;
}

// On a machine that has much else to do, compiling takes longer than any test.
beforeAll(async () => {
  for (const { arithmetic, skipped } of eachArithmetic) if (!skipped) await compiledSimdModule(arithmetic);
}, 240_000);

const { fround } = Math;

/** A sum with codes, three at a time, each times its number. */
function groupedSum(count: number, codeAt: (i: number) => number, numberAt: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 3) {
    const [a, b, c] = [i, i + 1, i + 2].map((at) => (at < count ? Math.sign(codeAt(at)) * numberAt(at) : 0)) as [number, number, number];
    sum = fround(sum + fround(fround(a + b) + c));
  }
  return sum;
}

const cases = eachArithmetic.flatMap((variant) => sizes.flatMap((size) => Object.keys(weights).map((of) => ({ ...variant, ...size, of }))));

describe.each(cases)(
  '$arithmetic, $rows rows, $inputs inputs, $outputs outputs, $of',
  ({ arithmetic, skipped, rows, inputs, outputs, of }) => {
    const [depth, width] = [padded(inputs), padded(outputs)];
    const plusMultiplied = arithmetic === 'fused' ? fusedSum : plus;
    /** `[outputs]`; null: sums go from number to number. */
    const groupScales = (w: Float32Array) => (arithmetic === 'fused' ? rowScales(w, width, depth) : null);

    it.skipIf(skipped).each(threads)('y = x · Wᵀ, %i threads', async (parts) => {
      const x = matrix(rows, inputs, 1);
      const w = weights[of]!(outputs, inputs);
      const { addresses, end } = placed({ x, w, y: new Float32Array(padded(rows) * width) });
      const shape = { rows, inputs, outputs, dropout: 0, sumDropout: 0, rotary: null, bias: false, roundedTo: null };
      const module = simdModuleOn(await compiledSimdModule(arithmetic), memory);
      expect(end + twins.product.scratchBytes(shape as never)).toBeLessThan(memory.buffer.byteLength);
      for (let part = 0; part < parts; part++)
        bindPlaced(module, { name: 'product', shape, addresses, at: [], ownRows: null }, end, { part, parts })();
      const scales = groupScales(w);
      const y = new Float32Array(memory.buffer, addresses['y'], rows * width);
      for (let row = 0; row < rows; row++) {
        for (let o = 0; o < outputs; o++) {
          let sum = 0;
          if (scales === null) for (let i = 0; i < inputs; i++) sum = plusMultiplied(sum, x[row * depth + i]!, w[o * depth + i]!);
          else {
            const codes = groupedSum(
              inputs,
              (i) => w[o * depth + i]!,
              (i) => x[row * depth + i]!,
            );
            sum = fround(codes * scales[o]!);
          }
          if (!Object.is(y[row * width + o], sum)) expect(y[row * width + o], `row ${row}, output ${o}`).toBe(sum);
        }
      }
    });

    it.skipIf(skipped).each(threads)('∂x = ∂y · W and ∂W = ∂yᵀ · x, %i threads', async (parts) => {
      const x = matrix(rows, inputs, 1);
      const w = weights[of]!(outputs, inputs);
      const dy = matrix(rows, outputs, 3);
      const { addresses, end } = placed({
        dy,
        x,
        gradient: new Float32Array(outputs * inputs),
        w,
        dx: new Float32Array(padded(rows) * depth),
      });
      const shape = { rows, inputs, outputs, bias: false, dropout: 0, pairedRows: 0, headDim: 2, inputGradient: true };
      const module = simdModuleOn(await compiledSimdModule(arithmetic), memory);
      expect(end + twins['product-backward'].scratchBytes(shape as never)).toBeLessThan(memory.buffer.byteLength);
      for (let part = 0; part < parts; part++)
        bindPlaced(module, { name: 'product-backward', shape, addresses, at: [0, 0], ownRows: null }, end, { part, parts })();
      const scales = groupScales(w);
      const dx = new Float32Array(memory.buffer, addresses['dx'], rows * depth);
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < inputs; i++) {
          let sum = 0;
          if (scales === null) for (let o = 0; o < outputs; o++) sum = plusMultiplied(sum, dy[row * width + o]!, w[o * depth + i]!);
          else {
            sum = groupedSum(
              outputs,
              (o) => w[o * depth + i]!,
              (o) => fround(dy[row * width + o]! * scales[o]!),
            );
          }
          if (!Object.is(dx[row * depth + i], sum)) expect(dx[row * depth + i], `∂x, row ${row}, input ${i}`).toBe(sum);
        }
      }
      const gradient = new Float32Array(memory.buffer, addresses['gradient'], outputs * inputs);
      for (let o = 0; o < outputs; o++) {
        for (let i = 0; i < inputs; i++) {
          let total = 0;
          for (let first = 0; first < rows; first += 256) {
            let sum = 0;
            for (let row = first; row < Math.min(rows, first + 256); row++)
              sum = plusMultiplied(sum, dy[row * width + o]!, x[row * depth + i]!);
            total = first === 0 ? sum : Math.fround(sum + total);
          }
          if (!Object.is(gradient[o * inputs + i], total)) expect(gradient[o * inputs + i], `∂W, output ${o}, input ${i}`).toBe(total);
        }
      }
    });
  },
);

const wholeCases = sizes.flatMap((size) =>
  ['ternary codes', 'three matrices side by side', 'codes but for one weight'].map((of) => ({ ...size, of })),
);

/** x `[rows, padded(inputs)]`, whole numbers up to `largest` of a step of each row; one row is 0, one smaller than rounding goes. */
function wholeMatrix(rows: number, inputs: number, largest: number) {
  const steps = Float32Array.from({ length: rows }, (_, row) => (row % 7 === 2 ? 1e-5 / largest : (row + 1) / 1000));
  const whole = matrix(rows, inputs, 4).map((value, i) => {
    const row = Math.floor(i / padded(inputs));
    if (row >= rows || i % padded(inputs) >= inputs || row % 7 === 3) return 0;
    const first = i % padded(inputs) === 0 && row % 7 !== 2;
    return first ? largest : Math.max(-largest, Math.min(largest, Math.round(value * largest * 0.6)));
  });
  return { whole, x: whole.map((value, i) => value * (steps[Math.floor(i / padded(inputs))] ?? 0)) };
}

describe.skipIf(isMissing('fused'))('fused, x rounded', () => {
  it.each(wholeCases)(
    '$rows rows, $inputs inputs, $outputs outputs, $of: whole sums at λ = 1, from group to group before',
    async (size) => {
      const { rows, inputs, outputs, of } = size;
      const [depth, width] = [padded(inputs), padded(outputs)];
      const w = weights[of]!(outputs, inputs);
      const scales = rowScales(w, width, depth);
      const module = simdModuleOn(await compiledSimdModule('fused'), memory);
      for (const largest of [127, 7]) {
        const { whole, x } = wholeMatrix(rows, inputs, largest);
        for (const lambda of [1, 0.5]) {
          for (const parts of threads) {
            const { addresses, end } = placed({ x, w, y: new Float32Array(padded(rows) * width), hyper: Float32Array.of(1, lambda, 0, 1) });
            const shape = { rows, inputs, outputs, dropout: 0, sumDropout: 0, rotary: null, bias: false, roundedTo: largest };
            for (let part = 0; part < parts; part++)
              bindPlaced(module, { name: 'product', shape, addresses, at: [], ownRows: null }, end, { part, parts })();
            const y = new Float32Array(memory.buffer, addresses['y'], rows * width);
            for (let row = 0; row < rows; row++) {
              const most = x.subarray(row * depth, row * depth + depth).reduce((max, value) => Math.max(max, Math.abs(value)), 0);
              const step = fround(Math.max(most, fround(1e-5)) / largest);
              for (let o = 0; o < outputs; o++) {
                const terms = Array.from({ length: inputs }, (_, i) => [x[row * depth + i]!, w[o * depth + i]!] as const);
                const sum =
                  scales === null
                    ? terms.reduce((total, [a, b]) => fusedSum(total, a, b), 0)
                    : lambda < 1
                      ? fround(
                          groupedSum(
                            inputs,
                            (i) => terms[i]![1],
                            (i) => terms[i]![0],
                          ) * scales[o]!,
                        )
                      : fround(
                          terms.reduce((total, [, b], i) => total + Math.sign(b) * whole[row * depth + i]!, 0) * fround(scales[o]! * step),
                        );
                // A sum of nothing has no sign.
                if (y[row * width + o] !== sum) expect(y[row * width + o], `row ${row}, output ${o}, λ ${lambda}`).toBe(sum);
              }
            }
          }
        }
      }
    },
  );
});

it.skipIf(isMissing('fused'))('fused, x rounded: the largest sums that there are', async () => {
  const [rows, inputs, outputs] = [5, 700, 4];
  const x = new Float32Array(8 * inputs).fill(127);
  const w = new Float32Array(outputs * inputs).fill(1).fill(-1, 0, inputs);
  const { addresses, end } = placed({ x, w, y: new Float32Array(8 * outputs), hyper: Float32Array.of(1, 1, 0, 1) });
  const shape = { rows, inputs, outputs, dropout: 0, sumDropout: 0, rotary: null, bias: false, roundedTo: 127 };
  bindPlaced(simdModuleOn(await compiledSimdModule('fused'), memory), { name: 'product', shape, addresses, at: [], ownRows: null }, end, {
    part: 0,
    parts: 1,
  })();
  expect([...new Float32Array(memory.buffer, addresses['y'], outputs)]).toEqual([-88_900, 88_900, 88_900, 88_900]);
});

it('a product with codes leaves out what stands at a 0', async () => {
  const [rows, inputs, outputs] = [16, 8, 4];
  const x = matrix(rows, inputs, 1).fill(Infinity);
  const w = new Float32Array(outputs * inputs);
  w[inputs] = 0.5;
  const { addresses, end } = placed({ x, w, y: new Float32Array(rows * outputs) });
  const shape = { rows, inputs, outputs, dropout: 0, sumDropout: 0, rotary: null, bias: false };
  bindPlaced(simdModuleOn(await compiledSimdModule(), memory), { name: 'product', shape, addresses, at: [], ownRows: null }, end, {
    part: 0,
    parts: 1,
  })();
  expect([...new Float32Array(memory.buffer, addresses['y'], outputs)]).toEqual([0, Infinity, 0, 0]);
});
