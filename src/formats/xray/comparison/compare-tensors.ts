import { readRow, valuesOf, type DecodedStrips, type MatrixStrips } from '../strips';
import { partKey, partOf } from '../part-names';
import type { OpenTensor } from '../tensor';
import type { Relation, TensorComparison } from './relation';
import { headReordering } from './head-order';

/** Weights that are compared of each pair. */
const MOST_WEIGHTS = 2 ** 18;
const MOST_ROWS = 64;
/** Scales are rounded to half or to bfloat16 on the way: 2⁻⁸ of their size. */
const ROUNDING = 1 / 200;
/** For what mistakes make of a scale: the share of zeros is that of the rows compared. */
const LIKE = 0.03;

interface Row {
  readonly codes: ArrayLike<number> | null;
  readonly values: Float32Array;
  readonly scale: number | null;
}

/** Compares two tensors of the same part. */
export async function compareTensors(first: OpenTensor, second: OpenTensor): Promise<TensorComparison> {
  const of = partOf(first.about.name);
  const base = { part: of === null ? first.about.name : partKey(of), first: first.about.name, second: second.about.name };
  const nothing = (relation: Relation): TensorComparison => ({
    ...base,
    relation,
    sameCodes: null,
    ratio: null,
    scales: [null, null],
    rowsCompared: 0,
  });
  if (first.about.shape.join() !== second.about.shape.join()) return nothing('shape-differs');
  const [a, b] = await Promise.all([first.open(), second.open()]);
  if (a === null || b === null) return nothing('unread');
  const rows = comparedRows(a);
  const [ofFirst, ofSecond] = [await readRows(a, rows), await readRows(b, rows)];
  const measured = measure(ofFirst, ofSecond);
  const result = { ...base, ...measured, rowsCompared: rows.length };
  if (measured.relation !== 'codes-differ' && measured.relation !== 'numbers-differ') return result;
  if (await headReordering(a, b)) return { ...result, relation: 'rows-reordered' };
  for (const [tensor, others, isFirst] of [
    [first, ofSecond, true],
    [second, ofFirst, false],
  ] as const)
    for (const layout of tensor.about.layouts.slice(1)) {
      const matrix = await tensor.open(layout);
      const again = matrix === null ? null : await readRows(matrix, rows);
      if (again !== null && sameShare(again, others) === 1)
        return { ...result, ...measure(isFirst ? again : ofFirst, isFirst ? ofSecond : again), relation: 'other-layout' };
    }
  return result;
}

