import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build } from 'vite';
import { assemblyScript } from './assemblyscript.mjs';
import { cacheFolder, projectFolder } from './cache-folder.mjs';
import { cssOptions } from './css-options.mjs';
import { conditionsOf } from './languages.mjs';
import { leftOutOfFiles, withoutParts } from './catalog-parts.mjs';

const name = 'virtual:standalone-page';
const entry = join(projectFolder, 'src', 'standalone', 'main.tsx');

/**
 * A Vite plugin: `virtual:standalone-page` is the program of `src/standalone/` as text, for the format that puts it into
 * a page of its own. The same components as on the playground's page, on Preact, which is a tenth of React's size.
 * @returns {import('vite').Plugin}
 */
export function standalonePage() {
  let mode = '';
  return {
    name: 'standalone-page',
    configResolved(config) {
      mode = config.mode;
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      return `export const program = ${await builtPage(conditionsOf(mode))};`;
    },
  };
}

/**
 * The program, its style sheet included, deflated: its text and the number of its bytes, as JSON.
 * @param {string[]} conditions of its words
 * @returns {Promise<string>}
 */
async function builtPage(conditions) {
  const kept = join(cacheFolder, `standalone-page-${await hashOfSources(conditions)}.json`);
  const known = await readFile(kept, 'utf8').catch(() => null);
  if (known !== null) return known;
  const deflated = deflateRawSync(await bundle(conditions), { level: 9 });
  const program = JSON.stringify({ text: toBase85(deflated), sizeBytes: deflated.length });
  await mkdir(cacheFolder, { recursive: true });
  // Several test runners may build at once: a file appears whole or not at all.
  const own = `${kept}.${process.pid}`;
  await writeFile(own, program);
  await rename(own, kept);
  return program;
}

/**
 * Four bytes as five signs from '#' on, '<' left out: a quarter more than the bytes, where base64 takes a third. Bytes
 * that are missing at the end count as 0.
 * @param {Uint8Array} bytes
 */
function toBase85(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 4) {
    let word = [0, 1, 2, 3].reduce((sum, j) => 256 * sum + (bytes[i + j] ?? 0), 0);
    let five = '';
    for (let j = 0; j < 5; j++, word = Math.floor(word / 85)) {
      const sign = 35 + (word % 85);
      five = String.fromCharCode(sign < 60 ? sign : sign + 1) + five;
    }
    text += five;
  }
  return text;
}

/**
 * One classic script. It brings its own style sheet, so that both are deflated together.
 * @param {string[]} conditions
 */
async function bundle(conditions) {
  const built = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    publicDir: false,
    plugins: [assemblyScript(), withoutParts(leftOutOfFiles)],
    define: { 'process.env.NODE_ENV': '"production"' },
    css: cssOptions,
    resolve: {
      conditions,
      alias: [
        { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
        { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
        { find: /^react(-dom)?$/, replacement: 'preact/compat' },
      ],
    },
    build: { write: false, minify: true, target: 'es2022', cssCodeSplit: false, lib: { entry, formats: ['iife'], name: 'bitnet' } },
  });
  const files = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunks = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []));
  const [code] = chunks;
  const [style] = styles;
  if (code === undefined || style === undefined || chunks.length > 1 || styles.length > 1)
    throw new Error(
      `The standalone page has to be one script and one style sheet; it came out as ${files.map(({ fileName }) => fileName).join(', ')}.`,
    );
  return `document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(style.trim())} }));${code}`;
}

/**
 * Of everything that may go into the page.
 * @param {string[]} conditions
 */
async function hashOfSources(conditions) {
  const hash = createHash('sha256').update(conditions.join(' '));
  const names = (await readdir(join(projectFolder, 'src'), { recursive: true })).filter((file) => /\.\w+$/.test(file)).toSorted();
  for (const file of [
    ...names.map((path) => join('src', path)),
    'package-lock.json',
    join('tools', 'standalone-page.mjs'),
    join('tools', 'assemblyscript.mjs'),
    join('tools', 'css-options.mjs'),
    join('tools', 'catalog-parts.mjs'),
  ]) {
    hash.update(file).update(await readFile(join(projectFolder, file)).catch(() => ''));
  }
  return hash.digest('hex').slice(0, 16);
}
