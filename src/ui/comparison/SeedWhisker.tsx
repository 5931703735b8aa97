import * as words from '#words/ui/comparison';
import type { ReactElement } from 'react';
import type { SeedSpread } from '../../experiment/seed-spread';
import { linear } from '../charts/kit/scales';
import type { WhiskerScale } from './whisker-scale';

const WIDTH = 54;
const HEIGHT = 9;
/** Radius of the dot, and room for it at both ends. */
const DOT = 2.5;

/** Where recorded seeds ended, from the lowest to the highest, and a dot where this run did. */
export function SeedWhisker({
  spread: { low, high, seeds },
  loss,
  scale,
  format,
}: {
  readonly spread: SeedSpread;
  readonly loss: number;
  readonly scale: WhiskerScale;
  readonly format: (loss: number) => string;
}): ReactElement {
  const x = linear([scale.low, scale.high], [DOT, WIDTH - DOT]);
  return (
    <svg
      className="whisker"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.recordedSeeds(seeds, format(low), format(high))}
    >
      <path d={`M${x(low)} 1.5v${HEIGHT - 3}M${x(high)} 1.5v${HEIGHT - 3}M${x(low)} ${HEIGHT / 2}H${x(high)}`} />
      <circle cx={x(loss)} cy={HEIGHT / 2} r={DOT} />
    </svg>
  );
}
