/** Where `public/arrival.js` leads who asks for a language. What the button does when it is pressed: `tests/e2e/languages.test.ts`. */
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readText } from '../structure/project-files';

/** Where a visitor ends: followed until the page stays. */
function arriveAt(
  href: string,
  { chosen = null, prefers = 'en-GB' }: { readonly chosen?: string | null; readonly prefers?: string } = {},
): string {
  let here = href;
  for (let visits = 0; visits < 4; visits++) {
    let next: string | null = null;
    runInNewContext(readText('public/arrival.js'), {
      URL,
      document: { documentElement: { lang: /\/de\//.test(here) ? 'de' : 'en', dataset: {} } },
      location: { href: here, replace: (to: URL) => (next = to.href) },
      localStorage: { getItem: () => chosen },
      navigator: { languages: [prefers] },
    });
    if (next === null) return here;
    here = next;
  }
  throw new Error(`${href} leads nowhere.`);
}

test.each([
  ['https://host/?lang=de', 'https://host/de/index.html'],
  ['https://host/bitnet/index.html?bench=&lang=de#v=1&task=sort', 'https://host/bitnet/de/index.html?bench=#v=1&task=sort'],
  ['https://host/bitnet/de/?lang=en', 'https://host/bitnet/'],
  ['https://host/bitnet/de/index.html?lang=en#v=1', 'https://host/bitnet/#v=1'],
])('%s, chosen on the page, ends at %s', (asked, there) => {
  for (const prefers of ['de-DE', 'en-GB', 'fr-FR'])
    expect(arriveAt(asked, { chosen: new URL(asked).searchParams.get('lang'), prefers })).toBe(there);
});

test('where the browser keeps nothing, the address says which language was chosen', () => {
  expect(arriveAt('https://host/de/?lang=en#v=1', { prefers: 'de-DE' })).toBe('https://host/?lang=en#v=1');
  expect(arriveAt('https://host/?lang=de#v=1', { prefers: 'en-GB' })).toBe('https://host/de/index.html#v=1');
});

test('an address that asks for nothing is left as it is', () => {
  expect(arriveAt('https://host/?bench')).toBe('https://host/?bench');
  expect(arriveAt('https://host/?bench', { prefers: 'de-AT' })).toBe('https://host/de/index.html?bench');
});
