import { useId, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Histogram } from '../../worker/protocol';
import { useWidth } from '../hooks/use-width';
import { formatLevel, formatShare } from '../words/format';
import { barPaths, outlinePath, peakShare, shareTicks, xOf, yOf, type HistogramFrame } from './histogram-geometry';
import { levelLooks } from './level-looks';
import './chart-marks.css';

/** Weights this close to a threshold, on the axis w/γ, count as undecided. */
const UNDECIDED_WIDTH = 0.1;

const MARGIN = { left: 38, right: 6, top: 26, bottom: 38 };

/** All weights of one BitLinear on the fixed axis w/γ, as they were counted. */
export function WeightHistogram(props: {
  readonly mode: ModeId;
  readonly histogram: Histogram;
  /** The same lens untrained, drawn as a dashed outline; null to leave it out. */
  readonly outline: Histogram | null;
  readonly thresholds: readonly number[];
  /** Share of each code; null without codes. */
  readonly shares: readonly number[] | null;
  /** Unit of the axis: γ, β or mean|w|. */
  readonly unit: string;
  readonly height: number;
  /** Everything the picture says, in words. */
  readonly description: string;
}): ReactElement {
  const { mode, histogram, outline, thresholds, unit, height } = props;
  const [holder, width] = useWidth<HTMLDivElement>();
  const hatch = useId();
  const frame: HistogramFrame = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(0, width - MARGIN.left - MARGIN.right),
    height: height - MARGIN.top - MARGIN.bottom,
  };
  const base = frame.top + frame.height;
  const top = 1.08 * Math.max(peakShare(histogram), outline === null ? 0 : peakShare(outline), 0.01);
  const looks = levelLooks(mode);
  const edges = [histogram.min, ...thresholds, histogram.max];
  const x = (position: number): number => xOf(frame, histogram, position);

  return (
    <div ref={holder} className="weight-histogram" style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={props.description}>
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V5" stroke="var(--ink-3)" strokeWidth="1.4" opacity="0.45" />
            </pattern>
          </defs>
          {looks.map((look, region) => {
            const from = x(edges[region] ?? histogram.min);
            const to = x(edges[region + 1] ?? histogram.max);
            return (
              <g key={look.level ?? 'all'}>
                <rect x={from} y={0} width={Math.max(0, to - from)} height={base} fill={look.tint} />
                {look.level === null ? null : (
                  <text className="region-label" x={(from + to) / 2} y={17} textAnchor="middle">
                    <tspan className="region-level" fill="var(--ink)">
                      {formatLevel(look.level)}
                    </tspan>
                    <tspan dx="7">{props.shares === null ? '' : formatShare(props.shares[region] ?? 0)}</tspan>
                  </text>
                )}
              </g>
            );
          })}
          {shareTicks(top, frame.height).map((share) => (
            <g key={share}>
              <path className="grid-line" d={`M${frame.left} ${Math.round(yOf(frame, share, top)) + 0.5}h${frame.width}`} />
              <text className="tick" x={frame.left - 6} y={yOf(frame, share, top) + 4} textAnchor="end">
                {Number((100 * share).toPrecision(2))}%
              </text>
            </g>
          ))}
          {thresholds.map((threshold, index) => (
            <g key={index}>
              <rect
                x={x(threshold - UNDECIDED_WIDTH)}
                y={frame.top}
                width={x(UNDECIDED_WIDTH) - x(-UNDECIDED_WIDTH)}
                height={frame.height}
                fill={`url(#${hatch})`}
              />
              <path className="threshold" d={`M${x(threshold)} 4V${base}`} />
            </g>
          ))}
          {barPaths(histogram, frame, top, thresholds).map(({ inside, beyond }, region) => (
            <g key={looks[region]?.level ?? region} fill={looks[region]?.colour}>
              <path d={inside} />
              <path className="beyond" d={beyond} />
            </g>
          ))}
          {outline === null ? null : <path className="outline" d={outlinePath(outline, frame, top)} />}
          <path className="axis-line" d={`M${frame.left} ${base + 0.5}h${frame.width}`} />
          {[-2, -1, 0, 1, 2].map((position) => (
            <text key={position} className="tick" x={x(position)} y={base + 16} textAnchor="middle">
              {position === 0 ? '0' : `${formatLevel(position)}${unit === 'γ' || unit === 'β' ? unit : ''}`}
            </text>
          ))}
          <text className="axis-title" x={frame.left} y={base + 32}>
            {width < 480 ? 'share per bin, square-root scale' : 'share of weights per bin, square-root scale'}
          </text>
          <text className="axis-title" x={frame.left + frame.width} y={base + 32} textAnchor="end">
            weight ÷ {unit}
          </text>
        </svg>
      )}
    </div>
  );
}
