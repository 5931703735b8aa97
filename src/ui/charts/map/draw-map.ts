import { codeAt, recordLayoutOf } from '../../../math/codes/code-fields';
import { formatLevel } from '../../words/format';
import { strengthOf } from '../level-looks';
import { SYMBOL_SCALE, type MapView } from './map-view';
import type { WeightPainting } from './paint-weights';

/** Colours at least this strong carry light letters. */
const FIRM = 0.6;

const symbols = ['−', '·', '+'] as const;

/** Draws the visible part of a painted matrix; zoomed in far enough, every code also as −, · or +, or as its number. */
export function drawMap(
  canvas: HTMLCanvasElement,
  picture: HTMLCanvasElement,
  painting: WeightPainting,
  view: MapView,
  chosen: { readonly column: number; readonly row: number } | null,
): void {
  const ratio = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(ratio, ratio);
  // Enlarged cells keep their edges; a matrix that is shrunk must not lose rows.
  context.imageSmoothingEnabled = view.scale * ratio < 1;
  context.drawImage(picture, view.x, view.y, picture.width * view.scale, picture.height * view.scale);
  if (view.scale >= SYMBOL_SCALE) drawSymbols(context, painting, view, picture, width, height);
  if (chosen === null) return;
  const size = Math.max(view.scale, 5);
  const [x, y] = [view.x + (chosen.column + 0.5) * view.scale - size / 2, view.y + (chosen.row + 0.5) * view.scale - size / 2];
  const style = getComputedStyle(canvas);
  for (const [colour, thick] of [
    [style.getPropertyValue('--panel'), 5],
    [style.getPropertyValue('--ink'), 2.4],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x - 1, y - 1, size + 2, size + 2);
  }
}

function drawSymbols(
  context: CanvasRenderingContext2D,
  { record, turned, colouring }: WeightPainting,
  view: MapView,
  picture: HTMLCanvasElement,
  width: number,
  height: number,
): void {
  const columns = record.shape[1] ?? 1;
  context.fillStyle = colouring === 'code' ? '#fff' : getComputedStyle(context.canvas).getPropertyValue('--ink');
  context.font = ['700', `${Math.round(view.scale * 0.72)}px`, getComputedStyle(context.canvas).getPropertyValue('--font')].join(' ');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const ink = getComputedStyle(context.canvas).getPropertyValue('--ink-3');
  const light = context.fillStyle;
  const layout = recordLayoutOf(record.levels);
  const hasNumbers = record.levels.some((level) => Math.abs(level) > 1);
  const dark = getComputedStyle(context.canvas).getPropertyValue('--ink');
  for (let row = Math.max(0, Math.floor(-view.y / view.scale)); row < Math.min(picture.height, (height - view.y) / view.scale); row++) {
    for (
      let column = Math.max(0, Math.floor(-view.x / view.scale));
      column < Math.min(picture.width, (width - view.x) / view.scale);
      column++
    ) {
      const code = codeAt(record.codes, turned ? column * columns + row : row * columns + column, layout);
      context.fillStyle = colouring !== 'code' ? light : code === 0 ? ink : strengthOf(code, record.levels) < FIRM ? dark : light;
      context.fillText(
        hasNumbers && code !== 0 ? formatLevel(code) : (symbols[code + 1] ?? ''),
        view.x + (column + 0.5) * view.scale,
        view.y + (row + 0.54) * view.scale,
      );
    }
  }
}
