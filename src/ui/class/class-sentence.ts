import { describeTask } from '../../catalog/tasks/tasks';
import type { Collected } from '../../state/class/collected';
import { leadingExperiment } from '../../state/draft';
import { bestBesideOthers, FEWEST_SEEDS, smallestDifference, type MeasuredArm } from '../../state/findings/verdict';
import { listed, sentenceCase } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';

/** What the seeds of a class say together, by the rule of every comparison (`state/verdict.ts`). */
export function classSentence({ draft, modes }: Collected): string {
  const [only] = modes;
  if (draft === null || only === undefined) return '';
  const experiment = leadingExperiment(draft);
  const words = measuredWords(experiment);
  const seeds = only.losses.length;
  const ascending = modes.toSorted((one, other) => one.loss.median - other.loss.median);
  const [best, ...others] = ascending;
  if (best === undefined || others.length === 0) return `${seeds} seeds: the median loss is ${words.amount(only.loss.median)}.`;
  if (seeds < FEWEST_SEEDS)
    return `${seeds === 1 ? 'One seed says' : 'Two seeds say'} nothing about the others: from three on, a difference can be told from chance.`;
  const smallest = smallestDifference(words.unit, { lossNats: describeTask(experiment.task).baselineLoss?.() ?? 0 });
  const verdicts = bestBesideOthers(ascending.map(measuredOf), smallest, (modes.length * (modes.length - 1)) / 2);
  const apart = others.filter((_, i) => verdicts[i]?.call === 'apart');
  const level = others.filter((_, i) => verdicts[i]?.call !== 'apart');
  const against = (rows: typeof others): string => listed(rows.map(({ mode, loss }) => `${modeName(mode)} (${words.amount(loss.median)})`));
  return [
    `Over ${seeds} seeds, the median loss of ${modeName(best.mode)} is ${words.amount(best.loss.median)}.`,
    apart.length === 0 ? '' : `That is lower than that of ${against(apart)}, by more than seeds alone would do.`,
    level.length === 0 ? '' : `${sentenceCase(against(level))} ${level.length === 1 ? 'is' : 'are'} too near to tell apart from it.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** As an arm whose seeds were all measured at the end. */
const measuredOf = ({ losses }: Collected['modes'][number]): MeasuredArm => ({
  ended: true,
  joint: [{ step: 0, each: losses.map((heldOutLossNats) => ({ step: 0, elapsedMs: 0, heldOutLossNats, score: 0, examples: [] })) }],
});
