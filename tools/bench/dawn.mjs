import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchFolder } from './install.mjs';

/** Gives this process the WebGPU of browsers, before anything asks for it. Returns the adapter and its name. */
export async function offerWebgpu() {
  /** @type {{ create(options: string[]): GPU, globals: Record<string, unknown> }} */
  const dawn = await import(pathToFileURL(createRequire(join(benchFolder, 'package.json')).resolve('webgpu')).href);
  Object.assign(globalThis, dawn.globals);
  const gpu = dawn.create([]);
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { gpu, userAgent: 'node' } });
  const adapter = await gpu.requestAdapter();
  if (adapter === null)
    throw new Error('Dawn finds no graphics adapter here. It needs a driver: Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS.');
  const { vendor, architecture, description } = adapter.info;
  return { adapter, name: [vendor, architecture, description].filter(Boolean).join(' ') };
}
