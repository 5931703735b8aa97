import type { Point } from './stroke';

type Stroke = readonly Point[];

/** Of the pad, in both directions: what is smaller is a dot. */
const SMALLEST = 0.06;
/** What a stroke needs to be one, here and where strokes are read. */
const FEWEST_POINTS = 4;

/** What was drawn, as a shape; null for a dot. A quick hand reports few places: what lies between them is straight. */
export function drawnShape(stroke: Stroke): Stroke | null {
  const extent = (axis: 0 | 1): number => Math.max(...stroke.map((point) => point[axis])) - Math.min(...stroke.map((point) => point[axis]));
  if (stroke.length < 2 || Math.max(extent(0), extent(1)) < SMALLEST) return null;
  return stroke.length < FEWEST_POINTS ? drawnShape(withMiddles(stroke)) : stroke;
}

function withMiddles(stroke: Stroke): Stroke {
  return stroke.flatMap((point, i): Point[] => {
    const former = stroke[i - 1];
    return former === undefined ? [point] : [[(former[0] + point[0]) / 2, (former[1] + point[1]) / 2], point];
  });
}
