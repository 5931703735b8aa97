/** Download → PyTorch: what PyTorch measures outside of the page, and its result dropped on the page again, beside the others. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTorch } from '../../tools/find-torch.mjs';
import { dropOn } from './drag';
import { launchBrowser, openPlayground, panel, tinyLink, trainToTheEnd } from './playground';

const found = await findTorch();
const python = 'python' in found ? found.python : null;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
  folder = await mkdtemp(join(tmpdir(), 'bitnet-pytorch-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

interface Measured {
  readonly step: number;
  readonly heldOutLossNats: number;
  readonly pageHeldOutLossNats: number;
  readonly score: number;
}

function trainPy(...args: readonly string[]): Measured {
  const said = execFileSync(python ?? 'python3', ['-B', 'train.py', ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Measured;
}

test(`what PyTorch trains on comes back beside the others${python === null ? ' (not trained: no Python here has PyTorch)' : ''}`, async () => {
  const { page, close } = await openPlayground(browser, { hash: tinyLink({ modes: 'ternary', backend: 'wasm' }) });
  await trainToTheEnd(page);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('label').filter({ hasText: 'PyTorch, to train on' }).click();
  await dialog.getByText(/same predictions on \d+ inputs/).waitFor();
  const lines = await dialog.locator('pre').allInnerTexts();
  expect(lines.join('\n')).toContain('unzip bitnet-reverse-ternary-seed1.pytorch.zip -d bitnet-reverse-ternary-seed1');
  expect(lines.join('\n')).toContain('torchrun --nproc_per_node 4 train.py --steps 1000');
  const picture = dialog.getByRole('figure', { name: 'The folder bitnet-reverse-ternary-seed1 with its files' });
  await picture.getByText('drop this on the page').waitFor();
  const save = dialog.getByRole('button', { name: /^Save, / });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  const archive = join(folder, download.suggestedFilename());
  await download.saveAs(archive);
  await page.keyboard.press('Escape');

  for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await readFile(archive))))) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  if (python === null) return close();
  const checked = trainPy('--check');
  expect(Math.abs(checked.heldOutLossNats - checked.pageHeldOutLossNats)).toBeLessThan(1e-4);
  const { step, heldOutLossNats } = trainPy('--steps', '10');
  expect(step).toBe(22);

  await dropOn(page, { paths: [join(folder, 'result.safetensors')] });
  await page.getByText(/“result.safetensors” has come to step 22 of 22: it stands beside the results that were here/).waitFor();
  const comparison = panel(page, 'Comparison');
  // The one that came, and the one that was here.
  const rows = comparison.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'ternary', exact: true }) });
  await expect.poll(async () => rows.count()).toBe(2);
  await rows.first().getByText(heldOutLossNats.toFixed(3)).waitFor();
  // Both have a curve, of what was measured here and there.
  await expect.poll(async () => comparison.locator('svg path[stroke-width]').count()).toBeGreaterThan(1);

  await close();
});
