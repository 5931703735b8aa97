import * as words from '#words/ui/charts/weight-map-canvas';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { codeAt, recordLayoutOf } from '../../../math/codes/code-fields';
import type { RecordedLayer } from '../../../worker/protocol';
import { useMedia } from '../../hooks/use-media';
import { formatLevel } from '../../words/format';
import { paintWeights } from './paint-weights';
import './weight-map-canvas.css';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The codes of one matrix, a pixel each, enlarged by whole pixels where they fit. The longer side lies across. */
export function WeightMapCanvas({ record, name }: { readonly record: RecordedLayer; readonly name: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cell, setCell] = useState<Cell | null>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  const [rows = 0, columns = 0] = record.shape;
  const turned = rows > columns;
  const width = turned ? rows : columns;
  const height = turned ? columns : rows;

  useEffect(() => {
    if (canvas.current !== null) paintWeights(canvas.current, { record, colouring: 'code', thresholds: [], flips: null, turned });
    // Colours come from the style sheet: repaint when the scheme changes.
  }, [record, turned, isDark]);

  function cellAt(event: PointerEvent<HTMLCanvasElement>): Cell | null {
    const box = event.currentTarget.getBoundingClientRect();
    const across = Math.floor(((event.clientX - box.left) / box.width) * width);
    const down = Math.floor(((event.clientY - box.top) / box.height) * height);
    return across < 0 || down < 0 || across >= width || down >= height
      ? null
      : turned
        ? { row: across, column: down }
        : { row: down, column: across };
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const [down = 0, across = 0] = move;
    const { row, column } = cell ?? { row: 0, column: 0 };
    const [rowStep, columnStep] = turned ? [across, down] : [down, across];
    setCell({ row: clamp(row + rowStep, rows), column: clamp(column + columnStep, columns) });
  }

  const code = cell === null ? undefined : codeAt(record.codes, cell.row * columns + cell.column, recordLayoutOf(record.levels));
  const marked =
    cell === null
      ? null
      : turned
        ? { left: cell.row / width, top: cell.column / height }
        : { left: cell.column / width, top: cell.row / height };
  return (
    <div className="weight-map">
      <div className="weight-map-picture" style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}>
        <canvas
          ref={canvas}
          width={width}
          height={height}
          tabIndex={0}
          role="img"
          aria-label={words.codesOf(name, rows, columns)}
          onPointerMove={(event) => setCell(cellAt(event))}
          onPointerLeave={() => setCell(null)}
          onKeyDown={onKeyDown}
          onBlur={() => setCell(null)}
        />
        {marked === null ? null : (
          <i
            className="weight-map-cursor"
            style={{ left: `${100 * marked.left}%`, top: `${100 * marked.top}%`, width: `${100 / width}%`, height: `${100 / height}%` }}
          />
        )}
      </div>
      <p className="weight-map-caption" aria-live="polite">
        {cell === null || code === undefined
          ? turned
            ? words.turnedAxes
            : words.axes
          : words.codeAt(cell.row + 1, cell.column + 1, formatLevel(code))}
      </p>
    </div>
  );
}

const clamp = (index: number, extent: number): number => Math.min(extent - 1, Math.max(0, index));
