import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/math/bytes/crc32';
import { float32Bytes, float32Values } from '../../src/math/bytes/little-endian';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('crc32', () => {
  it('gives the check value that the CRC catalogues list', () => {
    expect(crc32(ascii('123456789'))).toBe(0xcbf43926);
    expect(crc32()).toBe(0);
  });

  it('takes parts as one piece', () => {
    expect(crc32(ascii('1234'), ascii(''), ascii('56789'))).toBe(0xcbf43926);
  });

  it('finds every flipped bit', () => {
    const bytes = ascii('weights');
    const before = crc32(bytes);
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const flipped = bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      expect(crc32(flipped)).not.toBe(before);
    }
  });
});

describe('float32 bytes', () => {
  it('are little endian', () => {
    expect([...float32Bytes(Float32Array.of(1, -2))]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  });

  it('round-trip every value at any alignment', () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 9 }), fc.integer({ min: 0, max: 7 }), (values, shift) => {
        const shifted = new Uint8Array(shift + 4 * values.length);
        shifted.set(float32Bytes(values), shift);
        expect(float32Values(shifted.subarray(shift))).toEqual(values);
      }),
    );
  });
});
