import * as words from '#words/ui/charts/weight-histogram';
import { useId, type ReactElement } from 'react';
import type { ModeId } from '../../../catalog/modes/modes';
import type { Histogram } from '../../../worker/protocol';
import { formatLevel, formatShare, formatTick } from '../../words/format';
import { barPaths, outlinePath, peakShare, shareTicks, yOf } from './histogram-geometry';
import { Chart } from '../kit/Chart';
import { Hatch, LevelLine, levelTick, Tick, ValueTick } from '../kit/marks';
import { linear } from '../kit/scales';
import { axisCodes, levelLooks, placeOfCode, undecidedWidth } from '../level-looks';

/** From where on a region has room for its level and its share, and what a letter of its level takes, in CSS pixels. */
const SHARE_ROOM = 62;
const LETTER = 11;

/** From where on both titles of the axis have room, and from where on with a shorter one, in CSS pixels. */
const NARROW = 436;
const NARROWEST = 262;

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
  /** In CSS pixels. */ readonly height: number;
  /** How much larger lines and letters are than on the page. */ readonly scale?: number;
  /** Everything the picture says, in words. */
  readonly description: string;
}): ReactElement {
  const { mode, histogram, outline, thresholds, unit, height } = props;
  const hatch = useId();
  const top = 1.08 * Math.max(peakShare(histogram), outline === null ? 0 : peakShare(outline), 0.01);
  const looks = levelLooks(mode);
  const undecided = undecidedWidth(mode);
  const edges = [histogram.min, ...thresholds, histogram.max];

  return (
    <Chart
      className="weight-histogram"
      height={height}
      scale={props.scale ?? 1}
      margin={{ left: 38, right: 6, top: 26, bottom: 38 }}
      description={props.description}
    >
      {(plot) => {
        const x = linear([histogram.min, histogram.max], [plot.left, plot.right]);
        return (
          <>
            <Hatch id={hatch} />
            {looks.map((look, region) => {
              const from = x(edges[region] ?? histogram.min);
              const to = x(edges[region + 1] ?? histogram.max);
              return (
                <g key={look.level ?? 'all'}>
                  <rect x={from} y={0} width={Math.max(0, to - from)} height={plot.bottom} fill={look.tint} />
                  {look.level === null || (to - from < LETTER * formatLevel(look.level).length && Math.abs(look.level) % 4 !== 3) ? null : (
                    <text className="region-label" x={(from + to) / 2} y={17} textAnchor="middle">
                      <tspan className="region-level" fill="var(--ink)">
                        {formatLevel(look.level)}
                      </tspan>
                      <tspan dx="7">
                        {props.shares === null || (looks.length > 3 && to - from < SHARE_ROOM)
                          ? ''
                          : formatShare(props.shares[region] ?? 0)}
                      </tspan>
                    </text>
                  )}
                </g>
              );
            })}
            {shareTicks(top, plot.height).map((share) => (
              <g key={share}>
                <LevelLine plot={plot} at={yOf(plot, share, top)} kind="grid" />
                <ValueTick plot={plot} at={yOf(plot, share, top)}>
                  {formatTick(share)}
                </ValueTick>
              </g>
            ))}
            {thresholds.map((threshold, index) => (
              <g key={index}>
                <rect
                  x={x(threshold - undecided)}
                  y={plot.top}
                  width={x(undecided) - x(-undecided)}
                  height={plot.height}
                  fill={`url(#${hatch})`}
                />
                <path className="threshold" d={`M${x(threshold)} 4V${plot.bottom}`} />
              </g>
            ))}
            {barPaths(histogram, plot, top, thresholds).map(({ inside, beyond }, region) => (
              <g key={looks[region]?.level ?? region} fill={looks[region]?.colour}>
                <path d={inside} />
                <path className="beyond" d={beyond} />
              </g>
            ))}
            {outline === null ? null : <path className="outline" d={outlinePath(outline, plot, top)} />}
            <LevelLine plot={plot} at={plot.bottom} kind="axis" />
            {axisCodes(mode).map((code) => (
              <Tick key={code} x={x(placeOfCode(mode, code))} y={plot.bottom + 16}>
                {levelTick(code, unit.length === 1 ? unit : '')}
              </Tick>
            ))}
            <text className="axis-title" x={plot.left} y={plot.bottom + 32}>
              {plot.width < NARROWEST ? words.shortestShare : plot.width < NARROW ? words.shortShare : words.share}
            </text>
            <text className="axis-title" x={plot.right} y={plot.bottom + 32} textAnchor="end">
              {words.weightBy(unit)}
            </text>
          </>
        );
      }}
    </Chart>
  );
}
