/** Red, green and blue, 0 to 255, in sRGB. */
export type Rgb = readonly [number, number, number];

/** One pixel, on which the browser paints what is to be read. */
let pixel: CanvasRenderingContext2D | null = null;

/** Painted colours, as they are written. */
const painted = new Map<string, Rgb>();

/** Written as numbers, a colour is the same everywhere; the names of a system's colours are not. */
const isNumbers = /^(#|rgb)/;

/**
 * Reads colours of the style sheet as the numbers that are painted, however they are written: the browser paints each on a pixel,
 * once, for a drawing that changes asks many times a second. Invalid colours are black, as on a canvas.
 *
 * @param properties names of properties of the element: `color`, or tokens such as `--negative`
 */
export function coloursOf<const Names extends readonly string[]>(
  element: Element,
  properties: Names,
): { readonly [Place in keyof Names]: Rgb } {
  const style = getComputedStyle(element);
  return properties.map((property) => paintedAs(style.getPropertyValue(property).trim())) as { readonly [Place in keyof Names]: Rgb };
}

function paintedAs(written: string): Rgb {
  const known = painted.get(written);
  if (known !== undefined) return known;
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  if (pixel === null) return [0, 0, 0];
  pixel.fillStyle = '#000';
  pixel.fillStyle = written;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
  if (isNumbers.test(written)) painted.set(written, [red, green, blue]);
  return [red, green, blue];
}

/** The colour a share of the way from one to another. */
export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] * (1 - share) + to[at] * share);
  return [channel(0), channel(1), channel(2)];
}

/** A colour as a little-endian RGBA word: a pixel of image data. */
export const pixelOf = ([red, green, blue]: Rgb): number => (255 << 24) | (blue << 16) | (green << 8) | red;
