/** Paints a recorded matrix, a pixel each, in the colours of the style sheet. Pure but for the canvas it is given. */
import { axisPlace } from '../../../math/codes/axis-bytes';
import { codeAt, recordLayoutOf, type FieldLayout } from '../../../math/codes/code-fields';
import type { MapColouring } from '../../../state/slices/view-slice';
import type { RecordedLayer } from '../../../worker/protocol';
import { coloursOf, mixed, pixelOf } from '../kit/colours';
import { paintedLevels } from '../level-looks';

export interface WeightPainting {
  readonly record: RecordedLayer;
  readonly colouring: MapColouring;
  /** Where a code changes, on the axis w/γ. */
  readonly thresholds: readonly number[];
  /** Flips of each weight; null where not counted. */
  readonly flips: Uint16Array | null;
  /** The longer side lies across: rows become columns. */
  readonly turned: boolean;
}

/** A latent this far from a threshold, on the axis w/γ, is as undisturbed as any. */
const FAR = 0.5;
const SHADES = 64;

/** Place of each weight of a colouring from 0 (calm) to 1 (restless); of codes, the level. */
export function valueOf({ record, colouring, thresholds, flips }: WeightPainting): (index: number) => number {
  switch (colouring) {
    case 'code': {
      const layout = recordLayoutOf(record.levels);
      return (index) => codeAt(record.codes, index, layout);
    }
    case 'flips': {
      const most = Math.log1p(Math.max(1, mostFlips(flips)));
      return (index) => Math.log1p(flips?.[index] ?? 0) / most;
    }
    case 'threshold':
      return (index) => 1 - Math.min(FAR, distanceTo(thresholds, axisPlace(record.latents[index] ?? 0))) / FAR;
  }
}

/** Flips of the most restless weight. */
export const mostFlips = (flips: Uint16Array | null): number => flips?.reduce((largest, count) => Math.max(largest, count), 0) ?? 0;

/** Distance on the axis w/γ to the nearest threshold. */
export const distanceTo = (thresholds: readonly number[], place: number): number =>
  Math.min(...thresholds.map((threshold) => Math.abs(place - threshold)));

export function paintWeights(canvas: HTMLCanvasElement, painting: WeightPainting): void {
  const { record, colouring, turned } = painting;
  const [rows = 0, columns = 0] = record.shape;
  canvas.width = turned ? rows : columns;
  canvas.height = turned ? columns : rows;
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const layout = recordLayoutOf(record.levels);
  const palette = paletteOf(colouring, layout);
  const value = valueOf(painting);
  for (let row = 0, index = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, index++) {
      const shade = colouring === 'code' ? (value(index) - layout.lowest) / layout.step : Math.round((SHADES - 1) * value(index));
      pixels[turned ? column * rows + row : index] = palette[shade] ?? 0;
    }
  }
  context.putImageData(image, 0, 0);
}

/** Colours as little-endian RGBA words. */
function paletteOf(colouring: MapColouring, { lowest, step, values }: FieldLayout): Uint32Array {
  const page = document.documentElement;
  const levels = Array.from({ length: values }, (_, field) => lowest + step * field);
  if (colouring === 'code') return Uint32Array.from(paintedLevels(page, levels, '--map-zero'), pixelOf);
  const [calm, restless] = coloursOf(page, ['--map-zero', colouring === 'flips' ? '--flips' : '--positive']);
  return Uint32Array.from({ length: SHADES }, (_, shade) => pixelOf(mixed(calm, restless, shade / (SHADES - 1))));
}
