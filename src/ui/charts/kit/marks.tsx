/** What every chart writes and draws at its axes. */
import type { ReactElement, ReactNode } from 'react';
import { formatLevel } from '../../words/format';
import { TICK_GAP, type Plot } from './frame';

/** A value or a place at an axis. */
export function Tick(props: {
  readonly x: number;
  /** Of the line on which the letters stand. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly children: ReactNode;
}): ReactElement {
  const { x, y, anchor = 'middle', children } = props;
  return (
    <text className="tick" x={x} y={y} textAnchor={anchor}>
      {children}
    </text>
  );
}

/** A value at the left of the plot. `at`: its height; the baseline is a little lower, to centre the text on it. */
export function ValueTick({
  plot,
  at,
  children,
}: {
  readonly plot: Plot;
  readonly at: number;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Tick x={plot.left - TICK_GAP} y={at + 4} anchor="end">
      {children}
    </Tick>
  );
}

/** A line across the plot, on whole pixels: the axis itself, or one of its grid. */
export function LevelLine(props: { readonly plot: Plot; readonly at: number; readonly kind: 'axis' | 'grid' }): ReactElement {
  const { plot, at, kind } = props;
  return <path className={`${kind}-line`} d={`M${plot.left} ${Math.round(at) + 0.5}h${plot.width}`} />;
}

/** A place of the axis w/γ as it is written there: −1γ, 0, +1γ. */
export const levelTick = (level: number, unit: string): string => (level === 0 ? '0' : `${formatLevel(level)}${unit}`);

/** A hatching, to be defined once in a chart and filled with as `url(#id)`: where a value says nothing. */
export function Hatch({ id }: { readonly id: string }): ReactElement {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V5" stroke="var(--ink-3)" strokeWidth="1.4" opacity="0.45" />
      </pattern>
    </defs>
  );
}
