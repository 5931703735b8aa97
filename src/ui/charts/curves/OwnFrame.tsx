import type { ReactElement } from 'react';
import { plotOf } from '../kit/frame';
import { LevelLine, Tick, ValueTick } from '../kit/marks';
import { linear } from '../kit/scales';
import { frameMargin, placeName, PlotContext, type CurvesFrameProps } from './curves-plot';

/** From the end of the plot to a name that stands at a line, and from the line to its letters. */
const nameGap = 5;

/**
 * The frame of the learning curves, drawn by the page itself: the same axes, lines and names in the same places, until the
 * library that lays them out has come, and where it cannot be had.
 */
export function OwnFrame(props: CurvesFrameProps): ReactElement {
  const { axis, end, ticksX, ticksY, format, base, baseName, floor, floorName, marker, width, height, children } = props;
  const plot = plotOf(width, height, frameMargin);
  const top = ticksY.at(-1) ?? 1;
  const x = linear([0, end], [plot.left, plot.right]);
  const y = linear([0, top], [plot.bottom, plot.top]);
  const level = (value: number, name: string, isAbove: boolean): ReactElement => (
    <g>
      <path className="reference-line" d={`M${plot.left} ${y(value)}h${plot.width}`} />
      <text className="tick reference-name" x={plot.right - nameGap} y={y(value) + (isAbove ? -nameGap : 15)} textAnchor="end">
        {name}
      </text>
    </g>
  );
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {ticksY.map((value) => (
        <g key={value}>
          <LevelLine plot={plot} at={y(value)} kind={value === 0 ? 'axis' : 'grid'} />
          <ValueTick plot={plot} at={y(value)}>
            {format(value)}
          </ValueTick>
        </g>
      ))}
      {ticksX.map((place) => (
        <Tick key={place} x={x(place)} y={plot.bottom + 17}>
          {placeName(axis, place)}
        </Tick>
      ))}
      <PlotContext value={plot}>{children}</PlotContext>
      {level(base, baseName, base <= 0.15 * top)}
      {floor === null ? null : level(floor, floorName, true)}
      {marker === null ? null : <path className="held-line" d={`M${x(marker)} ${plot.top}V${plot.bottom}`} />}
    </svg>
  );
}
