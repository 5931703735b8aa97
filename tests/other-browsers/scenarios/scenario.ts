import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '../person';

export interface Stage {
  readonly person: Person;
  /** Address of the built site. */
  readonly site: string;
  /** Folder of the same. */
  readonly siteFolder: string;
  /** Folder in which saved files arrive. */
  readonly downloads: string;
}

export interface Scenario {
  readonly title: string;
  play(stage: Stage): Promise<void>;
}

/** Scenarios that follow each other on one page: opening one is what takes longest. */
export interface Scene {
  readonly title: string;
  open(stage: Stage): Promise<void>;
  readonly scenarios: readonly Scenario[];
}

/** Settings of the smallest experiment that still has everything, as the part of an address after `#`. */
export const tinyLink = (settings: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    v: '1',
    hiddenSize: '16',
    numHeads: '2',
    numLayers: '1',
    seqLen: '8',
    batchSize: '8',
    steps: '12',
    ...settings,
  }).toString();

/** Presses Train, once that is possible, and waits for the end. */
export async function trainToTheEnd(person: Person): Promise<void> {
  await person.press('button', 'Train');
  await person.see(/\bfinished\b/);
}

/** The file with a name in the folder of downloads, once it is whole. */
export async function savedFile(downloads: string, name: RegExp): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  const end = Date.now() + 30_000;
  let sizeBefore = -1;
  for (;;) {
    const names = await readdir(downloads);
    const found = names.find((each) => name.test(each));
    const unfinished = names.some((each) => /\.(part|wkdownload)$/.test(each));
    if (found !== undefined && !unfinished) {
      const path = join(downloads, found);
      const { size } = await stat(path);
      if (size > 0 && size === sizeBefore) return { path, bytes: await readFile(path) };
      sizeBefore = size;
    }
    if (Date.now() > end) throw new Error(`No file like ${name} arrived. There are: ${names.join(', ') || 'none'}.`);
    await new Promise((later) => setTimeout(later, 200));
  }
}
