import { useRef, type PointerEvent, type ReactElement } from 'react';
import { StrokePicture } from '../charts/StrokePicture';

export type Point = readonly [number, number];
export type Stroke = readonly Point[];

/** One stroke at a time, drawn with mouse, pen or finger; the next press begins a new one. Points are in the unit square. */
export function DrawingPad({ stroke, onDraw }: { readonly stroke: Stroke; readonly onDraw: (stroke: Stroke) => void }): ReactElement {
  const drawing = useRef<Point[] | null>(null);

  function pointsOf(event: PointerEvent<HTMLDivElement>): Point[] {
    const box = event.currentTarget.getBoundingClientRect();
    // A fast pen reports several places for one event: they are all part of the stroke.
    const events = event.nativeEvent.getCoalescedEvents();
    return (events.length > 0 ? events : [event.nativeEvent]).map(({ clientX, clientY }) => [(clientX - box.left) / box.width, (clientY - box.top) / box.height]);
  }

  return (
    <div
      className="pad"
      role="img"
      aria-label={stroke.length === 0 ? 'Drawing pad, empty' : `Drawing pad with a stroke of ${stroke.length} points. Draw with the pointer, or take a ready-made shape.`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawing.current = pointsOf(event);
        onDraw(drawing.current);
      }}
      onPointerMove={(event) => {
        if (drawing.current === null) return;
        drawing.current = [...drawing.current, ...pointsOf(event)];
        onDraw(drawing.current);
      }}
      onPointerUp={() => {
        drawing.current = null;
      }}
      onPointerCancel={() => {
        drawing.current = null;
      }}
    >
      <StrokePicture points={stroke} inset={false} />
      <span className="pad-hint">draw here</span>
    </div>
  );
}
