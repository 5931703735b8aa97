/** Paints the values of a recorded matrix through a lens, a pixel each: between two levels, a colour between theirs. */
import { axisPlace } from '../../../math/codes/axis-bytes';
import { codeAt, recordLayoutOf } from '../../../math/codes/code-fields';
import type { Lens } from '../../../state/slices/view-slice';
import type { RecordedMoment } from '../../../state/record/timeline';
import { axisPerCode } from '../../../math/weight-counts';
import { coloursOf, mixed, pixelOf } from '../kit/colours';

/** Colours from the lowest level over 0 to the highest; values beyond have the colour of the outermost level. */
const SHADES = 128;

/**
 * The value of a weight on the axis w/γ through a lens: latent, code, or λ of the way from the one to the other
 * (effective). By its index in `[out, in]`.
 */
export function valueThrough(lens: Lens, { record, lambda }: Pick<RecordedMoment, 'record' | 'lambda'>): (index: number) => number {
  const layout = recordLayoutOf(record.levels);
  const perCode = axisPerCode(record.levels);
  const code = (index: number): number => perCode * codeAt(record.codes, index, layout);
  // A file may hold codes and nothing behind them.
  if (lens === 'quantised' || record.latents.length === 0) return code;
  const latent = (index: number): number => axisPlace(record.latents[index] ?? 0);
  return lens === 'latent' ? latent : (index) => (1 - lambda) * latent(index) + lambda * code(index);
}

/** The longer side lies across: where that is the outputs, rows become columns. */
export function paintValues(canvas: HTMLCanvasElement, lens: Lens, moment: Pick<RecordedMoment, 'record' | 'lambda'>): void {
  const { shape, levels } = moment.record;
  const [rows = 0, columns = 0] = shape;
  const turned = rows > columns;
  canvas.width = turned ? rows : columns;
  canvas.height = turned ? columns : rows;
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const [negative, zero, positive] = coloursOf(document.documentElement, ['--negative', '--map-zero', '--positive']);
  const palette = Uint32Array.from({ length: 2 * SHADES + 1 }, (_, shade) => {
    const place = shade / SHADES - 1;
    return pixelOf(mixed(zero, place < 0 ? negative : positive, Math.abs(place)));
  });
  const highest = Math.max(1, ...levels.map((level) => level * axisPerCode(levels)));
  const value = valueThrough(lens, moment);
  for (let row = 0, index = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, index++) {
      const place = Math.max(-1, Math.min(1, value(index) / highest));
      pixels[turned ? column * rows + row : index] = palette[Math.round((place + 1) * SHADES)] ?? 0;
    }
  context.putImageData(image, 0, 0);
}
