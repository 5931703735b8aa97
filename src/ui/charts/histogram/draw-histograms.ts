import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { Histogram } from '../../../worker/protocol';
import { barsOf, coarser, peakShare } from './histogram-geometry';
import { coloursOf } from '../kit/colours';
import { paintedLevels } from '../level-looks';

/** Fine bins would be thinner than a pixel here. */
const COARSENING = 5;
/** As solid as the ends of the axis are in the large histogram. */
const BEYOND_OPACITY = 0.45;

export interface SmallHistogram {
  readonly histogram: Histogram;
  readonly thresholds: readonly number[];
  /** Where it stands on the canvas, in CSS pixels. */
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** Draws weight histograms as small as words, in the colours of the style sheet. All on one canvas: a drawing for each costs the browser more than its bars. */
export function drawHistograms(canvas: HTMLCanvasElement, histograms: readonly SmallHistogram[], mode: ModeId): void {
  const { clientWidth, clientHeight } = canvas;
  const [width, height] = [Math.round(clientWidth * devicePixelRatio), Math.round(clientHeight * devicePixelRatio)];
  // Setting the size, even to the same value, reallocates the canvas.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const { levels } = modeOf(mode);
  const painted = levels === null ? coloursOf(canvas, ['--full']) : paintedLevels(canvas, levels, '--zero');
  const colours = painted.map((rgb) => `rgb(${rgb.join(' ')})`);
  for (const { histogram, thresholds, place } of histograms) {
    const coarse = coarser(histogram, COARSENING);
    const top = 1.05 * Math.max(peakShare(coarse), 0.01);
    for (const bar of barsOf(coarse, place, top, thresholds)) {
      context.fillStyle = colours[bar.region] ?? '';
      context.globalAlpha = bar.beyond ? BEYOND_OPACITY : 1;
      context.fillRect(bar.x, bar.y, bar.width, bar.height);
    }
  }
}
