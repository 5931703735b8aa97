import { lessons } from '../../src/lessons/catalogue';
import type { Lesson } from '../../src/lessons/lesson';
import { rehearseLesson, type RehearsedStep } from '../../src/lessons/rehearse-lesson';
import { createPlayground } from '../../src/state/playground';
import { createEngineClient } from '../../src/worker/page/client';
import { spawnThread } from '../experiment/node-worker';
import { measuredValue } from '../../src/ui/words/measured-value';

export interface Options {
  /** Number or id of the only lesson to play; null: all. */
  readonly only: string | null;
  readonly seeds: number;
  /** Where teacher's pages are written; null: nowhere. */
  readonly folder: string | null;
  readonly engine: URL;
}

/** Plays the lessons and prints a row for each fact. @returns the exit code: 0 when every fact holds with every seed */
export async function main({ only, seeds, folder: _folder, engine }: Options): Promise<number> {
  const chosen = lessons.filter((lesson, i) => only === null || only === String(i + 1) || only === lesson.id);
  if (chosen.length === 0) {
    console.error(`There is no lesson ${only}. There are ${lessons.map(({ id }, i) => `${i + 1} (${id})`).join(', ')}.`);
    return 1;
  }
  let broken = 0;
  for (const lesson of chosen) {
    const bySeed: (readonly RehearsedStep[])[] = [];
    for (let seed = 1; seed <= seeds; seed++) bySeed.push(await played(lesson, seed, engine));
    console.log(`\n## ${lessons.indexOf(lesson) + 1} · ${lesson.title}\n\n${tableOf(lesson, bySeed)}`);
    broken += bySeed.flat().filter((found) => lesson.steps[found.step]?.ask !== null && found.holds !== true).length;
  }
  console.log(broken === 0 ? '\nEvery fact holds.' : `\n${broken} facts do not hold.`);
  // Threads would keep Node alive.
  setTimeout(() => process.exit(), 100).unref();
  return broken === 0 ? 0 : 1;
}

async function played(lesson: Lesson, seed: number, engine: URL): Promise<readonly RehearsedStep[]> {
  const client = createEngineClient({ spawn: () => spawnThread(engine) });
  const playground = createPlayground(client, (callback) => void setTimeout(callback, 50));
  const first = lesson.steps.find(({ draft }) => draft !== null)?.draft ?? null;
  if (first !== null) playground.store.getState().setDraft({ ...first, settings: { ...first.settings, seed } });
  await playground.start();
  const steps = await rehearseLesson(playground, lesson, seed);
  console.error(`${lesson.id}, seed ${seed}: ${steps.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s`);
  return steps;
}

function tableOf(lesson: Lesson, bySeed: readonly (readonly RehearsedStep[])[]): string {
  const heads = ['step', 'measured', ...bySeed.map((_, i) => `seed ${i + 1}`), 'seconds'];
  const rows = lesson.steps.flatMap(({ title, ask }, i) => {
    const each = bySeed.flatMap((steps) => steps[i] ?? []);
    const seconds = each.map((step) => step.seconds.toFixed(0)).join(' · ');
    if (ask === null) return [[`${i + 1} ${title}`, '–', ...each.map(() => ''), seconds]];
    return [
      [
        `${i + 1} ${title}`,
        `holds: ${ask.fact.text}`,
        ...each.map((step) => (step.holds === true ? 'yes' : step.holds === null ? 'NOT MEASURED' : 'NO')),
        seconds,
      ],
      ...ask.shown.map(({ what, as }, row) => ['', what, ...each.map(({ values }) => measuredValue(values[row] ?? null, as)), '']),
    ];
  });
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
