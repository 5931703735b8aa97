/** Red, green and blue, 0 to 255, in sRGB. */
export type Rgb = readonly [number, number, number];

/**
 * Reads colours of the style sheet as the numbers that are painted, however they are written: the browser paints each on a pixel.
 * Invalid colours are black, as on a canvas.
 *
 * @param properties names of properties of the element: `color`, or tokens such as `--negative`
 */
export function coloursOf<const Names extends readonly string[]>(
  element: Element,
  properties: Names,
): { readonly [Place in keyof Names]: Rgb } {
  const canvas = document.createElement('canvas');
  canvas.width = properties.length;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const style = getComputedStyle(element);
  properties.forEach((property, x) => {
    if (context === null) return;
    context.fillStyle = '#000';
    context.fillStyle = style.getPropertyValue(property);
    context.fillRect(x, 0, 1, 1);
  });
  const painted = context?.getImageData(0, 0, properties.length, 1).data;
  return properties.map((_, x) => [painted?.[4 * x] ?? 0, painted?.[4 * x + 1] ?? 0, painted?.[4 * x + 2] ?? 0]) as {
    readonly [Place in keyof Names]: Rgb;
  };
}

/** The colour a share of the way from one to another. */
export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2): number => Math.round(from[at] * (1 - share) + to[at] * share);
  return [channel(0), channel(1), channel(2)];
}

/** A colour as a little-endian RGBA word: a pixel of image data. */
export const pixelOf = ([red, green, blue]: Rgb): number => (255 << 24) | (blue << 16) | (green << 8) | red;
