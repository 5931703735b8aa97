/** Opens the files of one model, whatever their size: only their headers are read. */
import { FormatError } from '../format-error';
import { recogniseForeignFile } from '../foreign/file';
import { readZip } from '../zip/zip';
import type { ModelFacts } from './facts';
import { ggufFacts } from './gguf/facts';
import { readGgufHeader } from './gguf/header';
import { ggufTensors } from './gguf/tensors';
import { readSettings } from './safetensors/settings';
import { readSafetensorsHeader } from './safetensors/header';
import { safetensorsTensors } from './safetensors/tensors';
import { bytesSource, type RangedSource } from './source';
import type { OpenTensor } from './tensor';

export interface OpenModel {
  readonly facts: ModelFacts;
  readonly tensors: readonly OpenTensor[];
}

/** Models of several files have at most some hundreds. */
const MOST_FILES = 1000;
/** An archive has to be read as a whole. */
const MOST_ARCHIVE_BYTES = 256 * 2 ** 20;
/** As many bytes as tell what a file is. */
const FIRST_BYTES = 4096;

/** Throws {@link FormatError}, and no other error, for what cannot be opened. */
export async function openModel(given: readonly RangedSource[]): Promise<OpenModel> {
  if (given.length > MOST_FILES) throw new FormatError(`at most ${MOST_FILES} files`, String(given.length));
  const sources = (await Promise.all(given.map(unpacked))).flat();
  const kinds = await Promise.all(sources.map(async (source) => ({ source, kind: await kindOf(source) })));
  const of = (kind: string): readonly RangedSource[] => kinds.filter((each) => each.kind === kind).map(({ source }) => source);
  const [gguf, safetensors] = [of('gguf'), of('safetensors')];
  if (gguf.length > 0) {
    const headers = await Promise.all(gguf.map(async (source) => ({ source, header: await readGgufHeader(source) })));
    const tensors = headers.flatMap(({ source, header }) => ggufTensors(source, header));
    return { facts: ggufFacts(headers), tensors: once(tensors) };
  }
  if (safetensors.length > 0) {
    const settings = await readSettings(of('settings'), safetensors);
    const headers = await Promise.all(safetensors.map(readSafetensorsHeader));
    const entries = headers.flatMap((header) => header.entries);
    return { facts: settings.facts, tensors: once(safetensorsTensors(entries, settings)) };
  }
  const [first] = sources;
  if (first === undefined) throw new FormatError('a GGUF or safetensors file', 'none');
  const known = recogniseForeignFile(await first.read(0, Math.min(first.sizeBytes, FIRST_BYTES)));
  throw new FormatError('a GGUF or safetensors file', known?.name ?? 'other first bytes', 0, known?.verdict ?? null);
}

/** The files in an archive of a folder, or the file itself. */
async function unpacked(source: RangedSource): Promise<readonly RangedSource[]> {
  const [first, second, third] = await source.read(0, Math.min(3, source.sizeBytes));
  if (first !== 0x50 || second !== 0x4b || third !== 0x03 || source.sizeBytes > MOST_ARCHIVE_BYTES) return [source];
  const entries = readZip(await source.read(0, source.sizeBytes));
  return Array.from(entries, ([name, { bytes }]) => bytesSource(name.replace(/^.*\//, ''), bytes));
}

async function kindOf(source: RangedSource): Promise<'gguf' | 'safetensors' | 'settings' | null> {
  if (source.name.endsWith('.json')) return 'settings';
  const head = await source.read(0, Math.min(9, source.sizeBytes));
  if (String.fromCharCode(...head.subarray(0, 4)) === 'GGUF') return 'gguf';
  // The upper half of a length that no header has, and the brace that each begins with.
  return (head[8] === 0x7b && head.subarray(4, 8).every((byte) => byte === 0)) || source.name.endsWith('.safetensors')
    ? 'safetensors'
    : null;
}

function once(tensors: readonly OpenTensor[]): readonly OpenTensor[] {
  const names = new Set<string>();
  for (const { about } of tensors) {
    if (names.has(about.name))
      throw new FormatError('every tensor once in the files of a model', `${JSON.stringify(about.name.slice(0, 60))} twice`);
    names.add(about.name);
  }
  return tensors;
}
