/**
 * The compiled step on the kernels of this folder beside those of an earlier commit, one step each in turn, in a headless browser:
 * `npm run bench:kernels -- --before <commit>`; `--sizes wide64,wide128,wide256`, `--rounds 25`. Each dispatch is timed, and
 * what is printed are sums of the quickest, which other load on the machine touches least. Losses have to agree to the bit.
 */
import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { assemblyScript, compileModule } from '../assemblyscript.mjs';
import { cacheFolder, projectFolder } from '../cache-folder.mjs';
import { findBrowser } from '../find-browser.mjs';
import { launchOptions } from '../probe-browser.mjs';
import { serveFolder } from '../serve-folder.mjs';
import { isolation } from '../site-headers.mjs';
import { standalonePage } from '../standalone-page.mjs';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    sizes: { type: 'string', default: 'wide64,wide128,wide256' },
    rounds: { type: 'string', default: '25' },
  },
});

/**
 * The module of a commit, or of the working tree.
 * @param {string | undefined} commit
 * @param {string} to
 */
async function moduleOf(commit, to) {
  if (commit === undefined) return compileModule(projectFolder, to);
  const folder = join(cacheFolder, 'bench-kernels-before');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = join(folder, 'src.tar');
  await run('git', ['archive', '--output', archive, commit, 'src'], { cwd: projectFolder });
  await run('tar', ['-xf', archive], { cwd: folder });
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  await compileModule(folder, to);
}

const folder = join(cacheFolder, 'bench-kernels');
const plugins = () => [assemblyScript(), standalonePage()];
await build({
  root: projectFolder,
  configFile: false,
  logLevel: 'error',
  plugins: plugins(),
  worker: { format: 'es', plugins },
  build: {
    lib: { entry: join(projectFolder, 'tools/bench/kernel-times.ts'), formats: ['es'], fileName: () => 'kernel-times.js' },
    copyPublicDir: false,
    outDir: folder,
    emptyOutDir: true,
    target: 'es2022',
  },
});
const modules = ['now.wasm', ...(values.before === undefined ? [] : ['before.wasm'])];
await moduleOf(undefined, join(folder, 'now.wasm'));
if (values.before !== undefined) await moduleOf(values.before, join(folder, 'before.wasm'));
await writeFile(
  join(folder, 'index.html'),
  '<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>Kernels</title></html>',
);

const server = await serveFolder({ folder, headers: isolation });
const found = await findBrowser({ log: (line) => console.error(line) });
const browser = await chromium.launch({ ...launchOptions(found), headless: true });
try {
  for (const size of values.sizes.split(',')) {
    const page = await browser.newPage();
    await page.goto(server.url);
    const rows = await page.evaluate(
      async ([id, rounds, names]) => {
        /** @type {typeof import('./kernel-times')} */
        const { compareModules } = await import(new URL('./kernel-times.js', document.baseURI).href);
        const bytes = await Promise.all(names.map(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer())));
        return compareModules(/** @type {import('./sizes').SizeId} */ (id), bytes, rounds);
      },
      /** @type {const} */ ([size, Number(values.rounds), modules]),
    );
    console.log(`\n${size}, ms`.padEnd(34) + modules.map((name) => name.replace('.wasm', '').padStart(9)).join(''));
    for (const { kernel, ms } of rows) console.log(`  ${kernel.padEnd(30)}${ms.map((each) => each.toFixed(2).padStart(9)).join('')}`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
