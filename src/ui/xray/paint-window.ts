/** Paints weights that were read of a file, a pixel each, in the colours of the map of the page. */
import type { MapWindow } from '../../worker/xray-protocol';
import { coloursOf, mixed, pixelOf } from '../charts/kit/colours';

const SHADES = 64;

export function paintWindow(canvas: HTMLCanvasElement, { rows, columns, values }: MapWindow): void {
  canvas.width = columns.length;
  canvas.height = rows.length;
  const context = canvas.getContext('2d');
  if (context === null || values.length === 0) return;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const [negative, zero, positive] = coloursOf(document.documentElement, ['--negative', '--map-zero', '--positive']);
  const palette = Uint32Array.from({ length: 2 * SHADES + 1 }, (_, shade) => {
    const place = shade / SHADES - 1;
    return pixelOf(mixed(zero, place < 0 ? negative : positive, Math.abs(place)));
  });
  for (let i = 0; i < pixels.length; i++) {
    const place = Math.max(-1, Math.min(1, values[i] ?? 0));
    // What is no number stays transparent.
    pixels[i] = Number.isNaN(place) ? 0 : (palette[Math.round((place + 1) * SHADES)] ?? 0);
  }
  context.putImageData(image, 0, 0);
}
