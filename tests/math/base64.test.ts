import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../src/math/bytes/base64';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('writes “%s” as RFC 4648 lists it', (text, encoded) => {
    expect(toBase64(ascii(text))).toEqual(ascii(encoded));
    expect(fromBase64(ascii(encoded))).toEqual(ascii(text));
  });

  it('writes and reads what Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(toBase64(bytes)).toEqual(ascii(text));
        expect(fromBase64(ascii(text))).toEqual(bytes);
      }),
    );
  });

  it('leaves white space out, as an editor may have put in', () => {
    expect(fromBase64(ascii('Zm9v\nYm Fy\n'))).toEqual(ascii('foobar'));
    expect(fromBase64(ascii('Zm9v\nYg=='))).toEqual(ascii('foob'));
    expect(fromBase64(ascii('Zm9vYg'))).toEqual(ascii('foob'));
  });

  it('accepts what the browser accepts, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09+/= \n<é'), maxLength: 12 }), (text) => {
        let expected: Uint8Array | null = null;
        try {
          expected = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        } catch {
          // Not base64.
        }
        expect(fromBase64(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
