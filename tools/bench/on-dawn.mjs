import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { assemblyScript } from '../assemblyscript.mjs';
import { cacheFolder } from '../cache-folder.mjs';
import { offerWebgpu } from './dawn.mjs';
import { benchFolder } from './install.mjs';

/**
 * Builds the same paths for Node and measures on the graphics card of this machine, through Dawn.
 * @param {readonly import('./sizes').SizeId[]} sizes
 * @param {(line: string) => void} log
 * @returns {Promise<{ rows: import('./compare').BenchRow[], adapter: string }>}
 */
export async function measureOnDawn(sizes, log) {
  const { name: adapter } = await offerWebgpu();
  const folder = join(cacheFolder, 'bench-node');
  await build({
    root: benchFolder,
    configFile: false,
    logLevel: 'error',
    plugins: [assemblyScript()],
    // Everything in one bundle: TensorFlow's hundreds of modules load slowly one by one, and they look for WebGPU when they do.
    ssr: { noExternal: true },
    build: { ssr: 'measure-webgpu.ts', outDir: folder, emptyOutDir: true, target: 'node20' },
  });
  /** @type {typeof import('./measure-webgpu')} */
  const { measureWebgpu } = await import(pathToFileURL(join(folder, 'measure-webgpu.js')).href);
  const rows = [];
  for (const size of sizes) {
    log(`${size} …`);
    rows.push(...(await measureWebgpu(size)));
  }
  return { rows, adapter };
}
