import { memo, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Histogram } from '../../worker/protocol';
import { barPaths, coarser, peakShare } from './histogram-geometry';
import { levelLooks } from './level-looks';

/** Fine bins would be thinner than a pixel here. */
const COARSENING = 5;
const WIDTH = 100;
const HEIGHT = 36;
const FRAME = { left: 0, top: 1, width: WIDTH, height: HEIGHT - 1 };

/** A weight histogram as small as a word, stretched to its cell. Decoration: the button around it says the numbers. */
export const MiniHistogram = memo(function MiniHistogram(props: { readonly mode: ModeId; readonly histogram: Histogram; readonly thresholds: readonly number[] }): ReactElement {
  const looks = levelLooks(props.mode);
  const histogram = coarser(props.histogram, COARSENING);
  const top = 1.05 * Math.max(peakShare(histogram), 0.01);
  return (
    <svg className="mini-histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {barPaths(histogram, FRAME, top, props.thresholds).map(({ inside, beyond }, region) => (
        <g key={looks[region]?.level ?? region} fill={looks[region]?.colour}>
          <path d={inside} />
          <path className="beyond" d={beyond} />
        </g>
      ))}
    </svg>
  );
});
