import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { Histogram } from '../../../worker/protocol';
import { peakShare } from './histogram-geometry';
import { RIDGE_HEIGHT, ridgePath } from './ridge-path';
import { Chart } from '../kit/Chart';
import { TICK_GAP } from '../kit/frame';
import { LevelLine, levelTick, Tick } from '../kit/marks';
import { linear } from '../kit/scales';
import { axisCodes, placeOfCode } from '../level-looks';
import './ridgeline.css';

export interface RidgeRow {
  readonly step: number;
  readonly histogram: Histogram;
  /** The same layer of another run, at the step it was measured nearest before. */
  readonly overlay: Histogram | null;
}

const ROW_GAP = 11;
const margin = { left: 46, right: 8, top: 6, bottom: 22 };
const FEWEST_ROWS = 8;

/** Histograms one behind the other, the newest in front. Every row is a measurement; heights are square roots of shares, one scale for all. */
export const Ridgeline = memo(function Ridgeline(props: {
  readonly rows: readonly RidgeRow[];
  readonly mode: ModeId;
  readonly overlayMode: ModeId | null;
  readonly thresholds: readonly number[];
  /** The step that the page shows: its row is marked. */
  readonly shownStep: number;
  readonly unit: string;
  readonly description: string;
  readonly onChoose: (step: number) => void;
}): ReactElement {
  const { rows, mode, overlayMode, thresholds, shownStep, unit, onChoose } = props;
  const height = margin.top + RIDGE_HEIGHT + (Math.max(FEWEST_ROWS, rows.length) - 1) * ROW_GAP + margin.bottom;
  const top = Math.max(
    0.01,
    ...rows.flatMap(({ histogram, overlay }) => [peakShare(histogram), overlay === null ? 0 : peakShare(overlay)]),
  );
  const { min, max } = rows[0]?.histogram ?? { min: -2.5, max: 2.5 };
  const labelled = labelledRows(rows.length);

  return (
    <Chart className="ridgeline" height={height} margin={margin} description={props.description}>
      {(plot) => {
        const x = linear([min, max], [plot.left, plot.right]);
        const baseOf = (row: number): number => plot.bottom - (rows.length - 1 - row) * ROW_GAP;
        return (
          <>
            {rows.map(({ step, histogram, overlay }, row) => (
              <g
                key={step}
                transform={`translate(0 ${baseOf(row)})`}
                className="ridge"
                data-shown={step === shownStep || undefined}
                onClick={() => onChoose(step)}
              >
                <path className="ridge-ground" d={`${ridgePath(histogram, plot, top)}V0H${plot.left}z`} />
                <path className="ridge-line" d={ridgePath(histogram, plot, top)} style={{ stroke: modeOf(mode).look.colour }} />
                {overlay === null || overlayMode === null ? null : (
                  <path
                    className="ridge-overlay"
                    d={ridgePath(overlay, plot, top)}
                    style={{ stroke: modeOf(overlayMode).look.colour, strokeDasharray: modeOf(overlayMode).look.dashes }}
                  />
                )}
                {labelled.has(row) || step === shownStep ? (
                  <Tick x={plot.left - TICK_GAP} y={3} anchor="end">
                    {step}
                  </Tick>
                ) : null}
              </g>
            ))}
            {thresholds.map((threshold, index) => (
              <path key={index} className="threshold" d={`M${x(threshold)} ${plot.top}V${plot.bottom}`} />
            ))}
            <LevelLine plot={plot} at={plot.bottom} kind="axis" />
            {axisCodes(mode).map((code) => (
              <Tick key={code} x={x(placeOfCode(mode, code))} y={plot.bottom + 16}>
                {levelTick(code, unit)}
              </Tick>
            ))}
          </>
        );
      }}
    </Chart>
  );
});

/** Labels that do not touch: the first row, the last, and some between. */
function labelledRows(count: number): ReadonlySet<number> {
  const every = Math.max(2, Math.ceil(count / 6));
  return new Set([count - 1, ...Array.from({ length: count }, (_, row) => row).filter((row) => row % every === 0 && count - 1 - row >= 2)]);
}
