/** Numbers as the German page writes and reads them. In English: `tests/ui/words.test.ts`. */
import { expect, test, vi } from 'vitest';
import { counted, fixed, marked, readNumber } from '../../src/words/numbers';

vi.mock('#words/language', () => import('../../src/words/de/language'));

test('a comma before the decimals, a point between thousands (Duden)', () => {
  expect(counted(18_432)).toBe('18.432');
  for (const count of [7, 999, 1000, 1_234_567, -18_432, 1234.5]) expect(counted(count)).toBe(new Intl.NumberFormat('de').format(count));
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
