import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAt, countMoves, fieldLayoutOf, packFields, recordLayoutOf, unpackFields } from '../../src/math/codes/code-fields';

/** Up to sixteen evenly spaced levels, and codes out of them. */
const coded = fc
  .record({ count: fc.integer({ min: 2, max: 16 }), step: fc.integer({ min: 1, max: 3 }), lowest: fc.integer({ min: -45, max: 0 }) })
  .map(({ count, step, lowest }) => Array.from({ length: count }, (_, i) => lowest + step * i))
  .chain((levels) => fc.record({ levels: fc.constant(levels), codes: fc.array(fc.constantFrom(...levels), { maxLength: 70 }) }));

describe('codes in fields', () => {
  it('are found where they were put, in memory and in records', () => {
    fc.assert(
      fc.property(coded, ({ levels, codes }) => {
        for (const layout of [fieldLayoutOf(levels), recordLayoutOf(levels)]) {
          const bytes = packFields(codes, layout);
          expect(bytes.length).toBe(Math.ceil((codes.length * layout.bits) / 8));
          expect(codes.map((_, j) => codeAt(bytes, j, layout))).toEqual(codes);
          expect([...unpackFields(bytes, codes.length, layout)]).toEqual(codes);
        }
      }),
    );
  });

  it('lie as drawn', () => {
    expect([...packFields([-2, 1, 0, -1, 1], fieldLayoutOf([-2, -1, 0, 1]))]).toEqual([0b01_10_11_00, 0b11]);
    expect([...packFields([-15, 15, 1], fieldLayoutOf(Array.from({ length: 16 }, (_, i) => 2 * i - 15)))]).toEqual([0xf0, 0x08]);
  });

  it('exist for no more than sixteen levels, evenly spaced', () => {
    for (const levels of [[-1, 0, 2], [1, 0], Array.from({ length: 17 }, (_, i) => i)])
      expect(() => fieldLayoutOf(levels)).toThrow(/up to sixteen evenly spaced levels/);
  });

  it('are counted as they move', () => {
    const layout = fieldLayoutOf([-2, -1, 0, 1]);
    const moves = countMoves(packFields([-2, -2, 1], layout), packFields([-2, 1, 0], layout), 3, layout);
    expect(moves.flatMap((count, way) => (count > 0 ? [[Math.floor(way / 4), way % 4, count]] : []))).toEqual([
      [0, 0, 1],
      [0, 3, 1],
      [3, 2, 1],
    ]);
  });
});
