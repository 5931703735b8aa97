import './marks.css';

/** Room around what is drawn, in CSS pixels: values stand at the left, places below. */
export interface Margin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where things are drawn among the axes: a rectangle in CSS pixels. */
export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly bottom: number;
}

/** The area inside the margin of a picture, at least 0 × 0. */
export function plotOf(width: number, height: number, { left, right, top, bottom }: Margin): Plot {
  const [innerWidth, innerHeight] = [Math.max(0, width - left - right), Math.max(0, height - top - bottom)];
  return { left, top, width: innerWidth, height: innerHeight, right: left + innerWidth, bottom: top + innerHeight };
}

/** The sides of the comparison: charts one above the other share their x axis. */
export const comparisonSides = { left: 44, right: 8 } as const;

/** Between an axis and what is written at it. */
export const TICK_GAP = 6;

/** The marks of `marks.css` as attributes, for charts that a library lays out. */
export const tickLook = { className: 'tick', fill: 'var(--ink-3)', fontSize: 12 } as const;
export const gridLook = { stroke: 'var(--line)', strokeDasharray: '1 3' } as const;
export const axisLook = { stroke: 'var(--line-strong)' } as const;
