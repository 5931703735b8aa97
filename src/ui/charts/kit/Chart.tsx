import type { ReactElement, ReactNode } from 'react';
import { useWidth } from '../../hooks/use-width';
import { plotOf, type Margin, type Plot } from './frame';

/** A picture as wide as its place, in real pixels, drawn once the width is known. It is one image with a text alternative. */
export function Chart(props: {
  readonly height: number;
  readonly margin: Margin;
  /** Everything the picture says, in words. */
  readonly description: string;
  readonly className?: string;
  /** How much larger lines, letters and margins are than on the page. */
  readonly scale?: number;
  /** Renders into the area inside the margin. */
  readonly children: (plot: Plot) => ReactNode;
}): ReactElement {
  const { height, margin, description, className, scale = 1, children } = props;
  const [holder, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={holder} className={className} style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} viewBox={`0 0 ${width / scale} ${height / scale}`} role="img" aria-label={description}>
          {children(plotOf(width / scale, height / scale, margin))}
        </svg>
      )}
    </div>
  );
}
