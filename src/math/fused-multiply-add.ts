/**
 * How sums of products are rounded on the processor. `plain`: each product, then each sum, the same bits on every machine.
 * `fused`: each sum with its product, once, as relaxed SIMD's `f32x4.relaxed_madd` does where the processor can; equal to the
 * bit on all machines that do.
 */
export type Arithmetic = 'plain' | 'fused';

export const arithmetics = ['plain', 'fused'] as const satisfies readonly Arithmetic[];

/** (a, b, c) → a·b + c, the first lane of `f32x4.relaxed_madd`. */
const body = [0, 32, 0, 253, 19, 32, 1, 253, 19, 32, 2, 253, 19, 253, 133, 2, 253, 31, 0, 11];
const probe = Uint8Array.from(
  [
    [0, 97, 115, 109, 1, 0, 0, 0],
    [1, 8, 1, 96, 3, 125, 125, 125, 1, 125],
    [3, 2, 1, 0],
    [7, 5, 1, 1, 102, 0, 0],
    [10, body.length + 2, 1, body.length, ...body],
  ].flat(),
);

/** What a·a − (1 + 2⁻¹¹) must be, with a = 1 + 2⁻¹²: 2⁻²⁴ is what one rounding keeps and two lose. */
const expected = 2 ** -24;

let known: boolean | undefined;

/**
 * Whether relaxed SIMD's multiply-add is there, and rounds once: it may do either. Exact, and asked of the engine itself.
 * Source: WebAssembly relaxed SIMD proposal, "Relaxed Multiply-Add".
 */
export function hasFusedMultiplyAdd(): boolean {
  known ??= isFused();
  return known;
}

function isFused(): boolean {
  try {
    if (!WebAssembly.validate(probe)) return false;
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(probe)).exports;
    const a = 1 + 2 ** -12;
    return typeof f === 'function' && f(a, a, -(1 + 2 ** -11)) === expected;
  } catch {
    // A page that may not compile WebAssembly has none that is fused.
    return false;
  }
}

/** What is asked for, as far as it is there. */
export const arithmeticHere = (asked: Arithmetic): Arithmetic => (hasFusedMultiplyAdd() ? asked : 'plain');
