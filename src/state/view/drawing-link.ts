/**
 * What is drawn into "Try it", as a part of a link: three bytes a point, twelve bits for each place from −0.5 to 1.5 of the pad, in
 * base64url. Points that lie within a third of a pixel of the line without them are left out (Douglas & Peucker 1973): the models
 * see a stroke by its line, whatever its points.
 */
import { drawnShape } from '../../catalog/tasks/drawn-shape';
import { fromBase64Url, toBase64Url } from '../../math/bytes/base64-url';
import type { Stroke } from '../slices/view-slice';

type Point = Stroke[number];

const LEVELS = 4095;
/** In levels: a third of a pixel, where the pad is 200 wide. */
const FLATNESS = 3;

const level = (place: number): number => Math.round(Math.min(Math.max((place + 0.5) / 2, 0), 1) * LEVELS);
const placeOf = (step: number): number => (2 * step) / LEVELS - 0.5;

/** Four letters a point. */
export function encodeDrawing(stroke: Stroke): string {
  let former: Stroke = [];
  let kept: Stroke = stroke.map(([x, y]) => [level(x), level(y)]);
  // Until nothing more is left out: what came with a link is passed on as it came.
  while (kept.length !== former.length) [former, kept] = [kept, simplified(kept)];
  return toBase64Url(Uint8Array.from(kept.flatMap(([x, y]) => [x >> 4, ((x & 15) << 4) | (y >> 8), y & 255])));
}

/** As the pad gives it; null where no stroke is written so, or one that is a dot. */
export function decodeDrawing(text: string): Stroke | null {
  if (!/^(?:[\w-]{4}){2,}$/.test(text)) return null;
  const bytes = fromBase64Url(text);
  return drawnShape(
    Array.from({ length: bytes.length / 3 }, (_, i): Point => {
      const [high = 0, middle = 0, low = 0] = bytes.subarray(3 * i);
      return [placeOf((high << 4) | (middle >> 4)), placeOf(((middle & 15) << 8) | low)];
    }),
  );
}

/** The ends, and what lies further than {@link FLATNESS} from the line between points that stay. */
function simplified(stroke: Stroke): Stroke {
  const stays = new Uint8Array(stroke.length).fill(1, 0, 1).fill(1, -1);
  const spans: (readonly [first: number, last: number])[] = [[0, stroke.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    let [farthest, distance] = [-1, FLATNESS];
    for (let i = first + 1; i < last; i++) {
      const away = distanceFrom(stroke[i], stroke[first], stroke[last]);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    stays[farthest] = 1;
    spans.push([first, farthest], [farthest, last]);
  }
  return stroke.filter((_, i) => stays[i] === 1);
}

/** Of a point from the piece of line between two others. */
function distanceFrom([x, y]: Point = [0, 0], [ax, ay]: Point = [0, 0], [bx, by]: Point = [0, 0]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
