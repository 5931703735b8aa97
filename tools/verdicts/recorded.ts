/** What was recorded of recipes trained with many seeds: the form of `tests/fixtures/seeds/`. */
import type { TaskId } from '../../src/catalog/tasks/tasks';
import type { Recipe } from './recipes';

export interface RecordedRecipe {
  readonly task: TaskId;
  readonly settings: Recipe['settings'];
  readonly modes: Readonly<Record<string, RecordedSeeds>>;
}

/** By seed, from 1 on. */
export interface RecordedSeeds {
  /** Of the last evaluations, the newest last. */
  readonly heldOutLossNats: readonly (readonly number[])[];
  /** At the end. */
  readonly score: readonly number[];
}

export interface Recording {
  /** How it is made again. */
  readonly command: string;
  readonly commit: string;
  readonly backend: string;
  readonly recipes: readonly RecordedRecipe[];
}

/** A recording as text: a line for each list of numbers, so that a change can be read. */
export function recordingText({ recipes, ...head }: Recording): string {
  const heads = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${heads.join('')}  "recipes": [\n${recipes.map(recipeText).join(',\n')}\n  ]\n}\n`;
}

function recipeText({ task, settings, modes }: RecordedRecipe): string {
  const lists = Object.entries(modes).map(
    ([mode, { heldOutLossNats, score }]) =>
      `      ${JSON.stringify(mode)}: {\n        "heldOutLossNats": ${JSON.stringify(heldOutLossNats)},\n        "score": ${JSON.stringify(score)}\n      }`,
  );
  return `    {\n      "task": ${JSON.stringify(task)},\n      "settings": ${JSON.stringify(settings)},\n      "modes": {\n${lists.join(',\n').replaceAll(/^/gm, '  ')}\n      }\n    }`;
}
