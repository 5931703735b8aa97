import { expect, it } from 'vitest';
import { language } from '#words/language';
import { randomStream } from '../../src/math/random';
import { counted } from '../../src/words/numbers';

it('writes counts as Intl does', () => {
  const random = randomStream(1, 'counts');
  const reference = new Intl.NumberFormat(language);
  const given = [0, 1, 9, 10, 999, 1000, 1001, 999_999, 1_000_000, 2 ** 53 - 1, 2 ** 53, 1e21, 0.5, 1234.5678, Number.NaN, Infinity];
  const drawn = Array.from({ length: 2000 }, () => Math.floor(10 ** (15 * random.uniform())));
  for (const count of [...given, ...drawn]) {
    expect(counted(count)).toBe(reference.format(count));
    expect(counted(-count)).toBe(count === 0 ? '0' : reference.format(-count));
  }
});
