/** What a visitor waits for: the bytes until Train can be pressed, and what is still to come then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPlayground, tinyLink, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false });
});
afterAll(async () => browser.close());

/** Every file of the site that the page has asked for so far, with its size as a host sends it, in bytes of gzip. */
function loadedBy({ requests }: Playground): ReadonlyMap<string, number> {
  const base = inject('siteUrl');
  const names = new Set(
    requests.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length).replace(/[?#].*/, '') || 'index.html'),
  );
  return new Map([...names].map((name) => [name, gzipSync(readFileSync(join(inject('siteFolder'), name))).length]));
}

const isTensorFlow = (name: string): boolean => /tfjs|tensorflow|^assets\/wasm-/.test(name);

// Of the 490 kB, 98 are the charts' library and 129 the first paint; recorder and class are not among them. It was 618 kB with
// TensorFlow.js, before there were lessons.
test('Train can be pressed after less than 500 kB of gzip, and a run ends without TensorFlow.js', async () => {
  const playground = await openPlayground(browser, { hash: tinyLink() });
  const { page } = playground;
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await train.click({ trial: true });
  const loaded = loadedBy(playground);
  const total = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  const largest = [...loaded].toSorted(([, a], [, b]) => b - a).map(([name, bytes]) => `${name}: ${bytes}`);
  expect(total, largest.join('\n')).toBeLessThan(500_000);
  await train.click();
  await page.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });
  expect([...loadedBy(playground).keys()].filter(isTensorFlow)).toEqual([]);
  // A file is made and checked without it; what asks for the definition gets it.
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.export(run?.id ?? '', 'packed');
  });
  expect([...loadedBy(playground).keys()].filter(isTensorFlow)).toEqual([]);
  await page.evaluate(async () => {
    const [run] = await window.bitnet.runs();
    await window.bitnet.attention(run?.id ?? '', '1234');
  });
  expect([...loadedBy(playground).keys()].filter(isTensorFlow)).not.toEqual([]);
  await playground.close();
});
