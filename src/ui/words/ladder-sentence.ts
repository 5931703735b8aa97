/** What a ladder of bits has shown, in words; whether two rungs lie apart is said only where it was asked. */
import * as words from '#words/ui/words/ladder-sentence';
import type { Spread } from '../../math/statistics';
import type { Rung } from '../../state/findings/ladder';
import type { TableVerdict } from '../../state/findings/table-verdicts';
import { formatFixed, listed } from './format';
import { modeName } from './run-name';

/** "1", "1.58", "32" */
export const bitsName = (bits: number): string => formatFixed(bits, Number.isInteger(bits) ? 0 : 2);

export function ladderSentence(
  rungs: readonly Rung[],
  verdicts: readonly TableVerdict[] | null,
  valueOf: (rung: Rung) => Spread,
  format: (value: number) => string,
): string {
  const measured = listed(rungs.map((rung) => words.rung(modeName(rung.mode), bitsName(rung.bits), format(valueOf(rung).median))));
  if (verdicts === null) return words.onTheWay(measured);
  if (verdicts.some(({ call }) => call === 'fewSeeds')) return words.fewSeeds(measured);
  const name = (i: number): string => (rungs[i] === undefined ? '' : modeName(rungs[i].mode));
  const better = verdicts.flatMap(({ call, gap }, i) => (call === 'apart' && gap < 0 ? [words.better(name(i + 1), name(i))] : []));
  const worse = verdicts.flatMap(({ call, gap }, i) => (call === 'apart' && gap > 0 ? [words.worse(name(i + 1), name(i))] : []));
  const told = [...better, ...worse];
  return words.compared(measured, verdicts.length, told.length === 0 ? words.noneApart : words.apart(listed(told)));
}
