import { memo, type ReactElement, type ReactNode } from 'react';
import { CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ComparisonAxis } from '../../../state/slices/view-slice';
import { axisLook, comparisonSides, gridLook, tickLook, type Margin } from '../kit/frame';

/** Room around the lines; recharts draws the axes in it. */
export const frameMargin: Margin = { ...comparisonSides, top: 8, bottom: 22 };

export interface CurvesFrameProps {
  readonly axis: ComparisonAxis;
  /** Where the axes end. */
  readonly end: number;
  readonly ticksX: readonly number[];
  readonly ticksY: readonly number[];
  readonly format: (value: number) => string;
  readonly base: number;
  readonly baseName: string;
  readonly floor: number | null;
  readonly floorName: string;
  readonly marker: number | null;
  readonly height: number;
  /** Drawn among the axes; the same element as long as possible. */
  readonly children: ReactNode;
}

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
  height,
  children,
}: CurvesFrameProps): ReactElement {
  const top = ticksY.at(-1) ?? 1;
  const reference = { ...gridLook, ...axisLook };
  const name = { ...tickLook, className: `${tickLook.className} reference-name` };
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 340, height }}>
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
          tickFormatter={(place: number) => (axis === 'steps' ? String(place) : `${place} s`)}
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
        {children}
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
