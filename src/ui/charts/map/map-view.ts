/** What part of a matrix a map shows: scale in pixels a cell, and the place of the matrix's corner. */
export interface MapView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** From this size of a cell on, codes are also drawn as −, · and +. */
export const SYMBOL_SCALE = 13;
const LARGEST_SCALE = 44;

/** The whole matrix, centred. */
export function fit(matrix: Extent, window: Extent): MapView {
  const scale = Math.min(window.width / Math.max(1, matrix.width), window.height / Math.max(1, matrix.height));
  return { scale, x: (window.width - scale * matrix.width) / 2, y: (window.height - scale * matrix.height) / 2 };
}

/** Nearer or farther by a factor, the point under (px, py) stays; never smaller than the whole, never beyond its edges. */
export function zoomAt(view: MapView, factor: number, px: number, py: number, matrix: Extent, window: Extent): MapView {
  const least = fit(matrix, window).scale;
  const scale = Math.min(Math.max(LARGEST_SCALE, least), Math.max(least, view.scale * factor));
  const ratio = scale / view.scale;
  return within({ scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio }, matrix, window);
}

export const panBy = (view: MapView, dx: number, dy: number, matrix: Extent, window: Extent): MapView =>
  within({ ...view, x: view.x + dx, y: view.y + dy }, matrix, window);

/** Moved so that a cell is in sight. */
export function reveal(view: MapView, column: number, row: number, matrix: Extent, window: Extent): MapView {
  const shift = (from: number, extent: number): number => Math.max(0, -from) - Math.max(0, from + view.scale - extent);
  return panBy(view, shift(view.x + column * view.scale, window.width), shift(view.y + row * view.scale, window.height), matrix, window);
}

/** The matrix fills the window where it can, and is centred where it cannot. */
function within(view: MapView, matrix: Extent, window: Extent): MapView {
  const place = (at: number, size: number, extent: number): number =>
    size <= extent ? (extent - size) / 2 : Math.min(0, Math.max(extent - size, at));
  return {
    scale: view.scale,
    x: place(view.x, view.scale * matrix.width, window.width),
    y: place(view.y, view.scale * matrix.height, window.height),
  };
}

/** The cell under a point; null outside of the matrix. */
export function cellAt(view: MapView, px: number, py: number, matrix: Extent): { readonly column: number; readonly row: number } | null {
  const column = Math.floor((px - view.x) / view.scale);
  const row = Math.floor((py - view.y) / view.scale);
  return column < 0 || row < 0 || column >= matrix.width || row >= matrix.height ? null : { column, row };
}
