/**
 * Damaged links and files through everything that reads them, and whole links there and back: `npm run fuzz`, a hundred
 * thousand; `-- --cases 1000000 --seed 7` for more and for others. What goes wrong is printed with its number and its bytes; the same seed makes it again.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder } from './cache-folder.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
for (const [name, value] of Object.entries(values)) {
  if (/^[1-9]\d{0,8}$/.test(value)) continue;
  console.error(`--${name} must be a whole number from 1 on, not "${value}".`);
  process.exit(1);
}
const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'node', 'tests/fuzz', 'tests/formats/hostile', 'tests/formats/xray/hostile', 'tests/state/view/view-link'],
  {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_CASES: values.cases, FUZZ_SEED: values.seed },
  },
);
process.exit(status ?? 1);
