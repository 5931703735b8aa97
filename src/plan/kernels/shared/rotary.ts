/**
 * Rotary angles inside a kernel. The rows of the query and key weights are stored so that the two elements of a pair are
 * neighbours (see `layout.ts`): a product can turn its own output, and a gradient can be turned back where it is made.
 *   (a, b) → (a·cos − b·sin, b·cos + a·sin)
 * `angles`: `[seqLen, headDim / 2]` of (cos, sin).
 * Source: Su et al. 2021, RoFormer, section 3.2.2.
 */
export interface RotaryShape {
  /** Leading columns that are turned: all queries and keys. */
  readonly columns: number;
  readonly headDim: number;
  readonly seqLen: number;
}

/** `turned(row, column, pair)`: a pair that begins at an even column, turned by the angle of the row's position. Needs the sizes {@link turnSizes}. */
export const turnFunction = `fn turned(row: u32, column: u32, p: vec2<f32>) -> vec2<f32> {
  if (column >= at.turned) { return p; }
  let c = angles[(row % at.seqLen) * (at.headDim / 2u) + (column % at.headDim) / 2u];
  return vec2<f32>(p.x * c.x - p.y * c.y, p.y * c.x + p.x * c.y);
}`;

export const turnSizes = ({ columns, headDim, seqLen }: RotaryShape): Record<string, number> => ({ turned: columns, headDim, seqLen });

/** `turnedBack(position, pair number, pair)`: the inverse, within one head. */
export const turnBackFunction = (headDim: number): string =>
  `fn turnedBack(position: u32, pair: u32, p: vec2<f32>) -> vec2<f32> {
  let c = angles[position * ${headDim / 2}u + pair];
  return vec2<f32>(p.x * c.x + p.y * c.y, p.y * c.x - p.x * c.y);
}`;
