import { memo, type ReactElement, type ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, usePlotArea, XAxis, YAxis } from 'recharts';
import { axisLook, gridLook, tickLook } from '../kit/frame';
import { frameMargin, placeName, PlotContext, type CurvesFrameProps } from './curves-plot';

/**
 * Axes, grid and reference lines of the learning curves. It is laid out anew when one of them changes, a few times in a
 * training, and not when a line grows: a redrawing of all of it takes longer than a frame (docs/decisions/0018).
 */
export const CurvesFrame = memo(function CurvesFrame({
  axis,
  end,
  ticksX,
  ticksY,
  format,
  base,
  baseName,
  floor,
  floorName,
  marker,
  width,
  height,
  children,
}: CurvesFrameProps): ReactElement {
  const top = ticksY.at(-1) ?? 1;
  const reference = { ...gridLook, ...axisLook };
  const name = { ...tickLook, className: `${tickLook.className} reference-name` };
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width, height }}>
      <ComposedChart
        data={[{ x: 0 }, { x: end }]}
        margin={{ top: frameMargin.top, right: frameMargin.right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid {...gridLook} vertical={false} />
        <XAxis
          dataKey="x"
          type="number"
          domain={[0, end]}
          ticks={[...ticksX]}
          interval="preserveStartEnd"
          tickLine={false}
          axisLine={axisLook}
          tick={tickLook}
          height={frameMargin.bottom}
          tickFormatter={(place: number) => placeName(axis, place)}
        />
        <YAxis
          type="number"
          domain={[0, top]}
          ticks={[...ticksY]}
          interval={0}
          allowDataOverflow
          tickLine={false}
          axisLine={false}
          width={frameMargin.left}
          tick={tickLook}
          tickFormatter={format}
        />
        <PlacedLines>{children}</PlacedLines>
        <ReferenceLine
          y={base}
          {...reference}
          label={{ value: baseName, position: base > 0.15 * top ? 'insideTopRight' : 'insideBottomRight', ...name }}
        />
        {floor === null ? null : (
          <ReferenceLine y={floor} {...reference} label={{ value: floorName, position: 'insideBottomRight', ...name }} />
        )}
        {marker === null ? null : <ReferenceLine x={marker} stroke="var(--accent)" />}
      </ComposedChart>
    </ResponsiveContainer>
  );
});

function PlacedLines({ children }: { readonly children: ReactNode }): ReactElement | null {
  const area = usePlotArea();
  if (area === undefined) return null;
  const { x: left, y: top, width, height } = area;
  return <PlotContext value={{ left, top, width, height, right: left + width, bottom: top + height }}>{children}</PlotContext>;
}
