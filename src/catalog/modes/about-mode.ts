/** What is told of a mode at length: fetched with what tells it, since lists and charts need no more than its name. */
import * as words from '#words/catalog/recipe-texts';
import type { Mode } from './mode';
import { modeOf, modes, type ModeId } from './modes';
import { hundredths, readRecipe, type RecipeChoice } from './recipe-id';
import { gridTops, ruleOf, symbolOf } from './recipes';
import type { WeightRule } from './weight-rule';

export type AboutMode = Pick<Mode, 'summary' | 'source' | 'rule'>;

/** Summary, source and formula of a mode of the papers or of a recipe. */
export function aboutMode(id: ModeId): AboutMode {
  if (Object.hasOwn(modes, id)) return modeOf(id);
  const choice = readRecipe(id);
  if ('refusal' in choice) throw new RangeError(choice.refusal);
  return { summary: summaryOf(choice), source: sourcesOf(choice).join('; '), rule: formulaOf(choice, ruleOf(choice)) };
}

/** Names under which a part has its sentence and its source. */
const namesOf = ({
  per,
  learnt,
  cut,
  passes,
  activations,
  rotation,
  late,
  feedForward,
  block,
}: RecipeChoice): readonly Exclude<keyof typeof words.summaries, RecipeChoice['base']>[] =>
  [
    per === null ? null : per === 'row' ? ('row' as const) : ('group' as const),
    learnt,
    cut === null ? null : cut === 'sherry' ? ('sherry' as const) : cut.startsWith('twn') ? ('twn' as const) : ('cut' as const),
    passes === null ? null : passes === 'trust' ? ('trust' as const) : ('clip' as const),
    activations === null ? null : ('activations' as const),
    rotation === null ? null : ('rotation' as const),
    late === null ? null : ('late' as const),
    feedForward,
    block,
  ].filter((name) => name !== null);

const summaryOf = (choice: RecipeChoice): string =>
  [words.summaries[choice.base], ...namesOf(choice).map((name) => words.summaries[name])].join(' ');

function sourcesOf(choice: RecipeChoice): readonly string[] {
  const { base } = choice;
  return [
    ...(base === 'ternary' || base === 'binary' ? [words.sources[base]] : choice.learnt === null ? [words.sources.bits] : []),
    ...namesOf(choice).map((name) => words.sources[name]),
  ];
}

function formulaOf(choice: RecipeChoice, { granularity, levels }: WeightRule): string {
  const over = granularity === 'matrix' ? words.ofMatrix : granularity === 'row' ? words.ofRow : words.ofGroup(granularity.group);
  const scale = symbolOf(choice);
  const { base, cut, learnt } = choice;
  if (learnt === 'seq') return words.seqRule(scale, over, levels.length);
  if (learnt === 'lsq') return words.lsqRule(scale, over, levels[0] ?? 0, levels.at(-1) ?? 0);
  if (base === 'binary') return words.binaryRule(scale, over);
  if (base !== 'ternary') return words.gridRule(scale, over, gridTops[base], levels.length);
  if (cut === null) return words.roundedRule(scale, over);
  if (cut === 'sherry') return words.sherryRule(scale, over);
  return (cut.startsWith('twn') ? words.twnRule : words.cutRule)(scale, over, hundredths(cut));
}
