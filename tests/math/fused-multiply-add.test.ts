/** Whether sums of products round once is asked of the engine itself; what it cannot say, or says otherwise, counts as no. */
import { setFlagsFromString } from 'node:v8';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as Fused from '../../src/math/fused-multiply-add';

const fresh = async (): Promise<typeof Fused> => {
  vi.resetModules();
  return import('../../src/math/fused-multiply-add');
};

/** An engine whose multiply-add is this function. */
function engineWith(multiplyAdd: (a: number, b: number, c: number) => number): void {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(true);
  vi.spyOn(WebAssembly, 'Module').mockImplementation(function () {});
  vi.spyOn(WebAssembly, 'Instance').mockImplementation(function () {
    return { exports: { f: multiplyAdd } };
  });
}

beforeEach(() => setFlagsFromString('--experimental-wasm-relaxed-simd'));
afterEach(() => vi.restoreAllMocks());

it('is there where one rounding leaves what two lose', async () => {
  engineWith((a, b, c) => Math.fround(a * b + c));
  const { hasFusedMultiplyAdd, arithmeticHere } = await fresh();
  expect(hasFusedMultiplyAdd()).toBe(true);
  expect([arithmeticHere('fused'), arithmeticHere('plain')]).toEqual(['fused', 'plain']);
});

it('is not there where the instruction rounds twice', async () => {
  engineWith((a, b, c) => Math.fround(Math.fround(a * b) + c));
  const { hasFusedMultiplyAdd, arithmeticHere } = await fresh();
  expect(hasFusedMultiplyAdd()).toBe(false);
  expect([arithmeticHere('fused'), arithmeticHere('plain')]).toEqual(['plain', 'plain']);
});

it('is not there without the instruction, nor where nothing may be compiled', async () => {
  const validates = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect((await fresh()).hasFusedMultiplyAdd()).toBe(false);
  expect(validates).toHaveBeenCalled();
  validates.mockReturnValue(true);
  vi.spyOn(WebAssembly, 'Module').mockImplementation(function () {
    throw new EvalError('policy');
  });
  expect((await fresh()).hasFusedMultiplyAdd()).toBe(false);
});

it('runs the instruction of this engine, where it has one', async () => {
  const asked = vi.spyOn(WebAssembly, 'validate');
  const { hasFusedMultiplyAdd } = await fresh();
  const answer = hasFusedMultiplyAdd();
  expect(hasFusedMultiplyAdd()).toBe(answer);
  expect(asked).toHaveBeenCalledOnce();
  // The bytes are a module; whether it fuses is the processor's affair.
  expect(asked.mock.results[0]?.value).toBe(true);
});
