import * as words from '#words/ui/sweep';
import { inModeOrder, type ModeId } from '../../catalog/modes/modes';
import { unfittedIn, type Draft } from '../../state/draft';
import { listed, sentenceCase } from '../words/format';
import { modeName } from '../words/run-name';

/** What is to be said of a sweep whose arms differ in their blocks: its models have the same shape, and so not as many weights; null: they are alike. */
export function otherBlocksSentence(draft: Draft, modes: readonly ModeId[]): string | null {
  const arms = inModeOrder(modes).map((mode) => ({ mode, block: unfittedIn(draft, mode).recipe }));
  const others = arms.filter(({ block }) => block !== arms[0]?.block).map(({ mode }) => modeName(mode));
  return others.length === 0 ? null : sentenceCase(words.otherBlocks(listed(others), others.length > 1));
}
