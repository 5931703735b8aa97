/**
 * The compiled step on the kernels of this folder beside those of an earlier commit, one step each in turn, in a headless browser:
 * `npm run bench:kernels -- --before <commit>`; `--sizes wide64,wide128,wide256`, `--rounds 25`. Each dispatch is timed, and
 * what is printed are sums of the quickest, which other load on the machine touches least. Losses of all that do not fuse have to
 * agree to the bit.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { chromium } from 'playwright';
import { build } from 'vite';
import { compileModule } from '../assemblyscript.mjs';
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
 * The sources of a commit, with what times them from here.
 * @param {string} commit
 */
async function sourcesOf(commit) {
  const root = join(cacheFolder, 'bench-kernels-before');
  await rm(root, { recursive: true, force: true });
  await mkdir(join(root, 'tools/bench'), { recursive: true });
  const archive = join(root, 'src.tar');
  await run('git', ['archive', '--output', archive, commit, 'src', 'package.json'], { cwd: projectFolder });
  await run('tar', ['-xf', archive], { cwd: root });
  for (const file of ['kernel-times.ts', 'sizes.ts'])
    await copyFile(join(projectFolder, 'tools/bench', file), join(root, 'tools/bench', file));
  await symlink(join(projectFolder, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/**
 * The script that times steps, of the sources under `root`. Modules are fetched beside it.
 * @param {string} root
 * @param {string} name
 */
async function buildTimes(root, name) {
  const plugins = () => [noModule, standalonePage()];
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: {
      lib: { entry: join(root, 'tools/bench/kernel-times.ts'), formats: ['es'], fileName: () => `${name}.js` },
      copyPublicDir: false,
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
    },
  });
}

/** Modules are given by their bytes here. */
const noModule = {
  name: 'no-module',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id */
  load: (id) => (id.includes('.as.ts?wasm') ? 'export const bytes = new Uint8Array(); export const memoryFlagsAt = 0;' : null),
};

const folder = join(cacheFolder, 'bench-kernels');
await rm(folder, { recursive: true, force: true });
await buildTimes(projectFolder, 'now');
/** Script, module, and whether it fuses. */
const modules = /** @type {[string, string, boolean][]} */ ([
  ['now', 'plain', false],
  ['now', 'fused', true],
]);
await compileModule(projectFolder, join(folder, 'plain.wasm'));
await compileModule(projectFolder, join(folder, 'fused.wasm'), true);
if (values.before !== undefined) {
  const root = await sourcesOf(values.before);
  await buildTimes(root, 'before');
  await compileModule(root, join(root, 'before.wasm'));
  await rename(join(root, 'before.wasm'), join(folder, 'before.wasm'));
  modules.push(['before', 'before', false]);
}
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
        const size = /** @type {import('./sizes').SizeId} */ (id);
        const steps = [];
        for (const [script, module, fused] of names) {
          /** @type {typeof import('./kernel-times')} */
          const { timedStep } = await import(new URL(`./${script}.js`, document.baseURI).href);
          steps.push(await timedStep(size, new Uint8Array(await (await fetch(`${module}.wasm`)).arrayBuffer()), fused));
        }
        /** @type {typeof import('./kernel-times')} */
        const { compareSteps } = await import(new URL('./now.js', document.baseURI).href);
        return compareSteps(steps, rounds);
      },
      /** @type {const} */ ([size, Number(values.rounds), modules]),
    );
    console.log(`\n${size}, ms`.padEnd(34) + modules.map(([, name]) => name.padStart(9)).join(''));
    for (const { kernel, ms } of rows) console.log(`  ${kernel.padEnd(30)}${ms.map((each) => each.toFixed(2).padStart(9)).join('')}`);
    const before = rows[0]?.ms[2];
    if (before !== undefined)
      console.log(`  ${'speed ÷ before'.padEnd(30)}${rows[0]?.ms.map((each) => (before / each).toFixed(2).padStart(9)).join('')}`);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
