/** Folders for PyTorch on disk, and the Python that runs them; where there is none, tests are skipped and say so. */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readZip } from '../../../src/formats/zip/zip';
import { findTorch } from '../../../tools/find-torch.mjs';

const found = await findTorch();

/** Null: no Python here has PyTorch. */
export const python = 'python' in found ? found.python : null;
/** For names of tests. */
export const skipped = 'missing' in found ? ` (skipped: ${found.missing})` : '';

/** For names of tests of `--fsdp`: why this PyTorch does not shard, or nothing. */
export const sharding = await whyUnshared();

async function whyUnshared(): Promise<string> {
  if (python === null) return skipped;
  // Found without loading PyTorch, which takes seconds.
  const look =
    'import os.path, importlib.util as u; print(os.path.exists(os.path.dirname(u.find_spec("torch").origin) + "/distributed/fsdp/_fully_shard"))';
  const { stdout } = await promisify(execFile)(python, ['-c', look]);
  return stdout.trim() === 'True' ? '' : ' (skipped: the PyTorch here is older than 2.6)';
}

/** What `train.py` prints at the end. */
export interface LastLine {
  readonly step: number;
  readonly heldOutLossNats: number;
  readonly score: number;
  readonly examples: number;
  readonly pageHeldOutLossNats?: number;
}

const parent = mkdtempSync(join(tmpdir(), 'bitnet-pytorch-'));
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));

/** The folder of an archive, unpacked. */
export function unpacked(archive: Uint8Array): string {
  const folder = mkdtempSync(join(parent, 'run-'));
  mkdirSync(folder, { recursive: true });
  for (const [name, { bytes }] of readZip(archive)) writeFileSync(join(folder, name), bytes);
  return folder;
}

export const resultOf = (folder: string): Uint8Array => new Uint8Array(readFileSync(join(folder, 'result.safetensors')));

/** One Python for all folders of a file of tests: it takes seconds to load PyTorch. */
export function startPython(): { run(folder: string, ...args: string[]): Promise<LastLine>; end(): void } {
  const program = fileURLToPath(new URL('run_folders.py', import.meta.url));
  const child = spawn(python ?? 'python3', ['-B', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Promise<unknown> = Promise.resolve();
  async function ask(folder: string, args: readonly string[]): Promise<LastLine> {
    child.stdin.write(`${JSON.stringify({ folder, arguments: args })}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error('Python has ended.');
    const { status, said } = JSON.parse(value) as { readonly status: number; readonly said: string };
    if (status !== 0) throw new Error(said);
    return JSON.parse(said.trim().split('\n').at(-1) ?? '') as LastLine;
  }
  return {
    // One after the other: answers come in the order of the questions.
    async run(folder, ...args) {
      const asked = last.then(async () => ask(folder, args));
      last = asked.catch(() => undefined);
      return asked;
    },
    end: () => void child.stdin.end(),
  };
}
