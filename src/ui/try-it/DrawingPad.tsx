import * as words from '#words/ui/drawing-pad';
import { useRef, type PointerEvent, type ReactElement } from 'react';
import { StrokePicture } from '../charts/StrokePicture';
import './drawing-pad.css';

export type Point = readonly [number, number];
export type Stroke = readonly Point[];

/** How a stroke ended: the tool was lifted, or the system took it away. */
export type StrokeEnd = 'lifted' | 'interrupted';

interface DrawingPadProps {
  readonly stroke: Stroke;
  readonly onDraw: (stroke: Stroke) => void;
  readonly onEnd?: (stroke: Stroke, how: StrokeEnd) => void;
}

/** One stroke at a time, drawn with mouse, pen or finger; the next press begins a new one. Points are in the unit square, or around it where the hand left the pad. */
export function DrawingPad({ stroke, onDraw, onEnd }: DrawingPadProps): ReactElement {
  const drawing = useRef<{ readonly pointer: number; readonly points: readonly Point[] } | null>(null);

  function pointsOf(event: PointerEvent<HTMLDivElement>): readonly Point[] {
    const box = event.currentTarget.getBoundingClientRect();
    // A fast pen reports several places for one event: they are all part of the stroke. Plain http and older browsers keep them back.
    const { nativeEvent } = event;
    const events = 'getCoalescedEvents' in nativeEvent ? nativeEvent.getCoalescedEvents() : [];
    return (events.length > 0 ? events : [nativeEvent]).map(({ clientX, clientY }) => [
      (clientX - box.left) / box.width,
      (clientY - box.top) / box.height,
    ]);
  }

  function extend(event: PointerEvent<HTMLDivElement>, former: readonly Point[]): void {
    const points = [...former, ...pointsOf(event)];
    drawing.current = { pointer: event.pointerId, points };
    onDraw(points);
  }

  function end({ pointerId }: PointerEvent<HTMLDivElement>, how: StrokeEnd): void {
    const drawn = drawing.current;
    if (drawn?.pointer !== pointerId) return;
    drawing.current = null;
    onEnd?.(drawn.points, how);
  }

  return (
    <div
      className="pad"
      role="img"
      aria-label={stroke.length === 0 ? words.empty : words.withStroke(stroke.length)}
      onPointerDown={(event) => {
        // A second finger draws nothing.
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        extend(event, []);
      }}
      onPointerMove={(event) => {
        if (drawing.current?.pointer === event.pointerId) extend(event, drawing.current.points);
      }}
      onPointerUp={(event) => end(event, 'lifted')}
      onPointerCancel={(event) => end(event, 'interrupted')}
      onLostPointerCapture={(event) => end(event, 'interrupted')}
    >
      <StrokePicture points={stroke} inset={false} />
      <span className="pad-hint">{words.drawHere}</span>
    </div>
  );
}
