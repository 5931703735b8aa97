/**
 * `npm run test:gpu`: the compiled step on the graphics adapter of this machine, through Dawn in Node, with every kind of
 * kernels that it can run. Arguments go to the test runner.
 */
import { spawnSync } from 'node:child_process';
import { installBench } from './bench/install.mjs';

await installBench((line) => console.error(line));
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/gpu/vitest.config.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
