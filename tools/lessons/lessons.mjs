/**
 * Plays every lesson with seeds 1 to N on the page's own engine and fails when a fact no longer holds: `npm run lessons`,
 * or `npm run lessons -- --lesson 1 --seeds 1`. With `--write`, what was measured goes into the teacher's pages;
 * `--seeds 0 --write` writes them from what was measured before. They are written in each language.
 */
import { parseArgs } from 'node:util';
import { bundleForNode } from '../bundle-for-node.mjs';
import { projectFolder } from '../cache-folder.mjs';

const { values } = parseArgs({
  options: { lesson: { type: 'string' }, seeds: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } },
});
const bundle = await bundleForNode('lessons');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
const exitCode = await main({
  only: values.lesson ?? null,
  seeds: Number(values.seeds),
  folder: values.write ? projectFolder : null,
  engine: bundle.engine,
});
if (values.write) {
  // The German pages, from what was just measured.
  const inGerman = await bundleForNode('lessons', 'german');
  /** @type {typeof import('./main')} */
  const { main: write } = await import(inGerman.main);
  await write({ only: null, seeds: 0, folder: projectFolder, engine: inGerman.engine });
}
process.exitCode = exitCode;
