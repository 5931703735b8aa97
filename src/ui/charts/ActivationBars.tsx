import { memo, type ReactElement } from 'react';
import { useWidth } from '../hooks/use-width';
import './chart-marks.css';

const HEIGHT = 96;
const LEFT = 40;

/** Activations of one token, by input: what they were (dot) and what they are rounded to (bar). */
export const ActivationBars = memo(function ActivationBars({
  before,
  after,
  description,
}: {
  readonly before: Float32Array;
  readonly after: readonly number[];
  readonly description: string;
}): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const reach = Math.max(
    1e-6,
    before.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const slot = Math.max(0, width - LEFT) / before.length;
  const y = (value: number): number => HEIGHT / 2 - (value / reach) * (HEIGHT / 2 - 4);
  const bars = after
    .map(
      (value, i) =>
        `M${(LEFT + (i + 0.15) * slot).toFixed(1)} ${HEIGHT / 2}V${y(value).toFixed(1)}h${(0.7 * slot).toFixed(1)}V${HEIGHT / 2}z`,
    )
    .join('');
  return (
    <div ref={holder} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={description}>
          <path className="axis-line" d={`M${LEFT} ${HEIGHT / 2 + 0.5}H${width}`} />
          <path d={bars} fill="var(--accent)" opacity="0.45" />
          {Array.from(before, (value, i) => (
            <circle key={i} cx={LEFT + (i + 0.5) * slot} cy={y(value)} r={Math.min(2.2, Math.max(0.9, slot / 3))} fill="var(--ink)" />
          ))}
          {[reach, 0, -reach].map((value) => (
            <text key={value} className="tick" x={LEFT - 6} y={Math.min(HEIGHT - 2, Math.max(10, y(value) + 4))} textAnchor="end">
              {value === 0 ? '0' : value.toFixed(1).replace('-', '−')}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
});
