import { modeIdOf, type ModeId } from '../src/catalog/modes/modes';

/** A recipe by its word. */
export function recipe(word: string): ModeId {
  const id = modeIdOf(word);
  if (id === null) throw new Error(`No recipe is called ${word}.`);
  return id;
}
