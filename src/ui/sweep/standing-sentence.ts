/** What may be said of the best of a sweep, and what may not. */
import { FALSE_VERDICTS, FEWEST_SEEDS } from '../../state/findings/verdict';
import type { MeasuredCell, Standing } from '../../state/sweep/sweep-cells';
import type { GridAxis } from '../../experiment/sweep/grid';
import type { MeasuredWords } from '../words/measured-words';
import { listed } from '../words/format';
import { modeName } from '../words/run-name';
import { settingName, valueText } from './swept-settings';

/** "ternary with learning rate 0.003" */
function cellName({ mode, values }: Pick<MeasuredCell, 'mode' | 'values'>, axes: readonly GridAxis[]): string {
  const set = axes.map(({ setting }, i) => `${settingName(setting)} ${valueText(values[i] ?? null)}`);
  return set.length === 0 ? modeName(mode) : `${modeName(mode)} with ${listed(set)}`;
}

/** Names that are said; of the rest it is said how many there are. */
const MOST_NAMED = 3;

export function standingSentence(
  standing: Standing,
  axes: readonly GridAxis[],
  cells: number,
  { amount }: Pick<MeasuredWords, 'amount'>,
): string {
  const name = (cell: MeasuredCell): string => cellName(cell, axes);
  const names = (some: readonly MeasuredCell[]): string =>
    some.length <= MOST_NAMED
      ? listed(some.map(name))
      : `${some.slice(0, MOST_NAMED).map(name).join(', ')} and ${some.length - MOST_NAMED} more`;
  switch (standing.kind) {
    case 'nothingYet':
      return 'No run has ended yet.';
    case 'allSolved':
      return 'Every combination solves the task with every seed. It is too easy to tell them apart.';
    case 'lowest': {
      const { best, why } = standing;
      const of = best.results.length > 1 ? `median of ${best.results.length} seeds` : 'one run';
      const lowest = `Lowest loss${why === 'underWay' ? ' so far' : ''}: ${amount(best.loss?.median ?? Number.NaN)}, ${name(best)} (${of}).`;
      if (why === 'underWay') return `${lowest} What is best can be judged when all runs have ended, not before.`;
      if (why === 'otherTasks')
        return `${lowest} No verdict: these are tasks of different difficulty, so their losses do not say which setting is better.`;
      return `${lowest} No verdict: another seed may put another one first. Train ${FEWEST_SEEDS} or more seeds to know.`;
    }
    case 'judged': {
      const { best, apart, level, unknown } = standing;
      const median = amount(best.loss?.median ?? Number.NaN);
      const parts: string[] = [];
      if (level.length === 0 && apart.length > 0) parts.push(`Best: ${name(best)}, with a median loss of ${median}.`);
      else if (level.length > 0) {
        parts.push(`Lowest median loss: ${median}, ${name(best)}. Too close to call: ${names(level)}.`);
        if (apart.length > 0) parts.push(`Worse than seeds alone would make ${apart.length === 1 ? 'it' : 'them'}: ${names(apart)}.`);
      } else parts.push(`Median loss ${median}: ${name(best)}.`);
      if (unknown.length > 0) parts.push(`Too few seeds lasted for a verdict on ${names(unknown)}.`);
      if (apart.length > 0)
        parts.push(
          `${cells} combinations are ${(cells * (cells - 1)) / 2 === 1 ? 'one comparison' : `${((cells * (cells - 1)) / 2).toLocaleString('en')} comparisons`}, and that is allowed for: if all were equally good, a sweep would show such a verdict at most 1 time in ${1 / FALSE_VERDICTS}.`,
        );
      return parts.join(' ');
    }
  }
}
