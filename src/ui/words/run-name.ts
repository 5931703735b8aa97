import * as words from '#words/ui/words/run-name';
import type { ModeId } from '../../catalog/modes/modes';
import { modeOf } from '../../catalog/modes/modes';
import type { RunSummary } from '../../worker/protocol';

/** "full", "ternary", "binary": a mode in running text and in tables. */
export const modeName = (mode: ModeId): string => modeOf(mode).labelInText;

/** A run as it is listed: its mode; of a guest also that it is a file, or the id that a script knows it by. */
export function runName(summary: Pick<RunSummary, 'id' | 'mode' | 'opened'>, isGuest: boolean): string {
  const name = modeName(summary.mode);
  if (summary.opened === true) return words.ofFile(name);
  return isGuest ? `${name} ${summary.id}` : name;
}
