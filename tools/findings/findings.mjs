/**
 * Trains what this project makes claims about and prints what came out beside the claims: `npm run findings`, or
 * `npm run findings -- --seeds 1 --jobs 1`. Runs the page's own engine in Node.
 */
import { parseArgs } from 'node:util';
import { bundleForNode } from '../bundle-for-node.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' }, jobs: { type: 'string', default: '2' } } });
const bundle = await bundleForNode('findings');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
process.exitCode = await main({ seeds: Number(values.seeds), jobs: Number(values.jobs), engine: bundle.engine });
