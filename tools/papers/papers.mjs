/**
 * The paper bench: `npm run papers` trains every card and the ladder of bits again, says whether each arm comes out within its
 * band, and prints their tables; `-- --card late` one card alone, `-- --card ladder` the ladder. `-- --rates` sweeps learning
 * rates and trains cards and ladder as far as that is not recorded in `tests/fixtures/papers/`, an hour of one core in all, and
 * writes what page and document say; `-- --write` only writes.
 */
import { parseArgs } from 'node:util';
import { bundleForNode } from '../bundle-for-node.mjs';
import { projectFolder } from '../cache-folder.mjs';

const { values } = parseArgs({
  options: { rates: { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, card: { type: 'string' } },
});
const bundle = await bundleForNode('papers');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
process.exitCode = await main({
  folder: projectFolder,
  rates: values.rates,
  write: values.write,
  card: values.card ?? null,
  engine: bundle.engine,
});
