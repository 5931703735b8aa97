import * as words from '#words/ui/charts/watched-weights';
import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import { stepPhaseIds, type StepPhaseId } from '../../../state/slices/view-slice';
import type { StepRehearsal, WatchedWeight } from '../../../worker/protocol';
import { formatFixed, formatLevel } from '../../words/format';
import { Chart } from '../kit/Chart';
import { levelTick, Tick } from '../kit/marks';
import { linear, type Scale } from '../kit/scales';
import { axisCodes, levelLooks, placeOfCode } from '../level-looks';
import { marked } from '../../../words/numbers';
import './watched-weights.css';

const ROW = 30;
/** Room for what each weight is called, and for what becomes of it. */
const margin = { left: 104, right: 96, top: 20, bottom: 20 };

/** A few weights of the matrix on the axis w/γ in one phase of a step: where each is, what code it has, and what the phase does to it. */
export const WatchedWeights = memo(function WatchedWeights({
  step,
  mode,
  phase,
  description,
}: {
  readonly step: StepRehearsal;
  readonly mode: ModeId;
  readonly phase: StepPhaseId;
  readonly description: string;
}): ReactElement {
  const height = margin.top + step.watched.length * ROW + margin.bottom;
  const reach = Math.max(1.25, ...step.watched.map(({ latent, after }) => 0.15 + Math.max(Math.abs(latent), Math.abs(after))));
  // All places are in units of the scale before the step; its thresholds move when the scale does.
  const shrink = step.after.gamma / step.before.gamma;
  const thresholds = hasCome(phase, 'flip') ? step.after.thresholds.map((threshold) => threshold * shrink) : step.before.thresholds;
  const { symbol } = modeOf(mode);
  const ticks = axisCodes(mode).filter((code) => Math.abs(placeOfCode(mode, code)) <= reach);
  return (
    <Chart height={height} margin={margin} description={description}>
      {(plot) => {
        const x = linear([-reach, reach], [plot.left, plot.right]);
        return (
          <>
            {ticks.map((level) => (
              <Tick key={level} x={x(placeOfCode(mode, level))} y={12}>
                {levelTick(level, symbol)}
              </Tick>
            ))}
            {thresholds.map((threshold, i) => (
              <path key={i} className="threshold" d={`M${x(threshold)} ${plot.top - 4}V${plot.bottom + 4}`} />
            ))}
            {step.watched.map((weight, row) => (
              <g key={`${weight.output}-${weight.input}`} transform={`translate(0 ${plot.top + (row + 0.5) * ROW})`}>
                <Tick x={plot.left - 10} y={4} anchor="end">
                  {weight.input + 1} → {weight.output + 1}
                </Tick>
                <path className="grid-line" d={`M${plot.left} 0h${plot.width}`} />
                <Doing weight={weight} mode={mode} phase={phase} x={x} />
                <circle
                  className="watched-dot"
                  r={6.5}
                  style={{ transform: `translateX(${x(placeIn(weight, phase))}px)` }}
                  fill={colourOf(mode, hasCome(phase, 'flip') ? weight.codeAfter : weight.code)}
                />
                <Tick x={plot.right + 10} y={4} anchor="start">
                  {reading(weight, phase)}
                </Tick>
              </g>
            ))}
          </>
        );
      }}
    </Chart>
  );
});

/** Whether a phase is `other`, or comes after it. */
const hasCome = (phase: StepPhaseId, other: StepPhaseId): boolean => stepPhaseIds.indexOf(phase) >= stepPhaseIds.indexOf(other);

/** Where the phase has a weight: its latent, or what the forward pass makes of it. */
const placeIn = ({ latent, effective, after }: WatchedWeight, phase: StepPhaseId): number =>
  hasCome(phase, 'update') ? after : phase === 'forward' || phase === 'loss' ? effective : latent;

const colourOf = (mode: ModeId, code: number): string =>
  levelLooks(mode).find(({ level }) => level === code || (level === 0 && code === 0))?.colour ?? 'var(--ink)';

/** What the phase does, as a line beside the dot. */
function Doing({
  weight,
  mode,
  phase,
  x,
}: {
  readonly weight: WatchedWeight;
  readonly mode: ModeId;
  readonly phase: StepPhaseId;
  readonly x: Scale;
}): ReactElement | null {
  switch (phase) {
    case 'quantise':
      return <circle cx={x(placeOfCode(mode, weight.code))} cy={0} r={9} fill="none" stroke="var(--ink-3)" strokeDasharray="2 2" />;
    case 'forward':
    case 'update':
      return (
        <path
          d={`M${x(weight.latent)} 0H${x(phase === 'forward' ? weight.effective : weight.after)}`}
          stroke="var(--accent)"
          strokeWidth="3"
        />
      );
    case 'backward': {
      const from = x(weight.latent);
      const to = from - 26 * Math.sign(weight.gradient);
      return weight.gradient === 0 ? null : (
        <path
          d={`M${from} 0H${to}m${5 * Math.sign(weight.gradient)} -4L${to} 0l${5 * Math.sign(weight.gradient)} 4`}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.8"
        />
      );
    }
    case 'flip':
      return weight.code === weight.codeAfter ? null : (
        <circle cx={x(weight.after)} cy={0} r={11} fill="none" stroke="var(--ink)" strokeWidth="1.6" />
      );
    case 'loss':
      return null;
  }
}

function reading(weight: WatchedWeight, phase: StepPhaseId): string {
  switch (phase) {
    case 'quantise':
      return `${formatFixed(weight.latent, 3)} → ${formatLevel(weight.code + 0)}`;
    case 'forward':
    case 'loss':
      return `w̃ ${formatFixed(weight.effective, 3)}`;
    case 'backward':
      return `g ${marked(weight.gradient.toExponential(1).replaceAll('-', '−'))}`;
    case 'update':
      return `${weight.after >= weight.latent ? '+' : ''}${formatFixed(weight.after - weight.latent, 4)}`;
    case 'flip':
      return weight.code === weight.codeAfter
        ? words.stays(formatLevel(weight.codeAfter + 0))
        : `${formatLevel(weight.code + 0)} → ${formatLevel(weight.codeAfter + 0)}`;
  }
}
