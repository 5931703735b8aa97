import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { language } from '#words/language';
import { allLessons } from '../../src/lessons/catalogue';
import type { Lesson } from '../../src/lessons/lesson';
import { rehearseLesson, type RehearsedStep } from '../../src/lessons/rehearse-lesson';
import { createPlayground, type Playground } from '../../src/state/playground';
import { createEngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { measuredValue } from '../../src/ui/words/measured-value';

import type { MeasuredLesson } from './measured-lessons';
import { pageAsHtml } from './page-as-html';
import { teacherFiles } from './teacher-files';
import { teacherPage } from './teacher-page';

export interface Options {
  /** Number or id of the only lesson to play; null: all. */
  readonly only: string | null;
  readonly seeds: number;
  /** Where teacher's pages are written; null: nowhere. */
  readonly folder: string | null;
  readonly engine: URL;
}

/** Plays the lessons and prints a row for each fact. @returns the exit code: 0 when every fact holds with every seed */
export async function main({ only, seeds, folder, engine }: Options): Promise<number> {
  const chosen = allLessons().filter((lesson, i) => only === null || only === String(i + 1) || only === lesson.id);
  if (chosen.length === 0) {
    console.error(
      `There is no lesson ${only}. There are ${allLessons()
        .map(({ id }, i) => `${i + 1} (${id})`)
        .join(', ')}.`,
    );
    return 1;
  }
  if (seeds === 0 && folder !== null) {
    writePages(folder, readKnown(join(folder, 'docs/lessons/measured.json')));
    return 0;
  }
  const found = new Map<Lesson, (readonly RehearsedStep[])[]>(chosen.map((lesson) => [lesson, []]));
  for (let seed = 1; seed <= seeds; seed++) {
    // What one lesson has trained, the next with the same settings need not train again.
    const playground = await started(seed, engine);
    const trained = new Map<string, number>();
    for (const lesson of inOrderOfDrafts(chosen)) {
      const steps = withTrainingTimes(lesson, await rehearseLesson(playground, lesson, seed), trained);
      found.get(lesson)?.push(steps);
      console.error(`${lesson.id}, seed ${seed}: ${steps.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s`);
    }
    if (folder !== null)
      keep(
        folder,
        chosen.map((lesson) => measuredOf(lesson, found.get(lesson) ?? [])),
      );
  }
  let broken = 0;
  for (const [lesson, bySeed] of found) {
    console.log(`\n## ${allLessons().indexOf(lesson) + 1} · ${lesson.title}\n\n${tableOf(lesson, bySeed)}`);
    broken += bySeed.flat().filter((step) => (lesson.steps[step.step]?.ask?.fact ?? null) !== null && step.holds !== true).length;
  }
  console.log(broken === 0 ? '\nEvery fact holds.' : `\n${broken} facts do not hold.`);
  // Threads would keep Node alive.
  setTimeout(() => process.exit(), 100).unref();
  return broken === 0 ? 0 : 1;
}

const measuredOf = ({ id }: Lesson, bySeed: readonly (readonly RehearsedStep[])[]): MeasuredLesson => ({
  id,
  // More digits than are ever shown would change with the machine.
  values: bySeed.map((steps) => steps.map(({ values }) => values.map((value) => (value === null ? null : Number(value.toPrecision(4)))))),
  seconds: bySeed.map((steps) => Math.round(steps.reduce((sum, { seconds }) => sum + seconds, 0))),
});

/** Keeps what was measured of these lessons, and writes the pages. */
function keep(root: string, measured: readonly MeasuredLesson[]): void {
  const folder = join(root, 'docs/lessons');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'measured.json');
  const known = readKnown(file).filter(({ id }) => !measured.some((each) => each.id === id));
  const all = allLessons().flatMap(({ id }) => [...known, ...measured].find((each) => each.id === id) ?? []);
  writeFileSync(file, `${JSON.stringify(all)}\n`);
  writePages(root, all);
}

/** In `docs/` to be read, and beside the page to be printed; what is not English in a folder of its language. */
function writePages(root: string, measured: readonly MeasuredLesson[]): void {
  for (const [i, lesson] of allLessons().entries()) {
    const found = measured.find(({ id }) => id === lesson.id);
    if (found === undefined) continue;
    const page = teacherPage(lesson, i + 1, found);
    const files = teacherFiles(language, lesson.id);
    for (const [file, text] of [
      [files.markdown, page],
      [files.html, pageAsHtml(page, lesson.title, language, files.root)],
    ] as const) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  }
}

function readKnown(file: string): readonly MeasuredLesson[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly MeasuredLesson[];
  } catch {
    // The first time there is none.
    return [];
  }
}

async function started(seed: number, engine: URL): Promise<Playground> {
  const client = createEngineClient({ spawn: () => spawnThread(engine) });
  const playground = createPlayground(client, (callback) => void setTimeout(callback, 50));
  playground.draft.set('seed', seed);
  await playground.start();
  return playground;
}

/** A training that an earlier lesson has done takes as long in a lesson that stands alone. `trained`: seconds, by settings. */
function withTrainingTimes(lesson: Lesson, steps: readonly RehearsedStep[], trained: Map<string, number>): readonly RehearsedStep[] {
  return steps.map((found) => {
    const step = lesson.steps[found.step];
    if (step?.act?.act !== 'train') return found;
    const settings = JSON.stringify(step.draft);
    const seconds = Math.max(found.seconds, trained.get(settings) ?? 0);
    trained.set(settings, seconds);
    return { ...found, seconds };
  });
}

/** Lessons that begin with the same settings one after the other. */
const inOrderOfDrafts = (chosen: readonly Lesson[]): readonly Lesson[] =>
  chosen.toSorted((one, other) => firstDraft(one).localeCompare(firstDraft(other)));

const firstDraft = ({ steps }: Lesson): string => JSON.stringify(steps.find(({ draft }) => draft !== null)?.draft ?? null);

function tableOf(lesson: Lesson, bySeed: readonly (readonly RehearsedStep[])[]): string {
  const heads = ['step', 'measured', ...bySeed.map((_, i) => `seed ${i + 1}`), 'seconds'];
  const rows = lesson.steps.flatMap(({ title, ask }, i) => {
    const each = bySeed.flatMap((steps) => steps[i] ?? []);
    const seconds = each.map((step) => step.seconds.toFixed(0)).join(' · ');
    if (ask === null) return [[`${i + 1} ${title}`, '–', ...each.map(() => ''), seconds]];
    return [
      [
        `${i + 1} ${title}`,
        ask.fact === null ? 'no fact' : `holds: ${ask.fact.text}`,
        ...each.map((step) => (step.holds === true ? 'yes' : step.holds === null ? 'NOT MEASURED' : 'NO')),
        seconds,
      ],
      ...ask.shown.map(({ what, as }, row) => ['', what, ...each.map(({ values }) => measuredValue(values[row] ?? null, as)), '']),
    ];
  });
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
