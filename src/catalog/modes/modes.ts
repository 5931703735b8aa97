import { binary } from './binary';
import type { Mode } from './mode';
import { none } from './none';
import { readRecipe, recipeWord } from './recipe-id';
import { recipeMode } from './recipes';
import { ternary } from './ternary';

/** The modes of the BitNet papers and their control; the key is the id. */
export const modes = { ternary, binary, none } satisfies Record<string, Mode>;

/**
 * Recipes that the page offers by name, in the order of its lists; every other one can be set by hand. The first of two recipes
 * that differ in one part is the simpler one.
 */
export const presets: readonly RecipeId[] = [
  'ternary-row',
  'ternary-g32',
  'ternary-g64',
  'ternary-g128',
  'ternary-cut70',
  'ternary-twn70',
  'ternary-sherry',
  'ternary-clip100',
  'ternary-clip150',
  'ternary-a4',
  'ternary-a4m',
  'ternary-a4-had',
  'ternary-a4m-had',
  'ternary-late30',
  'ternary-relu2',
  'binary-row',
  'bits2-row',
  'bits2-row-trust',
  'bits3-row',
  'bits4-row',
  'ternary-edifice',
  'ternary-b158',
  'bits2-row-seq',
  'bits3-row-lsq',
  'bits4-row-lsq',
  'ternary-lsq',
  'ternary-row-seq',
].map((word) => word as RecipeId);

/** The word of a recipe, its parts in order: {@link readModeId} gives it. */
export type RecipeId = string & { readonly isRecipe: true };

export type ModeId = keyof typeof modes | RecipeId;

/** A mode whose weights have codes. */
export type QuantisedModeId = Exclude<ModeId, 'none'>;

/** The modes of the papers; recipes are beside them. */
export const modeIds = Object.keys(modes) as readonly (keyof typeof modes)[];

/** The default mode, trained and in focus first. */
export const defaultMode = 'ternary' satisfies QuantisedModeId;

/** The order in which modes are listed, everywhere: the control first. */
export const modeOrder: readonly ModeId[] = modeIds.toSorted((one, other) => modes[one].order - modes[other].order);

/** Modes in the order of lists: those of the papers, named recipes, others by their words. */
export const inModeOrder = <Id extends ModeId>(ids: Iterable<Id>): Id[] =>
  [...new Set(ids)].toSorted((one, other) => modeOf(one).order - modeOf(other).order || (one < other ? -1 : 1));

const recipes = new Map<string, Mode>();

/** Whether a recipe names the blocks of its models, whatever the settings name. */
export const hasOwnBlocks = (id: ModeId): boolean => (modeOf(id).block ?? null) !== null;

/** The mode of an id, seen as the common interface. */
export function modeOf(id: ModeId): Mode {
  if (Object.hasOwn(modes, id)) return modes[id as keyof typeof modes];
  const known = recipes.get(id);
  if (known !== undefined) return known;
  const choice = readRecipe(id);
  if ('refusal' in choice) throw new RangeError(choice.refusal);
  const place = presets.findIndex((preset) => preset === id);
  const mode = recipeMode(choice, place >= 0 ? place : presets.length + placeOfWord(id));
  recipes.set(id, mode);
  return mode;
}

/** A number for the look of a recipe that has no place among the named ones. */
const placeOfWord = (word: string): number => [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 30, 7);

/** The id that a text names: of a mode, or of a recipe in whatever order its parts stand. A sentence where there is none. */
export function readModeId(text: string): ModeId | { readonly refusal: string } {
  const known = modeIds.find((id) => id === text);
  if (known !== undefined) return known;
  const choice = readRecipe(text);
  if ('refusal' in choice) return choice;
  const word = recipeWord(choice);
  // A word of the levels alone is one of the modes, or a grid with one scale a matrix.
  return modeIds.find((id) => id === word) ?? (word as RecipeId);
}

/** The id that a text names; null where there is none. */
export function modeIdOf(text: unknown): ModeId | null {
  const read = typeof text === 'string' ? readModeId(text) : null;
  return typeof read === 'string' ? read : null;
}

/** Whether weights of a mode have codes. */
export const isQuantised = (id: ModeId): id is QuantisedModeId => modeOf(id).levels !== null;

/** The modes that a trained full-precision model is rounded to. */
export const roundingModes: readonly QuantisedModeId[] = modeIds.filter((id) => id !== 'none').filter((id) => modes[id].roundsFull);
