/** A folder that was dropped, or files that were chosen together, as the one file that is opened: an archive. */
import { zipSync, type Zippable } from 'fflate';
import { refuseLargeFile } from '../state/commands/file-commands';

/** A file of a folder, under its path in it. */
interface FolderFile {
  readonly path: string;
  readonly file: File;
}

/** What a model consists of; a folder may hold a great deal besides. */
const isPartOfModel = ({ path }: FolderFile): boolean => /\.(safetensors|json)$/.test(path);
const MOST_FILES = 50;

/** Files that were chosen together. Fewer than two are none or themselves. */
export async function oneFile(files: readonly File[]): Promise<File | undefined> {
  return files.length < 2 ? files[0] : archiveOf(files.map((file) => ({ path: file.name, file })), files.find(({ name }) => name.endsWith('.safetensors'))?.name ?? files[0]?.name ?? 'files');
}

/** Whatever was dropped; undefined when it holds no file. To be called while the drop is handled: later the browser has forgotten it. */
export async function droppedFile({ items, files }: DataTransfer): Promise<File | undefined> {
  const chosen = [...files];
  const folder = [...items].map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory === true);
  return folder instanceof FileSystemDirectoryEntry ? archiveOf(await filesIn(folder), folder.name) : oneFile(chosen);
}

async function archiveOf(files: readonly FolderFile[], name: string): Promise<File> {
  const parts = files.filter(isPartOfModel).slice(0, MOST_FILES);
  refuseLargeFile(parts.reduce((sum, { file }) => sum + file.size, 0));
  const entries = await Promise.all(parts.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const));
  const archive = zipSync(Object.fromEntries(entries) satisfies Zippable, { level: 0 });
  return new File([new Uint8Array(archive)], name);
}

/** The files of a folder, those of folders inside it left out. */
async function filesIn(folder: FileSystemDirectoryEntry): Promise<readonly FolderFile[]> {
  const reader = folder.createReader();
  const found: FolderFile[] = [];
  for (;;) {
    // A reader hands out some hundred entries at a time, and none when there are no more.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const entry of entries) {
      if (entry instanceof FileSystemFileEntry) found.push({ path: entry.name, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
    }
  }
}
