import type { KernelFeature } from '../../kernel-features';

/**
 * How threads share the work on a row of a matrix. Kernels that add up rows are written once, in terms of this: a software
 * adapter wants a thread for a row and no barriers, a graphics card 64 threads that read side by side.
 */
export interface RowLoop {
  /** Functions and memory that the expressions below need. */
  readonly declarations: string;
  readonly workgroupSize: readonly [number, 1];
  /** What a device has to have for it. */
  readonly features: readonly KernelFeature[];
  /** Workgroups for so many rows, along x and y. */
  workgroups(rows: number): readonly [number, number];
  /** The row of a thread, as an expression. */
  readonly row: string;
  /** Repeats a statement for every column i below `width` that is this thread's. */
  each(width: number | string, statement: string): string;
  /** A value of every thread, added up over the row; all threads of the row must come here. */
  sum(value: string): string;
  /** The same for the largest. */
  max(value: string): string;
  /** Between reading and overwriting numbers of the row that are another thread's. */
  readonly settle: string;
}

const perDimension = 65_535;

/** A thread for each row. */
export const threadPerRow: RowLoop = {
  declarations: '',
  workgroupSize: [8, 1],
  features: [],
  workgroups: (rows) => [Math.ceil(rows / 8), 1],
  row: 'g.x',
  each: (width, statement) => `for (var i = 0u; i < ${typeof width === 'number' ? `${width}u` : width}; i++) { ${statement} }`,
  sum: (value) => value,
  max: (value) => value,
  settle: '',
};

/** Threads that share a row. */
export const rowThreads = 64;

const lowest = '-3.4e38f';

/** By halves: as many steps as the logarithm of the threads, in a fixed order. */
const reduceByHalves = (name: string, combine: (a: string, b: string) => string): string => `fn ${name}(lane: u32, value: f32) -> f32 {
  lanes[lane] = value;
  workgroupBarrier();
  for (var n = ${rowThreads / 2}u; n > 0u; n >>= 1u) {
    if (lane < n) { lanes[lane] = ${combine('lanes[lane]', 'lanes[lane + n]')}; }
    workgroupBarrier();
  }
  let all = lanes[0];
  workgroupBarrier();
  return all;
}`;

/** Reduces within subgroups, then over the partial results of their elected threads: correct for any subgroup size and assignment. */
const reduceBySubgroups = (
  name: string,
  subgroup: string,
  neutral: string,
  combine: (a: string, b: string) => string,
): string => `fn ${name}(lane: u32, value: f32) -> f32 {
  lanes[lane] = select(${neutral}, ${subgroup}(value), subgroupElect());
  workgroupBarrier();
  var part = ${neutral};
  for (var i = subgroupLane; i < ${rowThreads}u; i += subgroupSize) { part = ${combine('part', 'lanes[i]')}; }
  let all = ${subgroup}(part);
  workgroupBarrier();
  return all;
}`;

const plus = (a: string, b: string): string => `${a} + ${b}`;
const larger = (a: string, b: string): string => `max(${a}, ${b})`;

const cooperative = (subgroups: boolean): RowLoop => ({
  declarations: `var<workgroup> lanes: array<f32, ${rowThreads}>;
${subgroups ? reduceBySubgroups('rowSum', 'subgroupAdd', '0.0', plus) : reduceByHalves('rowSum', plus)}
${subgroups ? reduceBySubgroups('rowMax', 'subgroupMax', lowest, larger) : reduceByHalves('rowMax', larger)}`,
  workgroupSize: [rowThreads, 1],
  features: subgroups ? ['subgroups'] : [],
  workgroups: (rows) => [Math.min(rows, perDimension), Math.ceil(rows / perDimension)],
  row: `(wg.x + wg.y * ${perDimension}u)`,
  each: (width, statement) =>
    `for (var i = lane; i < ${typeof width === 'number' ? `${width}u` : width}; i += ${rowThreads}u) { ${statement} }`,
  sum: (value) => `rowSum(lane, ${value})`,
  max: (value) => `rowMax(lane, ${value})`,
  settle: 'storageBarrier();',
});

/** A workgroup for each row. */
export const workgroupPerRow = cooperative(false);

/** The same on devices with the feature `subgroups`. */
export const subgroupsPerRow = cooperative(true);
