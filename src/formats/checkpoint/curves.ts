/**
 * The curves of a run in a checkpoint, a row a point:
 *
 *   "curve.steps"        F64 [points, 6]   step, lossNats, learningRate, lambda, flips, elapsedMs
 *   "curve.evaluations"  F64 [points, 4]   step, elapsedMs, heldOutLossNats, score
 */
import { float64Bytes, float64Values } from '../../math/bytes/little-endian';
import { FormatError } from '../format-error';
import type { PortableCurves } from '../format';
import { quoted } from '../shared/quoted';
import type { LocatedTensor, StoredTensor } from '../safetensors/safetensors';
import { takeTensor } from '../safetensors/take-tensor';

type StepPoint = PortableCurves['steps'][number];
type EvaluationPoint = PortableCurves['evaluations'][number];

const stepFields = ['step', 'lossNats', 'learningRate', 'lambda', 'flips', 'elapsedMs'] as const satisfies readonly (keyof StepPoint)[];
const evaluationFields = ['step', 'elapsedMs', 'heldOutLossNats', 'score'] as const satisfies readonly (keyof EvaluationPoint)[];
const [STEPS, EVALUATIONS] = ['curve.steps', 'curve.evaluations'];

/** More than any program of ours writes. */
const mostPoints = 100_000;

export const isCurve = (name: string): boolean => name === STEPS || name === EVALUATIONS;

export const storedCurves = ({ steps, evaluations }: PortableCurves): readonly StoredTensor[] => [
  storedPoints(STEPS, stepFields, steps),
  storedPoints(EVALUATIONS, evaluationFields, evaluations),
];

function storedPoints<F extends string>(name: string, fields: readonly F[], points: readonly Readonly<Record<F, number>>[]): StoredTensor {
  const values = Float64Array.from(points.flatMap((point) => fields.map((field) => point[field])));
  return { name, dtype: 'F64', shape: [points.length, fields.length], bytes: float64Bytes(values) };
}

/** Takes them from a file whose run has come to a step; null: it has none. Throws {@link FormatError}. */
export function takeCurves(stored: Map<string, LocatedTensor>, last: number): PortableCurves | null {
  if (!stored.has(STEPS) && !stored.has(EVALUATIONS)) return null;
  const steps = takePoints(stored, STEPS, stepFields, last).map(
    ([step = 0, lossNats = 0, learningRate = 0, lambda = 0, flips = 0, elapsedMs = 0]): StepPoint => ({
      step,
      lossNats,
      learningRate,
      lambda,
      flips,
      elapsedMs,
    }),
  );
  const evaluations = takePoints(stored, EVALUATIONS, evaluationFields, last).map(
    ([step = 0, elapsedMs = 0, heldOutLossNats = 0, score = 0]): EvaluationPoint => ({ step, elapsedMs, heldOutLossNats, score }),
  );
  return { steps, evaluations };
}

function takePoints(
  stored: Map<string, LocatedTensor>,
  name: string,
  fields: readonly (keyof StepPoint | keyof EvaluationPoint)[],
  last: number,
): readonly (readonly number[])[] {
  const [count = 0] = stored.get(name)?.shape ?? [];
  if (count > mostPoints) throw new FormatError(`at most ${mostPoints} points of a curve in ${quoted(name)}`, String(count));
  const { bytes, byteOffset } = takeTensor(stored, name, 'F64', [count, fields.length]);
  const values = float64Values(bytes);
  const rows = Array.from({ length: count }, (_, i) => Array.from(values.subarray(i * fields.length, (i + 1) * fields.length)));
  let former = -1;
  for (const [i, row] of rows.entries()) {
    const wrong = fields.find((field, j) => !isAllowed(field, row[j] ?? Number.NaN));
    const [step = 0] = row;
    if (wrong !== undefined || step <= former || step > last)
      throw new FormatError(
        `a curve of measured points up to step ${last}, ascending by step, in ${quoted(name)}`,
        `the point ${row.join(', ')}`,
        byteOffset + 8 * i * fields.length,
      );
    former = step;
  }
  return rows;
}

function isAllowed(field: keyof StepPoint | keyof EvaluationPoint, value: number): boolean {
  switch (field) {
    case 'step':
    case 'flips':
      return Number.isSafeInteger(value) && value >= 0;
    case 'lambda':
    case 'score':
      return value >= 0 && value <= 1;
    case 'learningRate':
    case 'elapsedMs':
      return value >= 0 && value < 1e15;
    case 'lossNats':
    case 'heldOutLossNats':
      return Number.isFinite(value);
  }
}
