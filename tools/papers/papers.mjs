import { parseArgs } from 'node:util';
import { bundleForNode } from '../bundle-for-node.mjs';
import { projectFolder } from '../cache-folder.mjs';

const { values } = parseArgs({ options: { rates: { type: 'boolean', default: false } } });
const bundle = await bundleForNode('papers');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
process.exitCode = await main({ folder: projectFolder, rates: values.rates, engine: bundle.engine });
