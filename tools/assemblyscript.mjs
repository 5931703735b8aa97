import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, projectFolder } from './cache-folder.mjs';

/** Where AssemblyScript stands: `*.as.ts`, beside the TypeScript and WGSL that mean the same. */
const sourceFolder = 'src';
/** Buffers of a plan begin behind this; the compiler's own constants stand before it. */
const memoryBase = 1024;
/** Most pages of a memory, 2 GiB: modules say how much they may be given, and memory that is shared needs a limit. */
const mostPages = 32_768;
const flags = [
  '-O3',
  '--runtime',
  'stub',
  '--importMemory',
  '--maximumMemory',
  String(mostPages),
  '--noAssert',
  '--enable',
  'simd',
  '--memoryBase',
  String(memoryBase),
  '--disableWarning',
  '112',
];
/**
 * The fused variant has an instruction more (relaxed SIMD's `relaxed_madd`).
 * @param {boolean} fused
 */
const flagsOf = (fused) => (fused ? [...flags, '--enable', 'relaxed-simd'] : flags);

/**
 * A Vite plugin: `import { bytes } from './module.as.ts?wasm'` compiles that module and gives its bytes. The site, its
 * development server and the tests so need no step of their own. What was compiled is kept until a source changes.
 * `?wasm&fused` gives the variant whose sums of products round once.
 * @returns {import('vite').Plugin}
 */
export function assemblyScript() {
  return {
    name: 'assemblyscript',
    // Before Vite's own rules for files that end in `.wasm` or `.ts`.
    enforce: 'pre',
    async load(id) {
      const [path = '', query] = id.split('?');
      if ((query !== 'wasm' && query !== 'wasm&fused') || !path.endsWith('.as.ts')) return null;
      const sources = await sourceTexts();
      for (const [source] of sources) this.addWatchFile(join(projectFolder, source));
      const bytes = await compiled(path, sources, query === 'wasm&fused');
      // In a script: no address to get wrong, and Node loads it as the page does. A letter a byte, because what repeats goes on
      // repeating: gzip makes a quarter less of it than of base64.
      return `export const memoryFlagsAt = ${memoryFlagsAt(bytes)};
export const bytes = Uint8Array.from(${JSON.stringify(Buffer.from(bytes).toString('latin1'))}, (letter) => letter.charCodeAt(0));`;
    },
  };
}

/**
 * @param {string} entry
 * @param {readonly (readonly [path: string, text: string])[]} sources
 * @param {boolean} fused
 * @returns {Promise<Uint8Array>}
 */
async function compiled(entry, sources, fused) {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json');
  const hash = createHash('sha256')
    .update(JSON.stringify([version, flagsOf(fused), relative(projectFolder, entry), sources]))
    .digest('hex')
    .slice(0, 16);
  const kept = join(cacheFolder, `kernels-${hash}.wasm`);
  const known = await readFile(kept).catch(() => null);
  if (known !== null) return known;
  await mkdir(cacheFolder, { recursive: true });
  // Several may compile at once, page and worker of one build among them: a file appears whole or not at all.
  const own = `${kept}.${randomUUID()}.wasm`;
  await compile(projectFolder, relative(projectFolder, entry), own, fused);
  await rename(own, kept);
  return readFile(kept);
}

/**
 * The kernels of a checkout of this project, which may be that of an earlier commit.
 * @param {string} root
 * @param {string} to
 * @param {boolean} [fused]
 */
export const compileModule = (root, to, fused = false) => compile(root, 'src/plan/kernels/module.as.ts', to, fused);

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} to
 * @param {boolean} fused
 */
async function compile(root, entry, to, fused) {
  const compiler = join(projectFolder, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  await promisify(execFile)(process.execPath, [compiler, entry, ...flagsOf(fused), '--outFile', relative(root, to)], {
    cwd: root,
  });
}

/**
 * Where a module says of the memory that it imports whether it is shared: bit 1 of that byte. It is all that a module for
 * shared memory has other than one that is not.
 * Source: WebAssembly core specification 2.0, 5.5.5; threads proposal, "Spec changes".
 * @param {Uint8Array} bytes
 */
function memoryFlagsAt(bytes) {
  const importSection = 2;
  const memoryImport = 2;
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const skipName = () => {
    const length = number();
    at += length;
  };
  while (at < bytes.length) {
    const section = number();
    const size = number();
    if (section !== importSection) {
      at += size;
      continue;
    }
    for (let imports = number(); imports > 0; imports--) {
      skipName();
      skipName();
      if (bytes[at++] === memoryImport) return at;
      // A function: the number of its type.
      number();
    }
  }
  throw new Error('The module imports no memory.');
}

/** Every AssemblyScript source by its path from the root. */
async function sourceTexts() {
  const names = (await readdir(join(projectFolder, sourceFolder), { recursive: true }))
    .filter((name) => name.endsWith('.as.ts'))
    .toSorted();
  const paths = names.map((name) => `${sourceFolder}/${name.replaceAll('\\', '/')}`);
  return Promise.all(paths.map(async (path) => /** @type {const} */ ([path, await readFile(join(projectFolder, path), 'utf8')])));
}
