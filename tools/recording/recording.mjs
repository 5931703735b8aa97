/**
 * Records the run that the page plays before there is one of its own: `npm run recording`. Trains the default task on the
 * page's own engine in Node, and writes what was seen of one matrix to `src/ui/recording/first-run.bin`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleForNode } from '../bundle-for-node.mjs';
import { projectFolder } from '../cache-folder.mjs';

const mostBytes = 100_000;

const bundle = await bundleForNode('recording');
/** @type {typeof import('./main')} */
const { recordFirstRun } = await import(bundle.main);
const { bytes, said } = await recordFirstRun(bundle.engine);
if (bytes.length > mostBytes) throw new Error(`The recording takes ${bytes.length} bytes, more than ${mostBytes}.`);
await writeFile(join(projectFolder, 'src/ui/recording/first-run.bin'), bytes);
console.log(`${said}; ${bytes.length} bytes.`);
process.exit();
