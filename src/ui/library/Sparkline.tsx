import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { LossTrace } from '../../worker/protocol';
import { linear, polyline } from '../charts/kit/scales';

const size = { width: 112, height: 30, gap: 3 };

/** The held-out loss of a run as small as a word: from step 0 to its budget, and from 0 to the highest that was measured. */
export const Sparkline = memo(function Sparkline(props: {
  readonly losses: LossTrace;
  readonly steps: number;
  readonly mode: ModeId;
  readonly description: string;
}): ReactElement {
  const { losses, steps, mode, description } = props;
  const measured = losses.steps.flatMap((step, i) => {
    const loss = losses.lossNats[i] ?? Number.NaN;
    return Number.isFinite(loss) ? [[step, loss] as const] : [];
  });
  const x = linear([0, Math.max(1, steps)], [size.gap, size.width - size.gap]);
  const y = linear([0, Math.max(Number.MIN_VALUE, ...measured.map(([, loss]) => loss))], [size.height - size.gap, size.gap]);
  const { colour, dashes } = modeOf(mode).look;
  const [only] = measured;
  return (
    <svg className="sparkline" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={description}>
      <path className="axis-line" d={`M0 ${size.height - 0.5}H${size.width}`} />
      {measured.length === 1 && only !== undefined ? (
        <circle cx={x(only[0])} cy={y(only[1])} r="2.5" fill={colour} />
      ) : (
        <path
          d={polyline(measured.map(([step, loss]) => [x(step), y(loss)]))}
          fill="none"
          stroke={colour}
          strokeWidth="1.8"
          strokeDasharray={dashes}
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
});
