/** Where the link to the other language leads. What it does when it is pressed: `tests/e2e/languages.test.ts`. */
import { expect, test } from 'vitest';
import { pageIn } from '../../src/ui/kept/OtherLanguage';

test.each([
  ['de', 'https://host/', 'https://host/de/index.html'],
  ['de', 'https://host/bitnet/index.html?bench#v=1&task=sort', 'https://host/bitnet/de/index.html?bench#v=1&task=sort'],
  ['en', 'https://host/bitnet/de/', 'https://host/bitnet/'],
  ['en', 'https://host/bitnet/de/index.html#v=1', 'https://host/bitnet/#v=1'],
])('in %s, %s is %s', (language, here, there) => expect(pageIn(language, here, true)).toBe(there));

test('a language that the address asks for does not lead back', () => {
  expect(pageIn('en', 'https://host/de/?lang=de&bench', true)).toBe('https://host/?bench=');
  expect(pageIn('de', 'https://host/?lang=en', true)).toBe('https://host/de/index.html');
});

test('where the browser keeps nothing, the address says which language was chosen', () => {
  expect(pageIn('en', 'https://host/de/?lang=de#v=1', false)).toBe('https://host/?lang=en#v=1');
});
