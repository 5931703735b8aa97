/** The named recipes as they are offered: in groups by what they change of BitNet. */
import { presets, type RecipeId } from './modes';
import { readRecipe, type RecipeChoice } from './recipe-id';

export const recipeGroups = ['levels', 'scales', 'learnt', 'zeros', 'gradient', 'activations', 'network'] as const;
export type RecipeGroup = (typeof recipeGroups)[number];

/** The group of a recipe: that of the rarest thing that it changes. */
function groupOf({ base, per, learnt, cut, passes, activations, rotation, late, feedForward, block }: RecipeChoice): RecipeGroup {
  if (learnt !== null) return 'learnt';
  if (passes !== null) return 'gradient';
  if (activations !== null || rotation !== null) return 'activations';
  if (late !== null || feedForward !== null || block !== null) return 'network';
  if (cut !== null) return 'zeros';
  return base.startsWith('bits') || per === null ? 'levels' : 'scales';
}

/** Every named recipe in its group, in the order of lists. */
export function presetsByGroup(): readonly { readonly group: RecipeGroup; readonly ids: readonly RecipeId[] }[] {
  const groups = presets.map((id) => {
    const choice = readRecipe(id);
    return { id, group: 'refusal' in choice ? null : groupOf(choice) };
  });
  return recipeGroups.map((group) => ({ group, ids: groups.filter((each) => each.group === group).map(({ id }) => id) }));
}
