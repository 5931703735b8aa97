/**
 * Installs llama.cpp as an npm package, for the test that loads our GGUF files with it. Behind its own lockfile, so that
 * its 90 MB are downloaded only on demand; without the builds for other machines and graphics cards, which
 * would be 600 MB more, and without its script, which would look for them.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * @typedef {{ files: string[], contextSize: number, sequences: number[][], prompt: string, length: number }} Question
 * @typedef {object} Answer
 * @property {{ name: string, shape: number[], type: number }[]} tensors as Hugging Face's reader sees them
 * @property {string} architecture likewise
 * @property {number[]} tokens ids of the prompt, with the one that begins a text
 * @property {string} continued what llama.cpp writes after the prompt, always taking the most likely token
 * @property {number[][][]} probabilities of every token after each position of each sequence
 */

const folder = dirname(fileURLToPath(import.meta.url));

/** Why this machine cannot use it, or null when it can. */
export function refuseLlamaReader() {
  if (process.platform === 'linux' && process.arch === 'x64') return null;
  return `it is installed for linux x64 only, this is ${process.platform} ${process.arch}`;
}

/** Rejects when it cannot be installed. */
export async function installLlamaReader() {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return;
  await promisify(execFile)('npm', ['ci', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    timeout: 300_000,
    env: { ...process.env, NODE_LLAMA_CPP_SKIP_DOWNLOAD: 'true' },
  });
}

/**
 * What two strangers make of GGUF files: llama.cpp and the header reader of Hugging Face. In a process of its own.
 * @param {Question} question
 * @returns {Promise<Answer[]>}
 */
export async function askLlama(question) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'read-gguf.mjs'), JSON.stringify(question)], {
    maxBuffer: 2 ** 28,
    timeout: 200_000,
  });
  return JSON.parse(stdout);
}
