import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { benchFolder } from '../install.mjs';

/** One thread, as the step that it is compared with has. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/**
 * A Python that has PyTorch: `BENCH_PYTHON`, else the first `python3` that does.
 * @returns {Promise<{ python: string } | { missing: string }>}
 */
export async function findTorch() {
  const chosen = process.env['BENCH_PYTHON'];
  // A Python of one's own often comes before the system's, for which Debian packages PyTorch.
  for (const python of chosen ? [chosen] : ['python3', '/usr/bin/python3']) {
    try {
      await promisify(execFile)(python, ['-c', 'import torch'], { timeout: 60_000 });
      return { python };
    } catch {
      // Not there, or without PyTorch: the next one.
    }
  }
  return {
    missing: `${chosen ? `BENCH_PYTHON names ${chosen}, which` : 'no python3 here'} has no PyTorch; on Debian, apt-get install python3-torch libopenblas0-pthread`,
  };
}

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
