import type { Playground } from '../../state/playground';
import { isAnyTraining } from '../../state/selectors';
import type { RunId } from '../../worker/protocol';
import { savesData } from './saves-data';

/**
 * Has the workers of these runs fetch and start what looks inside compute with, a megabyte of code, so that the first look need not wait
 * for it. Nothing that trains is held up, and who saves data waits.
 */
export async function prepareLooks({ client, store }: Playground, ids: readonly RunId[]): Promise<void> {
  if (savesData() || ids.length === 0 || isAnyTraining(store.getState())) return;
  // Whoever looks is told why it is missing.
  await client.request('prepareLooks', { ids }).catch(() => undefined);
}
