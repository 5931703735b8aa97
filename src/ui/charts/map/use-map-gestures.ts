import { useRef, type PointerEvent } from 'react';
import type { Extent, MapView } from './map-view';
import { panBy, zoomAt } from './map-view';

/** Farther than this a press is a drag, in pixels. */
const CLICK_SLACK = 5;

interface Finger {
  readonly x: number;
  readonly y: number;
}

export interface MapGestures {
  onPointerDown(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerMove(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerUp(event: PointerEvent<HTMLCanvasElement>): void;
  onPointerCancel(event: PointerEvent<HTMLCanvasElement>): void;
}

/** Dragging pans, two fingers zoom about their middle, a press without moving chooses. */
export function useMapGestures(options: {
  readonly view: MapView;
  readonly matrix: Extent;
  readonly window: Extent;
  readonly onView: (view: MapView) => void;
  readonly onPress: (x: number, y: number) => void;
  readonly onHover: (x: number, y: number) => void;
}): MapGestures {
  const { view, matrix, window, onView, onPress, onHover } = options;
  const fingers = useRef(new Map<number, Finger>());
  const travelled = useRef(0);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): Finger => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function pinch(moved: number, to: Finger): void {
    const [other] = [...fingers.current].flatMap(([id, finger]) => (id === moved ? [] : [finger]));
    const from = fingers.current.get(moved);
    if (other === undefined || from === undefined) return;
    const gap = (finger: Finger): number => Math.max(1, Math.hypot(finger.x - other.x, finger.y - other.y));
    const zoomed = zoomAt(view, gap(to) / gap(from), (to.x + other.x) / 2, (to.y + other.y) / 2, matrix, window);
    onView(panBy(zoomed, (to.x - from.x) / 2, (to.y - from.y) / 2, matrix, window));
  }

  return {
    onPointerDown(event) {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (fingers.current.size === 0) travelled.current = 0;
      fingers.current.set(event.pointerId, pointOf(event));
    },
    onPointerMove(event) {
      const to = pointOf(event);
      const from = fingers.current.get(event.pointerId);
      if (from === undefined) return onHover(to.x, to.y);
      travelled.current += Math.hypot(to.x - from.x, to.y - from.y);
      if (fingers.current.size > 1) pinch(event.pointerId, to);
      else if (travelled.current > CLICK_SLACK) onView(panBy(view, to.x - from.x, to.y - from.y, matrix, window));
      fingers.current.set(event.pointerId, to);
    },
    onPointerUp(event) {
      const { x, y } = pointOf(event);
      if (fingers.current.size === 1 && travelled.current <= CLICK_SLACK) onPress(x, y);
      fingers.current.delete(event.pointerId);
    },
    onPointerCancel(event) {
      fingers.current.delete(event.pointerId);
    },
  };
}
