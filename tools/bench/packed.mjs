/**
 * How fast products of packed codes are: `npm run bench:packed`, `-- --json` for machines. In Node, on one core, beside
 * the same product in float32 on tfjs wasm. Times of a loaded machine are worth their ratios only.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder, projectFolder } from '../cache-folder.mjs';

const folder = join(cacheFolder, 'bench-packed');
await build({
  root: projectFolder,
  logLevel: 'error',
  build: {
    ssr: join(projectFolder, 'tools/bench/packed-products.ts'),
    copyPublicDir: false,
    outDir: folder,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'packed-products.mjs' } },
  },
});
/** @type {typeof import('./packed-products')} */
const { measurePackedProducts } = await import(pathToFileURL(join(folder, 'packed-products.mjs')).href);
const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
const rows = await measurePackedProducts([256, 1024], async () => {
  setWasmPaths(wasmFolder);
  if (!(await setBackend('wasm'))) throw new Error('tfjs wasm did not start.');
});
if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2));
else {
  console.log(`\nNode ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}: matrix × vector\n`);
  for (const { size, path, weightBytes, microseconds, faster } of rows) {
    console.log(
      `${String(size).padStart(5)}²  ${path.padEnd(50)} ${`${(weightBytes / 1000).toFixed(0)} kB`.padStart(8)} ${`${microseconds.toFixed(0)} µs`.padStart(9)} ${`${faster.toFixed(1)}×`.padStart(7)}`,
    );
  }
}
