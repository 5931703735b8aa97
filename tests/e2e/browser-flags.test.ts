/** The flags that every browser of the tests is started with. */
import { chromium } from 'playwright';
import { expect, inject, test } from 'vitest';
import { launchOptions } from '../../tools/probe-browser.mjs';

test('what Playwright switches off stays off: of two lists, Chromium takes the last', async () => {
  const server = await chromium.launchServer({ ...launchOptions(inject('browser'), { webgpu: false }), headless: true });
  const name = '--disable-features=';
  const lists = server
    .process()
    .spawnargs.filter((flag) => flag.startsWith(name))
    .map((flag) => flag.slice(name.length).split(','));
  await server.close();
  expect(lists).toHaveLength(2);
  const [playwrights = [], ours] = lists;
  expect(playwrights).toContain('PaintHolding');
  expect(ours).toEqual(expect.arrayContaining(playwrights));
});
