import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../src/catalog/tasks/task';
import { taskOf } from '../../src/catalog/tasks/tasks';
import { fetchTokenizer } from '../../src/catalog/tasks/tokenizer-library';
import { modeOf } from '../../src/catalog/modes/modes';
import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { explainRefusal } from '../../src/formats/explain-refusal';
import { FormatError } from '../../src/formats/format-error';
import type { PortableModel } from '../../src/formats/format';
import { readAny } from '../../src/formats/read-any';
import { writeZip } from '../../src/formats/zip/zip';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedModel } from '../../src/packed/packed-model';
import { predict } from '../../src/packed/predict';
import { FlagError } from './flag-error';

/** What `--open FILE --prompt TEXT` asks for; null where the words ask for training. Throws {@link FlagError}. */
export function openingOf(words: readonly string[]): { readonly path: string; readonly prompt: string | null } | null {
  const [flag, path, more, prompt, ...rest] = words;
  if (flag !== '--open') return null;
  if (path === undefined || (more !== undefined && (more !== '--prompt' || prompt === undefined || rest.length > 0)))
    throw new FlagError('--open needs a file or a folder, and after it at most --prompt "TEXT".');
  return { path, prompt: prompt ?? null };
}

/**
 * Says what a model is, as the page does when it is opened, and lets it go on with a text. Throws {@link FlagError} with
 * the sentence of the page where the file cannot be opened.
 */
export async function openModel(path: string, prompt: string | null): Promise<string> {
  const bytes = bytesOf(path);
  const name = basename(path);
  const model = readFor(name, bytes);
  const { experiment, tensors } = model;
  const task = taskOf(experiment);
  const { activation } = experiment;
  const foreign = experiment.data?.kind === 'foreign' ? experiment.data : null;
  const weights = modelSize(architectureOf(experiment)).parameters.toLocaleString('en');
  const lines = [
    `${name} is open: ${foreign === null ? task.label : foreign.name}, ${modeOf(experiment.mode).label.toLowerCase()}, ${weights} weights, ${activation === 'silu' ? 'SiLU' : 'squared ReLU'}.`,
    ...(foreign?.notes ?? []),
  ];
  if (prompt === null) return lines.join('\n');
  if (foreign !== null) await fetchTokenizer(foreign);
  try {
    const told = await predict(packedModel(architectureOf(experiment), tensors, tableKernel), task, prompt, { length: 20 });
    return [...lines, told.kind === 'tokens' ? `${prompt}${told.output}` : JSON.stringify(told)].join('\n');
  } catch (error) {
    if (error instanceof InputError) throw new FlagError(error.message);
    throw error;
  }
}

function readFor(name: string, bytes: Uint8Array): PortableModel {
  try {
    return readAny(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FlagError(explainRefusal(error, bytes, name));
  }
}

/** A folder becomes the archive that the page makes of one. */
function bytesOf(path: string): Uint8Array {
  try {
    if (!statSync(path).isDirectory()) return new Uint8Array(readFileSync(path));
    const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
    return writeZip(new Map(files.map(({ name }) => [name, new Uint8Array(readFileSync(join(path, name)))])));
  } catch (error) {
    throw new FlagError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
