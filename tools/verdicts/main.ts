import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_SEEDS } from '../../src/state/draft';
import { FALSE_VERDICTS } from '../../src/state/findings/verdict';
import { defaultRecipes, smallRecipes } from './recipes';
import { recordRecipe } from './record';
import { recordingText, type RecordedRecipe, type Recording } from './recorded';
import { spreadsText } from './spreads';
import { keepsPromise, verdictRows, verdictTable } from './verdict-table';

interface Options {
  /** Root of the project. */
  readonly folder: string;
  readonly commit: string;
  /** What to train anew; null: nothing. */
  readonly record: string | null;
  /** Of what is recorded or counted, this task only. */
  readonly only: string | null;
  readonly jobs: number;
  /** For each number that is printed. */
  readonly comparisons: number;
  readonly engine: URL;
}

const recordings = { recipes: smallRecipes, defaults: defaultRecipes } as const;
const isRecording = (name: string): name is keyof typeof recordings => Object.hasOwn(recordings, name);

/** @returns the exit code: 0 when the page keeps what it promises of its verdicts */
export async function main(options: Options): Promise<number> {
  const { record } = options;
  try {
    if (record === null) return count(options);
    if (!isRecording(record)) throw new Error(`--record ${record}: there are ${Object.keys(recordings).join(' and ')}.`);
    await recordAll(record, options);
    return 0;
  } finally {
    // Threads would keep Node alive.
    setTimeout(() => process.exit(), 100).unref();
  }
}

function count({ folder, only, comparisons }: Options): number {
  const recipes = recipesIn(recordingPath(folder, 'recipes')).filter(({ task }) => only === null || task === only);
  const rows = recipes.flatMap((recipe) => verdictRows(recipe, comparisons, MOST_SEEDS));
  const broken = rows.filter((row) => !keepsPromise(row)).length;
  console.log(verdictTable(rows));
  console.log(
    `${comparisons} comparisons a number. ${broken === 0 ? `Equal recipes: no verdict with one seed or two, a false one in at most ${100 * FALSE_VERDICTS} % from three on` : `${broken} rows have more false verdicts than the page says`}.`,
  );
  return broken === 0 && rows.length > 0 ? 0 : 1;
}

const recordingPath = (folder: string, name: string): string => join(folder, 'tests', 'fixtures', 'seeds', `${name}.json`);

const recipesIn = (path: string): readonly RecordedRecipe[] =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Recording).recipes : [];

/** Writes after each recipe: what was trained is kept when the rest is interrupted. */
async function recordAll(name: keyof typeof recordings, { folder, commit, only, jobs, engine }: Options): Promise<void> {
  const path = recordingPath(folder, name);
  let recipes = recipesIn(path);
  for (const recipe of recordings[name].filter(({ task }) => only === null || task === only)) {
    const recorded = await recordRecipe(recipe, jobs, engine);
    const others = recipes.filter(({ task }) => task !== recipe.task);
    recipes = recordings[name].flatMap(({ task }) => [...others, recorded].find((each) => each.task === task) ?? []);
    writeFileSync(path, recordingText({ command: `npm run verdicts -- --record ${name}`, commit, backend: 'wasm', recipes }));
    if (name === 'defaults') writeFileSync(join(folder, 'src', 'experiment', 'seed-spreads.json'), spreadsText(recipes));
    console.error(`${recipe.task}: recorded`);
  }
}
