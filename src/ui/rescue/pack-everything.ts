import * as words from '#words/ui/save-everything';
import { messageOf } from '../../math/text/message-of';
import { runName } from '../words/run-name';
import type { EngineClient } from '../../worker/page/client';

export interface PackedRun {
  readonly name: string;
  /** Null where the run could not be packed; then `reason` says why. */
  readonly file: { readonly bytes: Uint8Array; readonly fileName: string } | null;
  readonly reason: string | null;
}

/** Every run in the first format that can hold it: packed weights, as a rule. Needs the engine, and nothing of the page. */
export async function packEverything(client: EngineClient): Promise<readonly PackedRun[]> {
  const packed: PackedRun[] = [];
  const runs = await client.request('runs', {});
  for (const summary of runs) {
    const isAlone = runs.filter(({ mode }) => mode === summary.mode).length === 1;
    const name = words.atStep(runName(summary, !isAlone), summary.step);
    try {
      const format = (await client.request('formats', { id: summary.id })).find(({ available }) => available);
      const file = format === undefined ? null : await client.request('export', { id: summary.id, format: format.id });
      packed.push({ name, file, reason: file === null ? words.noFormat : null });
    } catch (error) {
      packed.push({ name, file: null, reason: messageOf(error) });
    }
  }
  return packed;
}
