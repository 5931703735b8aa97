import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAt, fit, panBy, reveal, zoomAt } from '../../src/ui/charts/map/map-view';

const window = { width: 600, height: 300 };
const extents = fc.record({ width: fc.integer({ min: 1, max: 1024 }), height: fc.integer({ min: 1, max: 1024 }) });
const unit = fc.double({ min: 0, max: 1, noNaN: true });

test('the whole matrix is in sight at first', () => {
  fc.assert(
    fc.property(extents, (matrix) => {
      const view = fit(matrix, window);
      expect(view.x).toBeGreaterThanOrEqual(-1e-9);
      expect(view.y).toBeGreaterThanOrEqual(-1e-9);
      expect(view.scale * matrix.width).toBeLessThanOrEqual(window.width + 1e-6);
      expect(view.scale * matrix.height).toBeLessThanOrEqual(window.height + 1e-6);
    }),
  );
});

test('no zooming and panning leaves the window empty or shows less than the whole', () => {
  fc.assert(
    fc.property(
      extents,
      fc.array(fc.tuple(unit, unit, fc.double({ min: 0.3, max: 3, noNaN: true })), { maxLength: 8 }),
      (matrix, moves) => {
        let view = fit(matrix, window);
        for (const [a, b, factor] of moves)
          view = panBy(zoomAt(view, factor, a * 600, b * 300, matrix, window), 900 * (a - 0.5), 900 * (b - 0.5), matrix, window);
        expect(view.scale).toBeGreaterThanOrEqual(fit(matrix, window).scale - 1e-9);
        const covered = (at: number, size: number, extent: number): boolean =>
          size >= extent ? at <= 1e-6 && at + size >= extent - 1e-6 : at >= -1e-6 && at + size <= extent + 1e-6;
        expect(covered(view.x, view.scale * matrix.width, 600) && covered(view.y, view.scale * matrix.height, 300)).toBe(true);
      },
    ),
  );
});

test('a zoom keeps the cell under the pointer, and a cell that is looked for comes into sight', () => {
  const matrix = { width: 1024, height: 1024 };
  const start = fit(matrix, window);
  const before = cellAt(start, 300, 150, matrix);
  const near = zoomAt(start, 40, 300, 150, matrix, window);
  expect(cellAt(near, 300, 150, matrix)).toEqual(before);
  const seen = reveal(near, 3, 1020, matrix, window);
  const [x, y] = [seen.x + 3 * seen.scale, seen.y + 1020 * seen.scale];
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y + seen.scale).toBeLessThanOrEqual(300 + 1e-6);
  expect(cellAt(seen, x + 1, y + 1, matrix)).toEqual({ column: 3, row: 1020 });
});
