/** Which of the files that came together are one model: a folder of transformers is opened as the archive that it would be. */
import { zipSync, type Zippable } from 'fflate';
import type { LocatedFile } from './dropped-files';

/** A file to open, read lazily. */
export type Openable = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

const isWeights = ({ name }: File): boolean => /\.safetensors$/i.test(name);
const isText = ({ name }: File): boolean => /\.json$/i.test(name);
/** By name only; the content is read later. */
export const isModel = ({ name }: Pick<File, 'name'>): boolean => /\.(safetensors|gguf|zip|html?|c)$/i.test(name);
/** A folder may hold a great deal besides. */
const MOST_PARTS = 50;

/** The models among files, in their order: those of a folder as one, others each by itself. Of files that lie in no folder, also those that are no models. */
export function modelsAmong(files: readonly LocatedFile[]): readonly Openable[] {
  const folders = [...new Set(files.map(({ folder }) => folder))];
  return folders.flatMap((folder): readonly Openable[] => {
    const own = files.filter((each) => each.folder === folder).map(({ file }) => file);
    const parts = partsOfOneModel(own);
    const alone = own.filter((file) => !parts.includes(file) && (folder === '' || isModel(file)));
    return parts.length === 0 ? alone : [archiveOf(parts, nameOf(folder, parts)), ...alone];
  });
}

/** Weights and the texts that say what they are; none where there are no such texts. */
function partsOfOneModel(files: readonly File[]): readonly File[] {
  const hasConfiguration = files.some(({ name }) => name === 'config.json');
  const belongTogether = hasConfiguration || (files.some(isWeights) && files.some(isText));
  return belongTogether ? files.filter((file) => isWeights(file) || isText(file)).slice(0, MOST_PARTS) : [];
}

const nameOf = (folder: string, parts: readonly File[]): string =>
  folder.split('/').at(-1) || (parts.find(isWeights) ?? parts[0])?.name || 'model';

function archiveOf(parts: readonly File[], name: string): Openable {
  return {
    name,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    async arrayBuffer() {
      const entries = await Promise.all(parts.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const));
      return new Uint8Array(zipSync(Object.fromEntries(entries) satisfies Zippable, { level: 0 })).buffer;
    },
  };
}
