import * as words from '#words/ui/sweep';
import { useRef, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { valuesOf, type GridAxis } from '../../experiment/sweep/grid';
import type { MeasuredCell } from '../../state/sweep/sweep-cells';
import { Chart } from '../charts/kit/Chart';
import { Tick, ValueTick } from '../charts/kit/marks';
import { SaveMenu, type Savable } from '../saving/SaveMenu';
import { modeName } from '../words/run-name';
import { settingLabel, valueText } from './swept-settings';
import type { SweepQuantity } from './sweep-quantity';

const ROW = 30;
const margin = { left: 64, right: 8, top: 4, bottom: 24 } as const;
/** Room for a number in a cell, and for a value below a column, in CSS pixels. */
const NUMBER_ROOM = 46;

/**
 * Two swept settings, for one mode: a cell for each pair, the stronger its colour, the better among all that the sweep
 * has measured. The median stands in it where there is room.
 */
export function SweepHeatMap(props: {
  readonly axes: readonly [GridAxis, GridAxis];
  readonly mode: ModeId;
  readonly cells: readonly MeasuredCell[];
  readonly quantity: SweepQuantity;
  /** Of its picture, without mode and ending. */
  readonly fileName: string;
  /** The sweep that it is a picture of. */
  readonly savable: () => Savable;
}): ReactElement {
  const { axes, mode, cells, quantity, fileName, savable } = props;
  const figure = useRef<HTMLElement>(null);
  const [columns, rows] = axes.map((axis) => valuesOf(axis, mode)) as [readonly unknown[], readonly unknown[]];
  const medians = cells.flatMap((cell) => quantity.of(cell)?.median ?? []);
  const [low, high] = [Math.min(...medians), Math.max(...medians)];
  const goodness = (median: number): number => {
    if (high === low) return 0.5;
    const share = (median - low) / (high - low);
    return quantity.lowerIsBetter ? 1 - share : share;
  };
  const own = cells.filter((cell) => cell.mode === mode);
  const measured = own.flatMap((cell) => quantity.of(cell)?.median ?? []);
  const description = words.map(
    quantity.name,
    modeName(mode),
    settingLabel(axes[0].setting),
    settingLabel(axes[1].setting),
    measured.length === 0
      ? words.nothingMeasured
      : words.measuredFrom(measured.length, own.length, quantity.format(Math.min(...measured)), quantity.format(Math.max(...measured))),
  );
  const caption = `${modeName(mode)}: ${settingLabel(axes[0].setting)} →, ${settingLabel(axes[1].setting)} ↓`;
  return (
    <figure className="sweep-map" ref={figure}>
      <figcaption className="chart-head">
        {caption}
        <SaveMenu
          label={words.mapOf(modeName(mode))}
          fileName={`${fileName}-${modeName(mode)}`}
          offered={['svg', 'png']}
          read={() => {
            const svg = figure.current?.querySelector<SVGSVGElement>('svg[role="img"]') ?? null;
            if (svg === null) return null;
            const whole = savable();
            return {
              ...whole,
              title: `${quantity.name}, ${caption}`,
              words: `${whole.title}. ${description}`,
              picture: { svg, legend: [] },
            };
          }}
        />
      </figcaption>
      <Chart height={margin.top + ROW * rows.length + margin.bottom} margin={margin} description={description} className="sweep-chart">
        {(plot) => {
          const width = plot.width / columns.length;
          const every = Math.ceil(NUMBER_ROOM / width);
          return (
            <>
              {rows.map((row, j) => (
                <ValueTick key={String(row)} plot={plot} at={plot.top + ROW * (j + 0.5)}>
                  {valueText(axes[1].setting, row as string | number | null)}
                </ValueTick>
              ))}
              {columns.map((column, i) =>
                i % every === 0 ? (
                  <Tick key={String(column)} x={plot.left + width * (i + 0.5)} y={plot.bottom + 16}>
                    {valueText(axes[0].setting, column as string | number | null)}
                  </Tick>
                ) : null,
              )}
              {own.map((cell) => {
                const [i, j] = [columns.indexOf(cell.values[0]), rows.indexOf(cell.values[1])];
                const median = quantity.of(cell)?.median;
                const good = median === undefined ? 0 : goodness(median);
                return (
                  <g key={`${i} ${j}`} transform={`translate(${plot.left + width * i} ${plot.top + ROW * j})`}>
                    <rect
                      className="sweep-cell"
                      width={Math.max(1, width - 2)}
                      height={ROW - 2}
                      rx="3"
                      fillOpacity={median === undefined ? 0 : 0.05 + 0.45 * good}
                      data-empty={median === undefined || undefined}
                    />
                    {median === undefined || width < NUMBER_ROOM ? null : (
                      <text className="sweep-number" x={width / 2 - 1} y={ROW / 2 + 3} textAnchor="middle">
                        {quantity.format(median)}
                      </text>
                    )}
                  </g>
                );
              })}
            </>
          );
        }}
      </Chart>
    </figure>
  );
}
