/** What a comparison of two models says, on the page and in what is saved of it. */
import * as words from '#words/ui/xray/compare';
import type { ModelFacts, TensorComparison } from '../../worker/xray-protocol';
import { formatCount, formatShare, formatSignificant } from '../words/format';

const nameOf = ({ files }: ModelFacts): string => files[0]?.name ?? '';

export const besideSentence = (first: ModelFacts, second: ModelFacts): string => words.beside(nameOf(first), nameOf(second));

export const differing = (compared: readonly TensorComparison[]): readonly TensorComparison[] =>
  compared.filter(({ relation }) => relation !== 'same');

/** How many are the same, and where they part first. */
export function comparisonSentence(compared: readonly TensorComparison[]): string {
  const others = differing(compared);
  const [first] = others;
  if (first === undefined) return words.allSame(formatCount(compared.length));
  return [
    words.parts(formatCount(compared.length - others.length), formatCount(compared.length)),
    words.firstParting(first.first ?? first.second ?? first.part, words.relations[first.relation]),
  ].join(' ');
}

export const comparisonHeads: readonly string[] = [words.tensor, words.relation, words.sameCodes, words.ratio, words.scales];

/** Of one tensor, what stands under each of the {@link comparisonHeads}. */
export const comparisonCells = ({ part, first, second, relation, sameCodes, ratio, scales }: TensorComparison): readonly string[] => [
  first ?? second ?? part,
  words.relations[relation],
  sameCodes === null ? '–' : formatShare(sameCodes),
  ratio === null ? '–' : formatSignificant(ratio),
  scales[0] === null && scales[1] === null ? '–' : words.arrow(scaleOf(scales[0]), scaleOf(scales[1])),
];

const scaleOf = (scale: number | null): string => (scale === null ? '–' : formatSignificant(scale));
