/** A recipe as the fields of a form, in which numbers may be half typed and combinations may make no sense. */
import { plain, recipeWord, type RecipeChoice } from '../../catalog/modes/recipe-id';
import { readModeId, type ModeId } from '../../catalog/modes/modes';

export interface RecipeFields extends Pick<RecipeChoice, 'base' | 'per' | 'learnt' | 'activations' | 'rotation' | 'feedForward' | 'block'> {
  readonly cut: 'bitnet' | 'cut' | 'twn' | 'sherry';
  /** In hundredths of mean|w|. */
  readonly cutAt: number;
  readonly passes: 'all' | 'clip' | 'trust';
  /** In hundredths of mean|w|. */
  readonly clipAt: number;
  /** Percent of the steps; 0: at once. */
  readonly late: number;
}

export const plainFields: RecipeFields = {
  ...plain('ternary'),
  cut: 'bitnet',
  cutAt: 70,
  passes: 'all',
  clipAt: 100,
  late: 0,
};

/** `cut70`. */
const part = <Name extends string>(name: Name, number: number) => `${name}${number}` as const;

/** The recipe that the fields say; a sentence where they make none. */
export function recipeOfFields(fields: RecipeFields): ModeId | { readonly refusal: string } {
  const { base, per, learnt, cut, cutAt, passes, clipAt, activations, rotation, late, feedForward, block } = fields;
  return readModeId(
    recipeWord({
      base,
      per,
      learnt,
      cut: cut === 'bitnet' ? null : cut === 'sherry' ? cut : part(cut, cutAt),
      passes: passes === 'all' ? null : passes === 'trust' ? passes : part('clip', clipAt),
      activations,
      rotation,
      late: late === 0 ? null : part('late', late),
      feedForward,
      block,
    }),
  );
}
