import * as words from '#words/standalone';
import { useEffect, useRef, type ReactElement } from 'react';
import type { CodedTensor } from '../formats/format';
import { paintedLevels } from '../ui/charts/level-looks';
import { useMedia } from '../ui/hooks/use-media';
import { formatCount, formatLevel, formatShare } from '../ui/words/format';
import { layerName } from '../ui/words/layer-name';

const darkScheme = '(prefers-color-scheme:dark)';
/** Pictures are drawn at least this wide, in CSS pixels. */
const smallestPicture = 130;

/** The codes of one matrix, a pixel each, the longer side across, and how many there are of each. */
export function CodesPicture({ tensor }: { readonly tensor: CodedTensor }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia(darkScheme);
  const [rows = 0, columns = 0] = tensor.shape;
  const [width, height] = rows > columns ? [rows, columns] : [columns, rows];

  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, tensor, rows > columns);
    // The colours are read from the style sheet: another scheme, another painting.
  }, [tensor, columns, rows, isDark]);

  const countOf = (code: number): number => tensor.codes.reduce((count, found) => count + (found === code ? 1 : 0), 0);
  const shares = tensor.levels.map((level) => `${formatLevel(level)} ${formatShare(countOf(level) / tensor.codes.length)}`).join(' · ');
  const name = layerName(tensor.name);
  return (
    <figure className="codes-picture">
      <canvas
        ref={canvas}
        width={width}
        height={height}
        data-enlarged={width < smallestPicture || undefined}
        role="img"
        aria-label={words.codesOf(name.long, formatCount(rows), formatCount(columns), shares)}
      />
      <figcaption>
        <b>{name.short}</b> {rows}×{columns}
        <br />
        {shares}
      </figcaption>
    </figure>
  );
}

function paint(canvas: HTMLCanvasElement, { codes, levels, shape: [, columns = 1] }: CodedTensor, turned: boolean): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const colours = new Map(paintedLevels(canvas, levels, '--map-zero').map((rgb, i) => [levels[i], `rgb(${rgb.join(' ')})`]));
  codes.forEach((code, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    context.fillStyle = colours.get(code + 0) ?? '';
    if (turned) context.fillRect(row, column, 1, 1);
    else context.fillRect(column, row, 1, 1);
  });
}
