import { memo, useEffect, useRef, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { useMedia } from '../hooks/use-media';
import { coloursOf } from './kit/colours';
import './attention-map.css';

/** Attention probabilities of one head, a pixel each: the row looks, the column is looked at. */
export const AttentionMap = memo(function AttentionMap({
  probabilities,
  size,
  mode,
  label,
}: {
  readonly probabilities: Float32Array;
  readonly size: number;
  readonly mode: ModeId;
  /** Absent where the enclosing button has a label. */ readonly label?: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, probabilities, size);
    // Colours come from the style sheet: repaint when the scheme changes.
  }, [probabilities, size, mode, isDark]);
  return (
    <canvas
      ref={canvas}
      className="attention-map"
      width={size}
      height={size}
      style={{ color: modeOf(mode).look.colour }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
});

function paint(canvas: HTMLCanvasElement, probabilities: Float32Array, size: number): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const [[red, green, blue]] = coloursOf(canvas, ['color']);
  const image = context.createImageData(size, size);
  for (let i = 0; i < size * size; i++) {
    // Square roots: a tenth of the attention must not vanish beside a spike.
    image.data.set([red, green, blue, Math.round(255 * Math.sqrt(probabilities[i] ?? 0))], 4 * i);
  }
  context.putImageData(image, 0, 0);
}
