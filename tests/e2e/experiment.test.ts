/** The command line and the page are the same engine: equal settings give equal numbers. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../../tools/cache-folder.mjs';
import { launchBrowser, openPlayground } from './playground';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgpu: false, still: true });
});
afterAll(async () => browser.close());

const experiment = { task: 'reverse', mode: 'ternary', hiddenSize: 16, numLayers: 1, steps: 12, seed: 5, backend: 'wasm' } as const;

test('a run from the command line gives the numbers of the page, and its files', async () => {
  const out = await mkdtemp(join(tmpdir(), 'experiment-'));
  try {
    const flags = Object.entries(experiment).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(projectFolder, 'tools/experiment/experiment.mjs'), ...flags, '--json', '--out', out],
      { maxBuffer: 2 ** 26 },
    );
    const { runs } = JSON.parse(stdout);
    expect(runs).toHaveLength(1);
    expect(runs[0].series).toHaveLength(experiment.steps);

    const { page, close } = await openPlayground(browser);
    const summary = await page.evaluate(async (settings) => window.bitnet.run(settings), experiment);
    await close();
    const { trainLossNats, heldOutLossNats, score, step } = runs[0].summary;
    expect({ trainLossNats, heldOutLossNats, score, step }).toEqual({
      trainLossNats: summary.trainLossNats,
      heldOutLossNats: summary.heldOutLossNats,
      score: summary.score,
      step: experiment.steps,
    });

    const lines = (await readFile(join(out, 'steps.csv'), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(1 + experiment.steps);
    const written = await readdir(join(out, 'weights', 'ternary-seed5'));
    expect(written.toSorted()).toEqual(runs[0].files.map(({ format }: { format: string }) => format).toSorted());
    expect(written).toContain('gguf');
  } finally {
    await rm(out, { recursive: true });
  }
});
