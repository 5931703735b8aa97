import { useEffect, useRef, type ReactElement } from 'react';
import './picture-canvas.css';

/** A small grey picture, 0 … 1, drawn large; decorative without a `label`. */
export function PictureCanvas({
  values,
  width,
  label,
}: {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly label?: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = values.length / width;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    const image = context.createImageData(width, height);
    for (let i = 0; i < values.length; i++) {
      const grey = Math.round(255 * Math.min(1, Math.max(0, values[i] ?? 0)));
      image.data.set([grey, grey, grey, 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  }, [values, width, height]);
  return (
    <canvas
      ref={canvas}
      className="picture"
      width={width}
      height={height}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
