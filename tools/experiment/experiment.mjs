/**
 * Experiments from the command line, without a browser: `npm run experiment -- --help`. The engine is the page's own;
 * each of its workers is a thread.
 */
import { bundleForNode } from '../bundle-for-node.mjs';

const bundle = await bundleForNode('experiment');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
process.exitCode = await main(process.argv.slice(2), bundle.engine);
