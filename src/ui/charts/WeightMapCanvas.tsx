import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { WeightMap } from '../../worker/protocol';
import { useMedia } from '../hooks/use-media';
import { formatLevel } from '../words/format';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The codes of one matrix, a pixel each, enlarged by whole pixels where they fit. The longer side lies across. */
export function WeightMapCanvas({ map, name }: { readonly map: WeightMap; readonly name: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cell, setCell] = useState<Cell | null>(null);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const [rows = 0, columns = 0] = map.shape;
  const turned = rows > columns;
  const width = turned ? rows : columns;
  const height = turned ? columns : rows;

  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, map.codes, columns, turned);
    // The colours are read from the style sheet: another scheme, another painting.
  }, [map, columns, turned, isDark]);

  function cellAt(event: PointerEvent<HTMLCanvasElement>): Cell | null {
    const box = event.currentTarget.getBoundingClientRect();
    const across = Math.floor(((event.clientX - box.left) / box.width) * width);
    const down = Math.floor(((event.clientY - box.top) / box.height) * height);
    return across < 0 || down < 0 || across >= width || down >= height ? null : turned ? { row: across, column: down } : { row: down, column: across };
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

  const code = cell === null ? undefined : map.codes[cell.row * columns + cell.column];
  const marked = cell === null ? null : turned ? { left: cell.row / width, top: cell.column / height } : { left: cell.column / width, top: cell.row / height };
  return (
    <div className="weight-map">
      <div className="weight-map-picture" style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height }}>
        <canvas
          ref={canvas}
          width={width}
          height={height}
          tabIndex={0}
          role="img"
          aria-label={`Codes of ${name}, ${rows} outputs by ${columns} inputs. Arrow keys read single weights.`}
          onPointerMove={(event) => setCell(cellAt(event))}
          onPointerLeave={() => setCell(null)}
          onKeyDown={onKeyDown}
          onBlur={() => setCell(null)}
        />
        {marked === null ? null : <i className="weight-map-cursor" style={{ left: `${100 * marked.left}%`, top: `${100 * marked.top}%`, width: `${100 / width}%`, height: `${100 / height}%` }} />}
      </div>
      <p className="weight-map-caption" aria-live="polite">
        {cell === null || code === undefined ? `→ ${turned ? 'outputs' : 'inputs'}, ↓ ${turned ? 'inputs' : 'outputs'}` : `output ${cell.row + 1}, input ${cell.column + 1}: ${formatLevel(code)}`}
      </p>
    </div>
  );
}

const clamp = (index: number, extent: number): number => Math.min(extent - 1, Math.max(0, index));

function paint(canvas: HTMLCanvasElement, codes: Int8Array, columns: number, turned: boolean): void {
  const context = canvas.getContext('2d');
  if (context === null || codes.length !== canvas.width * canvas.height) return;
  const style = getComputedStyle(canvas);
  const [negative, zero, positive] = ['--negative', '--map-zero', '--positive'].map((property) => bytesOf(style.getPropertyValue(property)));
  if (negative === undefined || zero === undefined || positive === undefined) return;
  const image = context.createImageData(canvas.width, canvas.height);
  codes.forEach((code, index) => {
    const row = Math.floor(index / columns);
    const column = index % columns;
    const pixel = turned ? column * canvas.width + row : index;
    image.data.set(code < 0 ? negative : code > 0 ? positive : zero, 4 * pixel);
  });
  context.putImageData(image, 0, 0);
}

/** "#2f6fde" → red, green, blue, opaque. */
function bytesOf(colour: string): readonly number[] {
  const hex = Number.parseInt(colour.trim().slice(1), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255];
}
