import * as words from '#words/ui/class';
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
  const { amount, unit } = measuredWords(experiment);
  const seeds = only.losses.length;
  const ascending = modes.toSorted((one, other) => one.loss.median - other.loss.median);
  const [best, ...others] = ascending;
  if (best === undefined || others.length === 0) return words.oneMode(seeds, amount(only.loss.median));
  if (seeds < FEWEST_SEEDS) return seeds === 1 ? words.oneSeedSays : words.twoSeedsSay;
  const smallest = smallestDifference(unit, { lossNats: describeTask(experiment.task).baselineLoss?.() ?? 0 });
  const verdicts = bestBesideOthers(ascending.map(measuredOf), smallest, (modes.length * (modes.length - 1)) / 2);
  const apart = others.filter((_, i) => verdicts[i]?.call === 'apart');
  const level = others.filter((_, i) => verdicts[i]?.call !== 'apart');
  const against = (rows: typeof others): string => listed(rows.map(({ mode, loss }) => `${modeName(mode)} (${amount(loss.median)})`));
  return [
    words.overSeeds(seeds, modeName(best.mode), amount(best.loss.median)),
    apart.length === 0 ? '' : words.isLower(against(apart)),
    level.length === 0 ? '' : words.tooNear(level.length, sentenceCase(against(level))),
  ]
    .filter(Boolean)
    .join(' ');
}

/** As an arm whose seeds were all measured at the end. */
const measuredOf = ({ losses }: Collected['modes'][number]): MeasuredArm => ({
  ended: true,
  joint: [{ step: 0, each: losses.map((heldOutLossNats) => ({ step: 0, elapsedMs: 0, heldOutLossNats, score: 0, examples: [] })) }],
});
