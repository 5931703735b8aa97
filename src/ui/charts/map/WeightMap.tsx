import * as words from '#words/ui/charts/weight-map';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { WeightPlace } from '../../../state/slices/view-slice';
import { useMedia } from '../../hooks/use-media';
import { useWidth } from '../../hooks/use-width';
import { drawMap } from './draw-map';
import { cellAt, fit, reveal, zoomAt, type MapView } from './map-view';
import { paintWeights, type WeightPainting } from './paint-weights';
import { useMapGestures } from './use-map-gestures';
import './weight-map.css';

const HEIGHT = 300;
const ZOOM_STEP = 1.6;

/** A whole matrix of weights: pan and zoom with mouse, touch and keys; choose one weight. Works for a million of them. */
export function WeightMap(props: {
  readonly painting: WeightPainting;
  readonly chosen: WeightPlace | null;
  /** What the picture says, in words, and how to move in it. */
  readonly description: string;
  readonly onChoose: (place: WeightPlace) => void;
  readonly onPoint: (place: WeightPlace | null) => void;
}): ReactElement {
  const { painting, chosen, description, onChoose, onPoint } = props;
  const { turned, record } = painting;
  const [outputs = 0, inputs = 0] = record.shape;
  const [holder, width] = useWidth<HTMLDivElement>();
  const wholeId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  const matrix = useMemo(
    () => (turned ? { width: outputs, height: inputs } : { width: inputs, height: outputs }),
    [turned, outputs, inputs],
  );
  const window = useMemo(() => ({ width, height: HEIGHT }), [width]);
  const whole = useMemo(() => fit(matrix, window), [matrix, window]);
  const [moved, setMoved] = useState<{ readonly of: MapView; readonly view: MapView } | null>(null);
  // Reset the view when the matrix or the width changes.
  const view = moved?.of === whole ? moved.view : whole;
  const setView = (next: MapView): void => setMoved({ of: whole, view: next });

  const picture = useMemo(() => {
    const painted = document.createElement('canvas');
    paintWeights(painted, painting);
    return painted;
    // Colours come from the style sheet: repaint when the scheme changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [painting, isDark]);

  useEffect(() => {
    if (canvas.current !== null && width > 0)
      drawMap(canvas.current, picture, painting, view, chosen === null ? null : cellOf(chosen, turned));
  }, [picture, painting, view, chosen, turned, width]);

  const placeAt = (x: number, y: number): WeightPlace | null => {
    const cell = cellAt(view, x, y, matrix);
    return cell === null ? null : turned ? { output: cell.column, input: cell.row } : { output: cell.row, input: cell.column };
  };
  const zoom = (factor: number, x = width / 2, y = HEIGHT / 2): void => setView(zoomAt(view, factor, x, y, matrix, window));
  const gestures = useMapGestures({
    view,
    matrix,
    window,
    onView: setView,
    onPress: (x, y) => {
      const place = placeAt(x, y);
      if (place !== null) onChoose(place);
    },
    onHover: (x, y) => onPoint(placeAt(x, y)),
  });

  useEffect(() => {
    const { current } = canvas;
    if (current === null) return;
    // The page scrolls over the map; it zooms for a pinch on a trackpad, with Ctrl, or once it has the focus.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && document.activeElement !== current) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.offsetX, event.offsetY);
    };
    current.addEventListener('wheel', onWheel, { passive: false });
    return () => current.removeEventListener('wheel', onWheel);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const far = event.shiftKey ? 10 : 1;
      const from = chosen === null ? { column: 0, row: 0 } : cellOf(chosen, turned);
      const cell = { column: clamp(from.column + far * step[0], matrix.width), row: clamp(from.row + far * step[1], matrix.height) };
      onChoose(turned ? { output: cell.column, input: cell.row } : { output: cell.row, input: cell.column });
      setView(reveal(view, cell.column, cell.row, matrix, window));
    } else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
    else if (event.key === '-') zoom(1 / ZOOM_STEP);
    else if (event.key === '0') setView(whole);
    else return;
    event.preventDefault();
  }

  const isWhole = view.scale <= whole.scale;
  return (
    <div ref={holder} className="map-window" data-zoomed={!isWhole || undefined}>
      <canvas
        ref={canvas}
        style={{ height: HEIGHT }}
        tabIndex={0}
        role="img"
        aria-label={`${description} ${words.keys}`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onPoint(null)}
        {...gestures}
      />
      <div className="map-buttons">
        <button type="button" className="icon-button" aria-label={words.zoomIn} onClick={() => zoom(ZOOM_STEP * ZOOM_STEP)}>
          +
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={words.zoomOut}
          disabled={isWhole}
          aria-describedby={wholeId}
          onClick={() => zoom(1 / ZOOM_STEP / ZOOM_STEP)}
        >
          −
        </button>
        <button type="button" className="map-whole" disabled={isWhole} aria-describedby={wholeId} onClick={() => setView(whole)}>
          {words.whole}
        </button>
        <span id={wholeId} hidden>
          {isWhole ? words.wholeIsShown : ''}
        </span>
      </div>
    </div>
  );
}

const clamp = (index: number, extent: number): number => Math.min(extent - 1, Math.max(0, index));
const cellOf = ({ output, input }: WeightPlace, turned: boolean): { readonly column: number; readonly row: number } =>
  turned ? { column: output, row: input } : { column: input, row: output };
