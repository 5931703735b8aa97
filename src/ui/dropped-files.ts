/** Reads a drop: files, and those in folders with their path. */
import * as words from '#words/ui/dropped-files';
import { counted } from '../words/numbers';

/** A file and the folder that it lay in, as a path; empty at the top. */
export interface LocatedFile {
  readonly folder: string;
  readonly file: File;
}

export interface DroppedFiles {
  readonly files: readonly LocatedFile[];
  /** Names of the folders that were dropped themselves. */
  readonly folders: readonly string[];
}

/** A folder of a model has a handful; a whole disk is refused at once. */
const MOST_ENTRIES = 5000;

/** What lay in a drop, kept before the browser empties it. */
export interface DroppedItem {
  /** Null where the browser has no file system to show. */
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/** Rejects when a folder cannot be read. */
export async function filesOf(dropped: readonly DroppedItem[]): Promise<DroppedFiles> {
  const folders = dropped
    .map(({ entry }) => entry)
    .filter((entry) => entry !== null)
    .filter(isFolder);
  const top = dropped.flatMap(({ entry, file }) => (entry?.isDirectory === true || file === null ? [] : [{ folder: '', file }]));
  const inside = await Promise.all(folders.map(filesIn));
  return { files: [...top, ...inside.flat()], folders: folders.map(({ name }) => name) };
}

// By their own flags: Chromium does not expose the classes, so `instanceof` throws there.
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** Every file of a folder and of the folders in it. What systems and tools hide in there is left alone. */
async function filesIn(root: FileSystemDirectoryEntry): Promise<readonly LocatedFile[]> {
  const found: LocatedFile[] = [];
  const waiting: { readonly entry: FileSystemDirectoryEntry; readonly path: string }[] = [{ entry: root, path: root.name }];
  let seen = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const entry of await entriesOf(next.entry)) {
      if (++seen > MOST_ENTRIES) throw new RangeError(words.tooManyFiles(root.name, counted(MOST_ENTRIES)));
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue;
      if (isFolder(entry)) waiting.push({ entry, path: `${next.path}/${entry.name}` });
      else if (isFile(entry))
        found.push({ folder: next.path, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
    }
  }
  return found;
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A reader returns entries in batches of a hundred, and an empty batch at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...some);
  }
}
