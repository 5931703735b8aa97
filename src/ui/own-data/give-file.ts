import { largestBytes } from '../../catalog/data/decode-text';
import { dataOf } from '../../state/commands/data-commands';
import type { Playground } from '../../state/playground';

/** Reads a file as the person's own data. What is wrong with it, or with reading it at all, is said at the place. */
export async function giveFile(playground: Playground, kind: 'text' | 'table', file: File): Promise<void> {
  const { store } = playground;
  const refuse = (message: string): void => store.getState().setDataProblem({ kind, message });
  if (file.size > largestBytes) return refuse(`“${file.name}” is larger than ${largestBytes / 1024 / 1024} MB: take a part of it.`);
  const content = await file.arrayBuffer().catch(() => null);
  if (content === null) return refuse(`“${file.name}” could not be read. It may have been moved, renamed or deleted: choose it again.`);
  await dataOf(playground).give({ kind, content: new Uint8Array(content) }, file.name);
  const { dataProblem } = store.getState();
  if (dataProblem?.kind === kind)
    store.getState().setDataProblem({ ...dataProblem, message: `“${file.name}” cannot be used. ${dataProblem.message}` });
}
