/**
 * What oracles are written with. An oracle is a kernel as its formula says it: plain loops, sums in double precision, no
 * care for speed. WGSL and WebAssembly are tested against it, kernel by kernel.
 */
export type Values = Float32Array | Uint32Array;

/** The buffers of a dispatch, by the names of the kernel's bindings. */
export type Bound = Readonly<Record<string, Values>>;

/** Runs a kernel on its buffers. `at`: the offsets of the dispatch. */
export type Oracle<Shape extends object> = (shape: Shape, bound: Bound, at: readonly number[]) => void;

export interface Matrix {
  get(row: number, column: number): number;
  set(row: number, column: number, value: number): void;
}

export interface Vector {
  get(index: number): number;
  set(index: number, value: number): void;
}

/** A binding as rows of `columns` numbers that lie `stride` apart. */
export function matrix(bound: Bound, name: string, stride: number): Matrix {
  const { get, set } = vector(bound, name);
  return { get: (row, column) => get(row * stride + column), set: (row, column, value) => set(row * stride + column, value) };
}

/** A binding as a row of numbers, from an offset on. */
export function vector(bound: Bound, name: string, offset = 0): Vector {
  const values = bound[name];
  if (values === undefined) throw new Error(`Nothing is bound to "${name}".`);
  return {
    get: (index) => values[offset + index] ?? Number.NaN,
    set(index, value) {
      values[offset + index] = value;
    },
  };
}

/** Σ term(i), i = 0 … count − 1. */
export function sum(count: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}

/** Calls `use` for 0 … count − 1. */
export function each(count: number, use: (i: number) => void): void {
  for (let i = 0; i < count; i++) use(i);
}

/** max term(i), from `least` on. */
export function largest(count: number, least: number, term: (i: number) => number): number {
  let most = least;
  for (let i = 0; i < count; i++) most = Math.max(most, term(i));
  return most;
}

/** Factor of a value under inverted dropout: 0 or 1/(1 − rate); 1 where nothing is dropped. */
export function keptBy(bound: Bound, name: string, rate: number, columns: number): (row: number, column: number) => number {
  if (rate === 0) return () => 1;
  const bits = vector(bound, name);
  return (row, column) => {
    const i = row * columns + column;
    return ((bits.get(i >>> 5) >>> (i & 31)) & 1) / (1 - rate);
  };
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** The non-linearities and their derivatives. */
export const activations = {
  silu: { act: (z: number) => z * sigmoid(z), slope: (z: number) => sigmoid(z) * (1 + z * (1 - sigmoid(z))) },
  relu2: { act: (z: number) => Math.max(z, 0) ** 2, slope: (z: number) => 2 * Math.max(z, 0) },
} as const;
