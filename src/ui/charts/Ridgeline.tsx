import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { Histogram } from '../../worker/protocol';
import { useWidth } from '../hooks/use-width';
import { formatLevel } from '../words/format';
import { peakShare, totalOf, xOf } from './histogram-geometry';
import './chart-marks.css';
import './ridgeline.css';

export interface RidgeRow {
  readonly step: number;
  readonly histogram: Histogram;
  /** The same layer of another run, at the step it was measured nearest before. */
  readonly overlay: Histogram | null;
}

const ROW_GAP = 11;
const RIDGE_HEIGHT = 62;
const MARGIN = { left: 46, right: 8, top: 6, bottom: 22 };
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
  const [holder, width] = useWidth<HTMLDivElement>();
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const height = MARGIN.top + RIDGE_HEIGHT + (Math.max(FEWEST_ROWS, rows.length) - 1) * ROW_GAP + MARGIN.bottom;
  const top = Math.max(
    0.01,
    ...rows.flatMap(({ histogram, overlay }) => [peakShare(histogram), overlay === null ? 0 : peakShare(overlay)]),
  );
  const base = height - MARGIN.bottom;
  const axis = rows[0]?.histogram ?? { min: -2.5, max: 2.5, counts: [] };
  const frame = { left: MARGIN.left, top: 0, width: innerWidth, height: RIDGE_HEIGHT };
  const baseOf = (row: number): number => base - (rows.length - 1 - row) * ROW_GAP;
  const labelled = labelledRows(rows.length);

  return (
    <div ref={holder} className="ridgeline" style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={props.description}>
          {rows.map(({ step, histogram, overlay }, row) => (
            <g
              key={step}
              transform={`translate(0 ${baseOf(row)})`}
              className="ridge"
              data-shown={step === shownStep || undefined}
              onClick={() => onChoose(step)}
            >
              <path className="ridge-ground" d={`${ridgePath(histogram, innerWidth, top)}V0H${MARGIN.left}z`} />
              <path className="ridge-line" d={ridgePath(histogram, innerWidth, top)} style={{ stroke: modeOf(mode).look.colour }} />
              {overlay === null || overlayMode === null ? null : (
                <path
                  className="ridge-overlay"
                  d={ridgePath(overlay, innerWidth, top)}
                  style={{ stroke: modeOf(overlayMode).look.colour, strokeDasharray: modeOf(overlayMode).look.dashes }}
                />
              )}
              {labelled.has(row) || step === shownStep ? (
                <text className="tick" x={MARGIN.left - 6} y={3} textAnchor="end">
                  {step}
                </text>
              ) : null}
            </g>
          ))}
          {thresholds.map((threshold, index) => (
            <path key={index} className="threshold" d={`M${xOf(frame, axis, threshold)} ${MARGIN.top}V${base}`} />
          ))}
          <path className="axis-line" d={`M${MARGIN.left} ${base + 0.5}h${innerWidth}`} />
          {[-2, -1, 0, 1, 2].map((position) => (
            <text key={position} className="tick" x={xOf(frame, axis, position)} y={base + 16} textAnchor="middle">
              {position === 0 ? '0' : `${formatLevel(position)}${unit}`}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
});

/** Labels that do not touch: the first row, the last, and some between. */
function labelledRows(count: number): ReadonlySet<number> {
  const every = Math.max(2, Math.ceil(count / 6));
  return new Set([count - 1, ...Array.from({ length: count }, (_, row) => row).filter((row) => row % every === 0 && count - 1 - row >= 2)]);
}

const paths = new WeakMap<Histogram, { readonly key: string; readonly path: string }>();

/** The outline of a histogram above the line y = 0. Remembered: most rows are drawn many times. */
function ridgePath(histogram: Histogram, width: number, top: number): string {
  const key = `${width}:${top.toFixed(4)}`;
  const known = paths.get(histogram);
  if (known?.key === key) return known.path;
  const total = Math.max(1, totalOf(histogram));
  const binWidth = width / histogram.counts.length;
  const points = histogram.counts.map(
    (count, bin) =>
      `${(MARGIN.left + (bin + 0.5) * binWidth).toFixed(1)} ${(-RIDGE_HEIGHT * Math.sqrt(Math.min(1, count / total / top))).toFixed(1)}`,
  );
  const path = `M${MARGIN.left} 0L${points.join('L')}L${(MARGIN.left + width).toFixed(1)} 0`;
  paths.set(histogram, { key, path });
  return path;
}
