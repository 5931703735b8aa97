/**
 * How often the page finds a difference where there is none: `npm run verdicts`. With `-- --record recipes` or
 * `-- --record defaults` it trains first what is counted, and what the page shows of seeds; that takes most of an hour.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { bundleForNode } from '../bundle-for-node.mjs';
import { projectFolder } from '../cache-folder.mjs';

const { values } = parseArgs({
  options: {
    record: { type: 'string' },
    task: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    comparisons: { type: 'string', default: '2000' },
  },
});
const bundle = await bundleForNode('verdicts');
/** @type {typeof import('./main')} */
const { main } = await import(bundle.main);
process.exitCode = await main({
  folder: projectFolder,
  commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectFolder, encoding: 'utf8' }).trim(),
  record: values.record ?? null,
  only: values.task ?? null,
  jobs: Number(values.jobs),
  comparisons: Number(values.comparisons),
  engine: bundle.engine,
});
