import { describe, expect, it } from 'vitest';
import { packFields, recordLayoutOf } from '../../src/math/codes/code-fields';
import { valueThrough } from '../../src/ui/charts/map/paint-values';

describe('what is painted of a recorded weight', () => {
  const levels = [-1, 0, 1];
  const record = {
    layer: 'l',
    shape: [1, 4],
    levels,
    codes: packFields([-1, 0, 1, 1], recordLayoutOf(levels)),
    latents: Int8Array.from([-60, 10, 30, 127]),
  };
  const values = (lens: 'latent' | 'quantised' | 'effective', lambda: number) =>
    [0, 1, 2, 3].map((index) => Number(valueThrough(lens, { record, lambda })(index).toFixed(6)));

  it('is its latent, its code, or λ of the way between', () => {
    expect(values('latent', 0.5)).toEqual([-1.2, 0.2, 0.6, 2.54]);
    expect(values('quantised', 0.5)).toEqual([-1, 0, 1, 1]);
    expect(values('effective', 0)).toEqual(values('latent', 0));
    expect(values('effective', 0.25)).toEqual([-1.15, 0.15, 0.7, 2.155]);
    expect(values('effective', 1)).toEqual([-1, 0, 1, 1]);
  });

  it('is its code where a file holds nothing behind it', () => {
    expect(valueThrough('effective', { record: { ...record, latents: new Int8Array(0) }, lambda: 0 })(2)).toBe(1);
  });
});
