import { useEffect, useRef, type ReactElement } from 'react';
import type { CodedTensor } from '../formats/format';
import { useMedia } from '../ui/hooks/use-media';
import { formatCount, formatShare } from '../ui/words/format';
import { layerName } from '../ui/words/layer-name';

/** Pictures are drawn at least this wide, in CSS pixels. */
const smallestPicture = 130;

/** The codes of one matrix, a pixel each, the longer side across, and how many there are of each. */
export function CodesPicture({ tensor }: { readonly tensor: CodedTensor }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const [rows = 0, columns = 0] = tensor.shape;
  const [width, height] = rows > columns ? [rows, columns] : [columns, rows];

  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, tensor.codes, columns, rows > columns);
    // The colours are read from the style sheet: another scheme, another painting.
  }, [tensor, columns, rows, isDark]);

  const counts = [-1, 0, 1].map((code) => tensor.codes.reduce((count, found) => count + (found === code ? 1 : 0), 0));
  const shares = counts.map((count) => formatShare(count / tensor.codes.length));
  const words =
    tensor.mode === 'ternary'
      ? `−1 ${shares[0] ?? ''} · 0 ${shares[1] ?? ''} · +1 ${shares[2] ?? ''}`
      : `−1 ${shares[0] ?? ''} · +1 ${shares[2] ?? ''}`;
  const name = layerName(tensor.name);
  return (
    <figure className="codes-picture">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        data-enlarged={width < smallestPicture || undefined}
        role="img"
        aria-label={`Codes of ${name.long}, ${formatCount(rows)} outputs by ${formatCount(columns)} inputs: ${words}`}
      />
      <figcaption>
        <b>{name.short}</b> {rows}×{columns}
        <br />
        {words}
      </figcaption>
    </figure>
  );
}

function paint(canvas: HTMLCanvasElement, codes: Int8Array, columns: number, turned: boolean): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const style = getComputedStyle(canvas);
  const colours = ['--negative', '--map-zero', '--positive'].map((property) => style.getPropertyValue(property).trim());
  codes.forEach((code, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    context.fillStyle = colours[code + 1] ?? '';
    if (turned) context.fillRect(row, column, 1, 1);
    else context.fillRect(column, row, 1, 1);
  });
}
