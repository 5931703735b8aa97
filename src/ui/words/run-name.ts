import { blocks } from '#words/catalog/recipes';
import * as words from '#words/ui/words/run-name';
import type { ModeId } from '../../catalog/modes/modes';
import { hasOwnBlocks, modeOf } from '../../catalog/modes/modes';
import type { Recipe } from '../../catalog/tasks/task';
import type { RunSummary } from '../../worker/protocol';

/** "full", "ternary", "binary": a mode in running text and in tables. */
export const modeName = (mode: ModeId): string => modeOf(mode).labelInText;

/** "full (b1.58 block)": among arms with other blocks, also where those of the settings are not in its name. */
export function nameWithBlock(mode: ModeId, recipe: Recipe): string {
  const name = modeName(mode);
  if (hasOwnBlocks(mode)) return name;
  const block = blocks[recipe === 'b1.58' ? 'b158' : recipe];
  return name.endsWith(')') ? `${name.slice(0, -1)}, ${block})` : `${name} (${block})`;
}

/** A run as it is listed: its mode; of a guest also that it is a file, or the id that a script knows it by. */
export function runName(summary: Pick<RunSummary, 'id' | 'mode' | 'opened'>, isGuest: boolean): string {
  const name = modeName(summary.mode);
  if (summary.opened === true) return words.ofFile(name);
  return isGuest ? `${name} ${summary.id}` : name;
}
