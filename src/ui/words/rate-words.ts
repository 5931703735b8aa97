/** Where the learning rates of arms come from, in words: nothing is called best that was not swept, and the range is said. */
import * as words from '#words/ui/words/rate-words';
import type { ModeId } from '../../catalog/modes/modes';
import { describeTask } from '../../catalog/tasks/tasks';
import { rateOf } from '../../experiment/defaults';
import type { Experiment } from '../../experiment/experiment';
import { widthOf, type OwnRate, type SweptRate } from '../../experiment/measured-rates';
import { formatCount, formatSignificant, listed, sentenceCase } from './format';
import { modeName } from './run-name';

interface Arm extends OwnRate {
  readonly mode: ModeId;
  readonly isElsewhere: boolean;
}

/** One experiment for each arm. Of rates that were set by hand, nothing is said. */
export function rateSentences(experiments: readonly Experiment[]): string {
  const arms = experiments.flatMap((experiment): readonly Arm[] => {
    const { learningRate, ...rest } = experiment;
    const { recipe, hiddenSize } = experiment;
    const own = describeTask(experiment.task).defaults;
    const found = rateOf(rest);
    const arm = { ...found, mode: experiment.mode, isElsewhere: recipe !== own.recipe || hiddenSize !== widthOf(own) };
    if (found.swept?.rate === learningRate) return [{ ...arm, rate: learningRate, from: 'sweep' }];
    return found.rate === learningRate ? [arm] : [];
  });
  const task = experiments[0]?.task;
  const width = task === undefined ? 0 : widthOf(describeTask(task).defaults);
  return [
    about(
      arms.filter(({ from, isElsewhere }) => from === 'task' && !isElsewhere),
      (names, many) => words.ofTask(names, many, width),
    ),
    about(
      arms.filter(({ from, isElsewhere }) => from === 'task' && isElsewhere),
      (names, many) => words.ofTaskElsewhere(names, many, width),
    ),
    sweptSentence(arms),
    otherwiseSentence(arms),
    about(
      arms.filter(({ from }) => from === 'ternary'),
      words.ofTernary,
    ),
  ]
    .filter((sentence) => sentence !== '')
    .map(sentenceCase)
    .join(' ');
}

function about(arms: readonly Arm[], sentence: (names: string, many: boolean) => string): string {
  return arms.length === 0 ? '' : sentence(listed(arms.map(({ mode }) => modeName(mode))), arms.length > 1);
}

function sweptSentence(arms: readonly Arm[]): string {
  const found = sweptOf(arms.filter(({ from }) => from === 'sweep'));
  const [first] = found;
  if (first === undefined) return '';
  const each = found.map(({ mode, swept: { rate, lowest, highest } }) =>
    (rate === lowest || rate === highest ? words.atEdge : words.inRange)(
      modeName(mode),
      formatSignificant(rate),
      formatSignificant(lowest),
      formatSignificant(highest),
    ),
  );
  return words.swept(listed(each), formatCount(first.swept.steps), first.swept.seeds);
}

/** Rates of the task that a sweep in the same place does not confirm. */
function otherwiseSentence(arms: readonly Arm[]): string {
  const others = sweptOf(arms.filter(({ from, rate, swept }) => from === 'task' && swept !== null && swept.rate !== rate));
  const [first] = others;
  if (first === undefined) return '';
  const each = others.map(({ mode, swept }) => words.foundRate(modeName(mode), formatSignificant(swept.rate)));
  return words.sweptOtherwise(listed(each), formatCount(first.swept.steps));
}

/** All in one setting, and so of one sweep. */
const sweptOf = (arms: readonly Arm[]): readonly { readonly mode: ModeId; readonly swept: SweptRate }[] =>
  arms.flatMap(({ mode, swept }) => (swept === null ? [] : [{ mode, swept }]));
