/** The Hadamard rotation of a row, in blocks where its width is no power of two. */

/** Numbers that are turned together: the largest power of two that divides the width; 1, in an odd width, turns nothing. */
export const hadamardBlock = (width: number): number => width & -width;

/**
 * Turns every block x of every row, in place:
 *   x ← H·x ⁄ √n      H₁ = 1      H₂ₙ = [[Hₙ, Hₙ], [Hₙ, −Hₙ]]      n = {@link hadamardBlock}
 * symmetric, and its own inverse. The butterflies go from neighbours outwards, in float32: n·log₂ n additions, and one
 * multiplication each at the end.
 * Source: Sylvester's construction; fast transform of Fino & Algazi 1976.
 *
 * @param x `[rows, width]`
 */
export function hadamard(x: Float32Array, width: number): void {
  const block = hadamardBlock(width);
  if (block === 1) return;
  for (let apart = 1; apart < block; apart *= 2) {
    for (let first = 0; first < x.length; first += 2 * apart) {
      for (let i = first; i < first + apart; i++) {
        const [a, b] = [x[i] ?? 0, x[i + apart] ?? 0];
        x[i] = a + b;
        x[i + apart] = a - b;
      }
    }
  }
  const shrink = Math.fround(1 / Math.sqrt(block));
  for (let i = 0; i < x.length; i++) x[i] = (x[i] ?? 0) * shrink;
}
