/** A class: results leave as links and codes, thirty come together, and each can be proven by training it again. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { decodeResult, encodeResult, findResults, type ClassResult } from '../../src/state/class/result-link';
import { projectFolder } from '../../tools/cache-folder.mjs';
import { launchBrowser, openPlayground, tinyLink, type Playground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true, flags: ['--host-resolver-rules=MAP school.test 127.0.0.1'] });
});
afterAll(async () => browser.close());

const settings = { modes: 'ternary,binary', steps: '30', seed: '11' };

/** A pupil: trains, hands in, and copies the link by hand. */
async function handedIn(pupil: Playground): Promise<string> {
  const { page } = pupil;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'Train again' }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Hand in my result' }).click();
  const link = await page.getByRole('region', { name: 'Link to this result' }).innerText();
  return link.trim();
}

const readable = (link: string): ClassResult => {
  const decoded = decodeResult(findResults(link)[0] ?? '');
  if ('problem' in decoded) throw new Error(decoded.problem);
  return decoded;
};

async function collecting(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Collect results' }).click();
  await page.getByRole('textbox', { name: /Paste the links/ }).waitFor();
}

test('a pupil hands in a link that says what the page says, in a code as well', async () => {
  const pupil = await openPlayground(browser, { hash: tinyLink(settings) });
  const { page } = pupil;
  await page.getByRole('button', { name: 'Hand in my result' }).click();
  await page.getByText('Train to the end first').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  const link = await handedIn(pupil);
  expect(link.length).toBeLessThanOrEqual(300);
  const { arms, draft } = readable(link);
  expect(draft.settings.seed).toBe(11);
  const runs = await page.evaluate(() => window.bitnet.runs());
  for (const { mode, heldOutLossNats, score } of arms) {
    const run = runs.find((each) => each.mode === mode);
    expect({ heldOutLossNats, score }).toEqual({
      heldOutLossNats: Math.fround(run!.heldOutLossNats!),
      score: Math.fround(run!.score!),
    });
  }
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await pupil.close();
});

test('what is opened, pasted and dropped comes together, outlives a reload, and is proven or found out by training it again', async () => {
  const pupil = await openPlayground(browser, { hash: tinyLink(settings) });
  const link = await handedIn(pupil);
  await pupil.close();
  const honest = readable(link);
  const withSeed = (seed: number, loss: number): ClassResult => ({
    draft: { ...honest.draft, settings: { ...honest.draft.settings, seed } },
    arms: honest.arms.map((arm) => ({ ...arm, heldOutLossNats: Math.fround(loss) })),
  });
  // One digit altered, with a checksum that fits again.
  const altered = encodeResult({ ...withSeed(12, 1), arms: honest.arms });
  const others = Array.from({ length: 28 }, (_, i) => `${inject('siteUrl')}#${encodeResult(withSeed(100 + i, 0.5 + i / 100))}`);

  const teacher = await openPlayground(browser, { hash: link.slice(link.indexOf('#') + 1) });
  const { page } = teacher;
  await page.getByText('The result from this link is in the list.').waitFor();
  await page.getByRole('row', { name: /^11\b/ }).waitFor();
  const field = page.getByRole('textbox', { name: /Paste the links/ });
  await field.fill(`From Ada: ${inject('siteUrl')}#${altered}, thanks!\nand the rest\n${others.slice(0, 20).join('\n')}`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('21 results were added').waitFor();
  await page.locator('input[type=file][accept*=csv]').setInputFiles({
    name: 'class.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`name,link\n${others.map((each, i) => `pupil ${i},${each}`).join('\n')}`),
  });
  await page.getByText('8 results were added; 20 were already here').waitFor();
  await page.getByRole('heading', { name: /30 seeds/ }).waitFor();
  await page.getByText(/Over 30 seeds, the median loss/).waitFor();

  // No name of this host in it: nothing was asked of the network for it.
  const before = teacher.requests.length;
  await page.getByRole('row', { name: /^11\b/ }).getByRole('button', { name: 'Train again' }).click();
  await page.getByText('proven: the same weights').waitFor({ timeout: 60_000 });
  await page.getByRole('row', { name: /^12\b/ }).getByRole('button', { name: 'Train again' }).click();
  await page.getByText(/not the same, ternary/).waitFor({ timeout: 60_000 });
  expect(teacher.requests.slice(before).filter((url) => !url.startsWith(inject('siteUrl')))).toEqual([]);
  // Its runs are gone again.
  expect((await page.evaluate(() => window.bitnet.runs())).map(({ owner }) => owner)).not.toContain('sweep');

  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.reload();
  await collecting(page);
  await page.getByRole('heading', { name: /30 seeds/ }).waitFor();
  await page.getByRole('button', { name: 'Remove seed 12', exact: true }).click();
  await page.getByRole('heading', { name: /29 seeds/ }).waitFor();
  await page.getByRole('button', { name: /Delete all 29/ }).click();
  await page.getByRole('heading', { name: /seeds/ }).waitFor({ state: 'detached' });
  await teacher.close();
});

test('a link that was tampered with is named, and what is no link is said', async () => {
  const teacher = await openPlayground(browser, { hash: tinyLink(settings) });
  const { page } = teacher;
  await collecting(page);
  const field = page.getByRole('textbox', { name: /Paste the links/ });
  await field.fill('my result is 97 %');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('No link to a result was found in it').waitFor();
  await field.fill('https://x.example/#v=1&seed=5&result=AQEAPgqZmgAAAAAAAAAAAAAAAAAA');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(/Something in this link was changed|A part of this link is missing/).waitFor();
  await teacher.close();
});

test('one machine hands out the page to the others, compressed, and a pupil trains and hands in over plain http', async () => {
  const server = spawn(process.execPath, [
    join(projectFolder, 'tools', 'serve.mjs'),
    '--class',
    '--port',
    '0',
    '--folder',
    inject('siteFolder'),
  ]);
  let said = '';
  server.stdout.on('data', (bytes) => (said += String(bytes)));
  try {
    await expect.poll(() => said).toContain('Nothing that is trained leaves a machine');
    // In a network, the address and its code; elsewhere, that there is none.
    expect(said).toMatch(/▀[^]*opens http:\/\/\d+\.\d+\.\d+\.\d+:\d+\/ or scans the code|in no network\. Only it can open the playground/);
    const port = /http:\/\/[\w.]+:(\d+)\//.exec(said)?.[1];
    const pupil = await openPlayground(browser, { url: `http://school.test:${port}/`, hash: tinyLink(settings) });
    const { page } = pupil;
    // All of which the words on the terminal say.
    expect(
      await page.evaluate(() => [isSecureContext, crossOriginIsolated, 'gpu' in navigator, navigator.clipboard === undefined]),
    ).toEqual([false, false, false, true]);
    const link = await handedIn(pupil);
    expect(readable(link).arms).toHaveLength(2);
    expect(link).toContain('http://school.test');
    const sizes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) =>
          entry instanceof PerformanceResourceTiming && entry.name.endsWith('.js') ? [[entry.encodedBodySize, entry.decodedBodySize]] : [],
        ),
    );
    const sum = (part: 0 | 1): number => sizes.reduce((total, size) => total + (size[part] ?? 0), 0);
    expect(sum(0)).toBeGreaterThan(0);
    expect(sum(0)).toBeLessThan(sum(1) / 2);
    await pupil.close();
  } finally {
    server.kill();
  }
});
