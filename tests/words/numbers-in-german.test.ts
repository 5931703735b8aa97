/** Numbers as the German page writes and reads them. In English: `tests/ui/words.test.ts`. */
import { expect, test, vi } from 'vitest';
import { counted, fixed, marked, readNumber } from '../../src/words/numbers';

vi.mock('#words/language', () => ({ language: 'de', decimalMark: ',' }));

test('a comma before the decimals, a point between thousands (Duden)', () => {
  expect(counted(18_432)).toBe('18.432');
  expect(fixed(0.25, 3)).toBe('0,250');
  expect(marked('1.2e-7')).toBe('1,2e-7');
});

test('what was written is read back, and a point is understood', () => {
  expect(readNumber(fixed(2.303, 3))).toBe(2.303);
  expect(readNumber('0,1')).toBe(0.1);
  expect(readNumber('0.1')).toBe(0.1);
  expect(readNumber('1,2,3')).toBeNaN();
  expect(readNumber('viel')).toBeNaN();
});
