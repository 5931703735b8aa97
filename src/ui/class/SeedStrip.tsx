import * as words from '#words/ui/class';
import type { ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import type { ModeSpread } from '../../state/class/collected';
import { Chart } from '../charts/kit/Chart';
import { Tick } from '../charts/kit/marks';
import { modeName } from '../words/run-name';

const ROW = 34;
const margin = { left: 78, right: 12, top: 4, bottom: 20 } as const;

/** Every seed of a class as a mark on a line, mode below mode, over the band from the lowest to the highest; the median is a stroke. */
export function SeedStrip({
  modes,
  amount,
}: {
  readonly modes: readonly ModeSpread[];
  readonly amount: (loss: number) => string;
}): ReactElement {
  const all = modes.flatMap(({ losses }) => losses);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // Equal losses stand in the middle.
  const place = (loss: number): number => (high === low ? 0.5 : (loss - low) / (high - low));
  const description = modes
    .map(({ mode, losses, loss }) =>
      words.seedsOfMode(modeName(mode), losses.length, amount(loss.low), amount(loss.high), amount(loss.median)),
    )
    .join('; ');
  return (
    <Chart height={margin.top + ROW * modes.length + margin.bottom} margin={margin} description={description} className="seed-strip">
      {({ left, top, width, bottom }) => (
        <>
          {modes.map(({ mode, losses, loss }, row) => {
            const y = top + ROW * (row + 0.5);
            const at = (value: number): number => left + width * place(value);
            const { colour } = modeOf(mode).look;
            return (
              <g key={mode} style={{ color: colour }}>
                <text className="tick" x={left - 8} y={y + 4} textAnchor="end">
                  {modeName(mode)}
                </text>
                <rect
                  className="seed-band"
                  x={at(loss.low)}
                  y={y - 9}
                  width={Math.max(1, at(loss.high) - at(loss.low))}
                  height={18}
                  rx={4}
                />
                {losses.map((value, i) => (
                  <circle key={i} cx={at(value)} cy={y} r={3.5} className="seed-dot" />
                ))}
                <line className="seed-median" x1={at(loss.median)} x2={at(loss.median)} y1={y - 12} y2={y + 12} />
              </g>
            );
          })}
          <Tick x={left} y={bottom + 14} anchor="start">
            {amount(low)}
          </Tick>
          {high === low ? null : (
            <Tick x={left + width} y={bottom + 14} anchor="end">
              {amount(high)}
            </Tick>
          )}
        </>
      )}
    </Chart>
  );
}
