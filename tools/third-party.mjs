import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectFolder } from './cache-folder.mjs';

/** Of the package that a module belongs to: its folder, from the root of the project. */
const packageFolder = /node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** What no list of modules names: a compiler adds parts of its own library, and the page that is a model has its own build. */
const alwaysThere = ['node_modules/assemblyscript', 'node_modules/preact'];

/** Packages of which something is in a built file. Workers are built while the page is, so all of them add to one list. */
const bundled = new Set(alwaysThere);

/**
 * A Vite plugin: remembers what is bundled.
 * @returns {import('vite').Plugin}
 */
export function remembersPackages() {
  return {
    name: 'remembers-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const folder = packageFolder.exec(id.replaceAll('\\', '/'))?.[0];
          if (folder !== undefined && renderedLength > 0) bundled.add(folder);
        }
      }
    },
  };
}

/**
 * The licences of all that is bundled, each text once, with the packages that are under it.
 * @returns {Promise<string>}
 */
export async function thirdPartyNotices() {
  /** Packages by the text of their licence. @type {Map<string, string[]>} */
  const byText = new Map();
  for (const folder of [...bundled].toSorted()) {
    const { name, version, license, author, repository } = JSON.parse(await readFile(join(projectFolder, folder, 'package.json'), 'utf8'));
    const by = typeof author === 'object' ? author?.name : author;
    const words = [`${name} ${version} (${license})`, by, repository?.url ?? repository].filter((part) => part).join(', ');
    const text = (await licenceIn(folder)) ?? (license === 'Apache-2.0' ? await licenceIn('node_modules/assemblyscript') : undefined);
    if (text === undefined) throw new Error(`${name} has no text of its licence, ${license}: say where it is in ${dirname(folder)}.`);
    byText.set(text, [...(byText.get(text) ?? []), words]);
  }
  const parts = [...byText].map(([text, packages]) => `${packages.join('\n')}\n\n${text.trim()}\n`);
  return `BitNet Playground contains the following software of others.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/**
 * Licence and notice of a package; some have their licence at the end of what they say of themselves.
 * @param {string} folder
 * @returns {Promise<string | undefined>}
 */
async function licenceIn(folder) {
  const read = async (/** @type {string} */ name) => readFile(join(projectFolder, folder, name), 'utf8');
  const names = (await readdir(join(projectFolder, folder))).toSorted();
  const licences = names.filter((name) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(name));
  if (licences.some((name) => /^licen/i.test(name))) return (await Promise.all(licences.map(read))).join('\n');
  return /^licen[cs]e\b.*\n[-=]+\n[\s\S]*$/im.exec(names.includes('README.md') ? await read('README.md') : '')?.[0];
}
