import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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
