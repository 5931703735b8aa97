import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder } from '../cache-folder.mjs';
import { benchFolder } from './install.mjs';

/**
 * Builds the same paths for Node and measures on the graphics card of this machine, through Dawn.
 * @param {readonly import('./sizes').SizeId[]} sizes
 * @param {(line: string) => void} log
 * @returns {Promise<{ rows: import('./compare').BenchRow[], adapter: string }>}
 */
export async function measureOnDawn(sizes, log) {
  const adapter = await offerWebgpu();
  const folder = join(cacheFolder, 'bench-node');
  await build({
    root: benchFolder,
    configFile: false,
    logLevel: 'error',
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

/** Gives this process the WebGPU of browsers, before anything asks for it. Returns the adapter's name. */
async function offerWebgpu() {
  /** @type {{ create(options: string[]): GPU, globals: Record<string, unknown> }} */
  const dawn = await import(pathToFileURL(createRequire(join(benchFolder, 'package.json')).resolve('webgpu')).href);
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu, userAgent: 'node' } });
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('Dawn finds no graphics adapter here. It needs a driver: Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS.');
  const { vendor, architecture, description } = adapter.info;
  return [vendor, architecture, description].filter(Boolean).join(' ');
}
