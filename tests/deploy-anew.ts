/** A new version of a built site, in the place of the one that lies there. */
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeServiceWorker } from '../tools/service-worker.mjs';

/** What stands for the digest in a name. */
const digest = /-[\w-]{7,8}(?=\.\w+$)/;

/** The same site with other names, as a change of the source makes them. Gives whether an address is of this version: a digest may look like any. */
export async function deployAnew(folder: string, version: string): Promise<(url: string) => boolean> {
  const assets = readdirSync(join(folder, 'assets'));
  const renamed = new Map(assets.map((name) => [name, name.replace(digest, (text) => `-${version}${text.slice(1)}`)]));
  const anyName = new RegExp([...renamed.keys()].map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  for (const [name, next] of renamed) renameSync(join(folder, 'assets', name), join(folder, 'assets', next));
  for (const file of ['index.html', ...Array.from(renamed.values(), (name) => join('assets', name))]) {
    const text = readFileSync(join(folder, file), 'latin1');
    writeFileSync(
      join(folder, file),
      text.replaceAll(anyName, (name) => renamed.get(name) ?? name),
      'latin1',
    );
  }
  await writeServiceWorker(folder);
  const names = new Set(renamed.values());
  return (url) => names.has(url.replace(/^.*\//, ''));
}

/** Runs in a page: the name of its first script, by which one knows the version. */
export const firstScript = (): string =>
  [...document.scripts].map(({ src }) => src.replace(/^.*\//, '')).find((name) => name.startsWith('page-')) ?? '';
