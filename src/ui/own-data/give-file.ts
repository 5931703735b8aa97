import * as words from '#words/ui/give-file';
import { largestBytes } from '../../catalog/data/decode-text';
import { dataOf } from '../../state/commands/data-commands';
import type { Playground } from '../../state/playground';

/** Reads a file as the person's own data. What is wrong with it, or with reading it at all, is said at the place. */
export async function giveFile(playground: Playground, kind: 'text' | 'table', file: File): Promise<void> {
  const { store } = playground;
  const refuse = (message: string): void => store.getState().setDataProblem({ kind, message });
  if (file.size > largestBytes) return refuse(words.tooLarge(file.name, largestBytes / 1024 / 1024));
  const content = await file.arrayBuffer().catch(() => null);
  if (content === null) return refuse(words.unreadable(file.name));
  await dataOf(playground).give({ kind, content: new Uint8Array(content) }, file.name);
  const { dataProblem } = store.getState();
  if (dataProblem?.kind === kind)
    store.getState().setDataProblem({ ...dataProblem, message: words.unusable(file.name, dataProblem.message) });
}
