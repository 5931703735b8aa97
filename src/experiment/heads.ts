/** How heads share the width of a model. */
import * as words from '#words/experiment/validate';
import type { Experiment } from './experiment';
import { experimentFields } from './fields';

type Shared = Pick<Experiment, 'hiddenSize' | 'recipe'>;

/** A head of the recipe b1.58 needs an even number of values: its position code (RoPE) turns them in pairs. */
const smallestHead = (recipe: Experiment['recipe']): number => (recipe === 'edifice' ? 1 : 2);

/** The width has to be a multiple of this, for as many heads. */
export const widthStep = ({ recipe, numHeads }: Pick<Experiment, 'recipe' | 'numHeads'>): number => smallestHead(recipe) * numHeads;

/** Every number of heads that a width can be shared among, ascending; none where the width is odd and must not be. */
export const possibleHeads = ({ hiddenSize, recipe }: Shared): readonly number[] =>
  Array.from({ length: hiddenSize }, (_, index) => index + 1).filter((numHeads) => hiddenSize % widthStep({ recipe, numHeads }) === 0);

/** What to choose where heads and width do not fit, as the end of a message. */
export function adviseHeads({ hiddenSize, recipe, numHeads }: Shared & Pick<Experiment, 'numHeads'>): string {
  const possible = possibleHeads({ hiddenSize, recipe });
  if (possible.length > 0) return words.possibleHeads(hiddenSize, possible.join(', '));
  const step = widthStep({ recipe, numHeads });
  const { max } = experimentFields.hiddenSize;
  if (step <= max) return words.multipleOf(step, nearestMultiple(hiddenSize, step, max));
  return words.fewerHeads(nearestMultiple(hiddenSize, 2, max));
}

function nearestMultiple(size: number, step: number, max: number): number {
  const { min } = experimentFields.hiddenSize;
  return step * Math.min(Math.floor(max / step), Math.max(Math.ceil(min / step), Math.round(size / step)));
}
