/** Turns the heads of vectors at consecutive positions, in place. */
export interface Rotary {
  /**
   * @param x rows of `stride` values; the `heads · headDim` values from `offset` on are turned
   * @param position of the first row
   */
  turn(x: Float32Array, rows: RowsOfHeads, position: number): void;
}

export interface RowsOfHeads {
  readonly count: number;
  readonly stride: number;
  readonly offset: number;
  readonly heads: number;
}

/**
 * Rotary position embedding: elements i and i + headDim/2 of a head turn by position / factor · θ^(−2i / headDim).
 *   (a, b) → (a·cos − b·sin, b·cos + a·sin)
 * Source: Su et al. 2021 (RoFormer), section 3.2.2, with the pairing of transformers and llama.cpp's NEOX.
 */
export function rotary(positions: number, headDim: number, theta: number, factor: number): Rotary {
  const half = headDim / 2;
  const cos = new Float32Array(positions * half);
  const sin = new Float32Array(positions * half);
  for (let position = 0; position < positions; position++) {
    for (let i = 0; i < half; i++) {
      const angle = (position / factor) * theta ** ((-2 * i) / headDim);
      cos[position * half + i] = Math.cos(angle);
      sin[position * half + i] = Math.sin(angle);
    }
  }
  return {
    turn(x, { count, stride, offset, heads }, position) {
      for (let row = 0; row < count; row++) {
        const angles = (position + row) * half;
        for (let head = 0; head < heads; head++) {
          const start = row * stride + offset + head * headDim;
          for (let i = start; i < start + half; i++) {
            const [a, b] = [x[i] ?? 0, x[i + half] ?? 0];
            const [c, s] = [cos[angles + i - start] ?? 1, sin[angles + i - start] ?? 0];
            x[i] = a * c - b * s;
            x[i + half] = b * c + a * s;
          }
        }
      }
    },
  };
}
