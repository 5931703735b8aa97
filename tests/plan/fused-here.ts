/**
 * Fused multiply-add for tests in Node: version 20 has relaxed SIMD behind a flag, which is set before anything asks. Tests of it
 * are skipped, and say so, where the engine or the processor has none.
 */
import { setFlagsFromString } from 'node:v8';
import { arithmetics, hasFusedMultiplyAdd, type Arithmetic } from '../../src/math/fused-multiply-add';

setFlagsFromString('--experimental-wasm-relaxed-simd');

export const isMissing = (arithmetic: Arithmetic): boolean => arithmetic === 'fused' && !hasFusedMultiplyAdd();

/** Every arithmetic that there is, by name, and whether it is skipped here. */
export const eachArithmetic = arithmetics.map((arithmetic) => ({ arithmetic, skipped: isMissing(arithmetic) }));

const asNumber = new Float64Array(1);
const asBits = new BigInt64Array(asNumber.buffer);

/**
 * c + a·b of float32 numbers, rounded once. The product is exact in float64, and what its sum loses is found by Knuth's two-sum;
 * rounded to odd there, the sum rounds to float32 as the exact one would.
 * Source: Boldo & Melquiond 2008, "Emulation of FMA and Correctly Rounded Sums".
 */
export function fusedSum(c: number, a: number, b: number): number {
  const product = a * b;
  const sum = product + c;
  const back = sum - product;
  const lost = product - (sum - back) + (c - back);
  if (lost !== 0 && Number.isFinite(sum)) {
    asNumber[0] = sum;
    const bits = asBits[0]!;
    if ((bits & 1n) === 0n) asBits[0] = lost > 0 === sum > 0 ? bits + 1n : bits - 1n;
    return Math.fround(asNumber[0]);
  }
  return Math.fround(sum);
}
