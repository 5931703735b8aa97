/** What all charts draw with: scales, the place among the axes, and the marks at them. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { plotOf } from '../../src/ui/charts/kit/frame';
import { LevelLine, levelTick, ValueTick } from '../../src/ui/charts/kit/marks';
import { linear, logarithmic, niceCeiling, polyline } from '../../src/ui/charts/kit/scales';

describe('a scale', () => {
  it('is linear between its ends, and goes on beyond them', () => {
    const x = linear([-2.5, 2.5], [10, 110]);
    expect([-2.5, 0, 2.5, 5].map(x)).toEqual([10, 60, 110, 160]);
  });

  it('may run downwards, as y does', () => {
    expect([0, 0.25, 1].map(linear([0, 1], [100, 20]))).toEqual([100, 80, 20]);
  });

  it('puts everything at the first end where there is no extent', () => {
    expect(linear([0, 0], [44, 300])(0)).toBe(44);
  });

  it('is logarithmic: equal ratios, equal distances', () => {
    const x = logarithmic([64, 1024], [0, 400]);
    expect([64, 128, 256, 1024].map((pairs) => Math.round(x(pairs)))).toEqual([0, 100, 200, 400]);
  });

  it.each([
    [1, 1],
    [1.2, 2],
    [3, 5],
    [70, 100],
    [100, 100],
  ])('ends at a round value: %d → %d', (value, end) => expect(niceCeiling(value)).toBe(end));
});

it('a plot is what the margin leaves, and never less than nothing', () => {
  const margin = { left: 44, right: 8, top: 8, bottom: 22 };
  expect(plotOf(340, 196, margin)).toEqual({ left: 44, top: 8, width: 288, height: 166, right: 332, bottom: 174 });
  expect(plotOf(30, 10, margin)).toMatchObject({ width: 0, height: 0, right: 44, bottom: 8 });
});

it('a line goes straight from point to point, and nowhere without points', () => {
  expect(
    polyline([
      [1, 2],
      [3.14159, 4],
    ]),
  ).toBe('M1.0 2.0L3.1 4.0');
  expect(polyline([])).toBe('');
});

it('marks stand on whole pixels, and values left of the plot', () => {
  const plot = plotOf(100, 50, { left: 20, right: 0, top: 0, bottom: 0 });
  expect(renderToStaticMarkup(<LevelLine plot={plot} at={10.4} kind="grid" />)).toBe('<path class="grid-line" d="M20 10.5h80"></path>');
  expect(
    renderToStaticMarkup(
      <ValueTick plot={plot} at={10}>
        5%
      </ValueTick>,
    ),
  ).toBe('<text class="tick" x="14" y="14" text-anchor="end">5%</text>');
  expect([-1, 0, 2].map((level) => levelTick(level, 'γ'))).toEqual(['−1γ', '0', '+2γ']);
});