function comparedRows({ rows, columns }: MatrixStrips): readonly number[] {
  const count = Math.max(1, Math.min(rows, MOST_ROWS, Math.floor(MOST_WEIGHTS / columns)));
  return Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

async function readRows(matrix: MatrixStrips, rows: readonly number[]): Promise<readonly Row[]> {
  const result: Row[] = [];
  for (const row of rows) result.push(asRow(await readRow(matrix, row), matrix));
  return result;
}

/** With codes where numbers are −g, 0 and +g. */
function asRow(decoded: DecodedStrips, matrix: MatrixStrips): Row {
  const values = valuesOf(decoded, matrix);
  if (decoded.codes !== null) return { codes: decoded.codes, values, scale: decoded.scales[0] ?? null };
  const scale = Math.abs(values.find((value) => value !== 0) ?? 0);
  const isTernary = scale > 0 && values.every((value) => value === 0 || Math.abs(value) === scale);
  return { codes: isTernary ? values.map(Math.sign) : null, values, scale: isTernary ? scale : null };
}

function measure(first: readonly Row[], second: readonly Row[]): Pick<TensorComparison, 'relation' | 'sameCodes' | 'ratio' | 'scales'> {
  const scales = [median(first.flatMap(({ scale }) => scale ?? [])), median(second.flatMap(({ scale }) => scale ?? []))] as const;
  const ratio = median(first.flatMap((row, i) => ratiosOf(row.values, second[i]?.values ?? new Float32Array(0))));
  const haveCodes = [first, second].map((rows) => rows.every(({ codes }) => codes !== null));
  const common = { ratio, scales };
  if (haveCodes[0] === true && haveCodes[1] === true) {
    const same = sameShare(first, second);
    return {
      ...common,
      sameCodes: same,
      relation: same === 1 ? scaleRelation(first, ratio, scales) : negated(first, second) ? 'negated' : 'codes-differ',
    };
  }
  if (haveCodes[0] === false && haveCodes[1] === true) {
    const same = roundedShare(first, second);
    return { ...common, sameCodes: same, relation: same > 0.995 ? 'rounded' : 'rounded-otherwise' };
  }
  return { ...common, sameCodes: null, relation: distance(first, second) < 2 * ROUNDING ? 'same' : 'numbers-differ' };
}

function scaleRelation(first: readonly Row[], ratio: number | null, [before, after]: readonly [number | null, number | null]): Relation {
  if (ratio === null || isLike(ratio, 1, ROUNDING)) return 'same';
  const zeros = shareOfZeros(first);
  if (before !== null && after !== null && isLike(before * after, 1, LIKE)) return 'scale-inverted';
  if (isLike(ratio, 1 - zeros, LIKE)) return 'scale-shrunk';
  return after !== null && isLike(after, 1, ROUNDING) ? 'scale-lost' : 'scale-differs';
}

const isLike = (value: number, other: number, within: number): boolean => Math.abs(value - other) <= within * Math.abs(other);

function shareOfZeros(rows: readonly Row[]): number {
  let [zeros, all] = [0, 0];
  for (const { values } of rows) {
    all += values.length;
    for (const value of values) if (value === 0) zeros++;
  }
  return zeros / Math.max(1, all);
}

function sameShare(first: readonly Row[], second: readonly Row[], sign = 1): number {
  let [same, all] = [0, 0];
  first.forEach(({ codes }, i) => {
    const others = second[i]?.codes ?? [];
    for (let j = 0; j < (codes?.length ?? 0); j++) if (codes?.[j] === sign * (others[j] ?? Number.NaN)) same++;
    all += codes?.length ?? 0;
  });
  return all === 0 ? 0 : same / all;
}

const negated = (first: readonly Row[], second: readonly Row[]): boolean => sameShare(first, second, -1) === 1;

/** Share of codes to which the mean magnitude of what was read rounds the numbers. */
function roundedShare(numbers: readonly Row[], coded: readonly Row[]): number {
  let [sum, count, same] = [0, 0, 0];
  for (const { values } of numbers) {
    for (const value of values) sum += Math.abs(value);
    count += values.length;
  }
  const half = sum / Math.max(1, count) / 2;
  numbers.forEach(({ values }, i) =>
    values.forEach(
      (value, j) => (same += (Math.abs(value) <= half ? 0 : Math.sign(value)) === (coded[i]?.codes?.[j] ?? Number.NaN) ? 1 : 0),
    ),
  );
  return same / Math.max(1, count);
}

function ratiosOf(first: Float32Array, second: Float32Array): readonly number[] {
  const ratios: number[] = [];
  for (let i = 0; i < first.length && ratios.length < 256; i++)
    if (first[i] !== 0 && (second[i] ?? 0) !== 0) ratios.push(Math.abs((second[i] ?? 0) / (first[i] ?? 1)));
  return ratios;
}

/** Root mean square of the difference by that of the first. */
function distance(first: readonly Row[], second: readonly Row[]): number {
  let [difference, size] = [0, 0];
  first.forEach(({ values }, i) =>
    values.forEach((value, j) => {
      difference += (value - (second[i]?.values[j] ?? 0)) ** 2;
      size += value ** 2;
    }),
  );
  return size === 0 ? (difference === 0 ? 0 : Infinity) : Math.sqrt(difference / size);
}

function median(values: readonly number[]): number | null {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
