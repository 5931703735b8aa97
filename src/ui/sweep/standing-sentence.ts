/** What may be said of the best of a sweep, and what may not. */
import * as words from '#words/ui/sweep';
import { FALSE_VERDICTS, FEWEST_SEEDS } from '../../state/findings/verdict';
import type { MeasuredCell, Standing } from '../../state/sweep/sweep-cells';
import type { GridAxis } from '../../experiment/sweep/grid';
import type { MeasuredWords } from '../words/measured-words';
import { formatCount, listed } from '../words/format';
import { modeName } from '../words/run-name';
import { settingName, valueText } from './swept-settings';

/** "ternary with learning rate 0.003" */
function cellName({ mode, values }: Pick<MeasuredCell, 'mode' | 'values'>, axes: readonly GridAxis[]): string {
  const set = axes.map(({ setting }, i) => `${settingName(setting)} ${valueText(setting, values[i] ?? null)}`);
  return set.length === 0 ? modeName(mode) : words.cell(modeName(mode), listed(set));
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
      : words.andMore(some.slice(0, MOST_NAMED).map(name).join(', '), some.length - MOST_NAMED);
  switch (standing.kind) {
    case 'nothingYet':
      return words.noneEnded;
    case 'allSolved':
      return words.allSolve;
    case 'lowest': {
      const { best, why } = standing;
      const of = best.results.length > 1 ? words.medianOf(best.results.length) : words.oneRun;
      const lowest = (why === 'underWay' ? words.lowestSoFar : words.lowest)(amount(best.loss?.median ?? Number.NaN), name(best), of);
      if (why === 'underWay') return `${lowest} ${words.judgedLater}`;
      return `${lowest} ${why === 'otherTasks' ? words.otherTasks : words.fewSeeds(FEWEST_SEEDS)}`;
    }
    case 'judged': {
      const { best, apart, level, unknown } = standing;
      const median = amount(best.loss?.median ?? Number.NaN);
      const parts: string[] = [];
      if (level.length === 0 && apart.length > 0) parts.push(words.best(name(best), median));
      else if (level.length > 0) {
        parts.push(words.tooClose(median, name(best), names(level)));
        if (apart.length > 0) parts.push(words.worse(apart.length, names(apart)));
      } else parts.push(words.medianLoss(median, name(best)));
      if (unknown.length > 0) parts.push(words.tooFewLasted(names(unknown)));
      const pairs = (cells * (cells - 1)) / 2;
      if (apart.length > 0) parts.push(words.allowedFor(cells, pairs, formatCount(pairs), 1 / FALSE_VERDICTS));
      return parts.join(' ');
    }
  }
}
