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

/** Of the style sheet beside this: none of them is the colour of a level, of a mode, or of a part of a file. */
const colours = ['--run-1', '--run-2', '--run-3', '--run-4', '--run-5'] as const;
const dashes = ['', '7 3', '2 3', '12 3 2 3', '7 3 2 3 2 3'] as const;

/** As many as can be told apart. */
export const MOST_TOGETHER = colours.length * dashes.length;

/** The line of the n-th run side by side. Neighbours differ in both colour and dashes, so that they are told apart without colours, too. */
export function lineLook(place: number): { readonly colour: string; readonly dashes: string } {
  const round = Math.floor(place / colours.length);
  return {
    colour: `var(${colours[place % colours.length] ?? '--run-1'})`,
    dashes: dashes[(place + round) % dashes.length] ?? '',
  };
}
