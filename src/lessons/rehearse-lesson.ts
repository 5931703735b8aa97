/** Plays a lesson from its first step to its last without a reader: does what each step asks for, and measures what it says. */
import type { Playground } from '../state/playground';
import type { PlaygroundStore } from '../state/store';
import { holds, valueOf } from './expression';
import type { Lesson, LessonStep } from './lesson';
import { measuredIn } from './measured';
import { carryOut, isDone, isMade, setUp } from './play-lesson';

export interface RehearsedStep {
  /** From 0. */
  readonly step: number;
  /** Whether its fact holds; null where it states none, or where that could not be measured. */
  readonly holds: boolean | null;
  /** Its shown values, in their order. */
  readonly values: readonly (number | null)[];
  readonly seconds: number;
}

/** Rejects when a step cannot be set up or done, with the step. `seed`: of every training. */
export async function rehearseLesson(playground: Playground, lesson: Lesson, seed: number): Promise<readonly RehearsedStep[]> {
  const found: RehearsedStep[] = [];
  for (const [index, step] of lesson.steps.entries()) {
    const started = performance.now();
    await rehearse(playground, step, seed, `${lesson.id}, step ${index + 1}`);
    const measured = measuredIn(playground.store.getState());
    const fact = step.ask?.fact ?? null;
    found.push({
      step: index,
      holds: fact === null ? null : holds(fact.expression, measured),
      values: step.ask?.shown.map(({ value }) => valueOf(value.expression, measured)) ?? [],
      seconds: (performance.now() - started) / 1000,
    });
  }
  return found;
}

async function rehearse(playground: Playground, step: LessonStep, seed: number, name: string): Promise<void> {
  const { store } = playground;
  setUp(playground, step);
  if (store.getState().draft.settings.seed !== seed) playground.draft.set('seed', seed);
  // Models that were trained for other settings would wait for a press of Train.
  if (!isMade(store.getState(), step)) await playground.transport.create();
  await whenever(store, () => isMade(store.getState(), step) && store.getState().stage === 'rest', 'made', name);
  if (step.act === null) return;
  if (!(step.act.act === 'train' && isDone(store.getState(), step))) carryOut(playground, step.act);
  await whenever(store, () => isDone(store.getState(), step), 'done', name);
  await whenever(store, () => store.getState().stage === 'rest', 'at rest', name);
}

/** Resolves when the state is so; rejects when a run fails, or nothing can be made. */
function whenever(store: PlaygroundStore, isSo: () => boolean, wanted: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    function look(): void {
      const state = store.getState();
      const failure = state.startUpFailure ?? state.buildFailure ?? state.notices.find(({ kind }) => kind === 'error');
      if (failure !== undefined && failure !== null) reject(new Error(`${name} is not ${wanted}: ${failure.message}`));
      else if (isSo()) resolve();
      else return;
      stop();
    }
    const stop = store.subscribe(look);
    look();
  });
}
