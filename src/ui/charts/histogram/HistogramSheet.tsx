import { useEffect, useRef, type ReactElement, type RefObject } from 'react';
import type { ModeId } from '../../../catalog/modes/modes';
import type { Histogram } from '../../../worker/protocol';
import { useMedia } from '../../hooks/use-media';
import { drawHistograms } from './draw-histograms';
import './histogram-sheet.css';

export interface PlacedHistogram {
  /** `data-histogram` of the element whose place it takes. */
  readonly name: string;
  readonly histogram: Histogram;
  readonly thresholds: readonly number[];
}

/** One canvas over a grid, with a small histogram wherever the grid keeps a place for one. Decoration: what stands around each place says the numbers. */
export function HistogramSheet({
  grid,
  width,
  histograms,
  mode,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  /** Of the grid; it decides the positions. */ readonly width: number;
  readonly histograms: readonly PlacedHistogram[];
  readonly mode: ModeId;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  useEffect(() => {
    if (canvas.current === null || grid.current === null || width === 0) return;
    const origin = grid.current.getBoundingClientRect();
    const places = new Map(
      [...grid.current.querySelectorAll<HTMLElement>('[data-histogram]')].map((element) => {
        const { left, top, width: wide, height } = element.getBoundingClientRect();
        return [element.dataset['histogram'], { left: left - origin.left, top: top - origin.top, width: wide, height }] as const;
      }),
    );
    const placed = histograms.flatMap(({ name, histogram, thresholds }) => {
      const place = places.get(name);
      return place === undefined ? [] : [{ histogram, thresholds, place }];
    });
    drawHistograms(canvas.current, placed, mode);
    // Colours come from the style sheet: redraw when the scheme changes.
  }, [grid, width, histograms, mode, isDark]);
  return <canvas ref={canvas} className="histogram-sheet" aria-hidden="true" />;
}
