import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { benchFolder } from '../install.mjs';

/** One thread, as the step that it is compared with has. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/**
 * Starts `take_steps.py`. Throws an Error with what Python said where it ends.
 * @param {string} python
 */
export function startTorch(python) {
  const child = spawn(python, [join(benchFolder, 'native', 'take_steps.py')], { env: { ...process.env, ...oneThread } });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let said = '';
  child.stderr.on('data', (text) => (said += String(text)));
  // A process that has ended says so through its answers.
  child.stdin.on('error', () => undefined);
  return {
    /**
     * @param {string} line JSON
     * @returns {Promise<string>} the answer, JSON too
     */
    async ask(line) {
      child.stdin.write(`${line}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`PyTorch stopped. ${said.trim().split('\n').at(-1) ?? ''}`);
      return value;
    },
    end: () => void child.stdin.end(),
  };
}
