/** Curves of kept runs: which points, how smooth, and in which colour. Pure. */
import { decimate } from '../../math/decimate';
import type { RunLog } from '../../worker/protocol';

export type CurveQuantity = 'heldOutLoss' | 'trainLoss' | 'score';

/** Of a moving average, how much of the former stays at every point. */
export const smoothings = { none: 0, some: 0.6, much: 0.95 } as const;
export type Smoothing = keyof typeof smoothings;

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
}

/** Points in a whole chart: more are not seen. */
const CHART_POINTS = 1200;

export function pointsOf({ steps, evaluations }: RunLog, quantity: CurveQuantity): readonly CurvePoint[] {
  switch (quantity) {
    case 'heldOutLoss':
      return evaluations.map(({ step, heldOutLossNats }) => ({ step, value: heldOutLossNats }));
    case 'score':
      return evaluations.map(({ step, score }) => ({ step, value: score }));
    case 'trainLoss':
      return steps.map(({ step, lossNats }) => ({ step, value: lossNats }));
  }
}

/**
 * Exponential moving average, corrected for its beginning: the first point is itself, and not drawn towards 0
 * (Kingma and Ba 2015, section 3). What was not measured is left out.
 */
export function smoothed(points: readonly CurvePoint[], smoothing: Smoothing): readonly CurvePoint[] {
  const stays = smoothings[smoothing];
  const measured = points.filter(({ value }) => Number.isFinite(value));
  if (stays === 0) return measured;
  let average = 0;
  let weight = 0;
  return measured.map(({ step, value }) => {
    average = stays * average + (1 - stays) * value;
    weight = stays * weight + (1 - stays);
    return { step, value: average / weight };
  });
}

/** Few enough to be drawn beside so many others. */
export const drawable = (points: readonly CurvePoint[], lines: number): readonly CurvePoint[] =>
  decimate(points, CHART_POINTS / Math.max(1, lines), ({ value }) => value);

const colours = ['--negative', '--positive', '--binary', '--ternary', '--part-2', '--part-3', '--part-1', '--full'] as const;
const dashes = ['', '7 3', '2 3'] as const;

/** As many as can be told apart. */
export const MOST_TOGETHER = colours.length * dashes.length;

/** The line of the n-th run side by side: its colour, and dashes where the colours are used up. */
export const lineLook = (place: number): { readonly colour: string; readonly dashes: string } => ({
  colour: `var(${colours[place % colours.length] ?? '--full'})`,
  dashes: dashes[Math.floor(place / colours.length) % dashes.length] ?? '',
});
