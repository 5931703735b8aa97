/**
 * The draft: the only thing a person edits. One task, one set of settings, and the modes that are trained side by side
 * from it; everything else on the page follows from what the engine reports.
 */
import type { DataCard } from '../catalog/data/card';
import type { ModeId } from '../catalog/modes/modes';
import type { TaskId } from '../catalog/tasks/tasks';
import { experimentOf } from '../experiment/defaults';
import type { Experiment, ExperimentDraft, Issue } from '../experiment/experiment';
import { validate } from '../experiment/validate';

/** Settings that differ from the defaults. An absent learning rate means: the best known for each mode. */
export type Settings = Omit<ExperimentDraft, 'task' | 'mode' | 'data'>;

export type SettingName = keyof Settings;

export interface Draft {
  readonly task: TaskId;
  /** What the person gave, for the tasks that need it; absent until then. */
  readonly data?: DataCard;
  /** Trained side by side, never empty, in the order of {@link modeOrder}. */
  readonly modes: readonly ModeId[];
  readonly settings: Settings;
}

/** The order in which modes are listed, everywhere: the control first. */
export const modeOrder = ['none', 'ternary', 'binary'] as const satisfies readonly ModeId[];

export const defaultDraft = (task: TaskId): Draft => ({ task, modes: modeOrder, settings: {} });

/** What is asked of the engine for one mode. */
export const experimentDraftOf = (draft: Draft, mode: ModeId): ExperimentDraft => ({ ...draft.settings, task: draft.task, ...(draft.data === undefined ? {} : { data: draft.data }), mode });

/** The complete experiment of one mode, whether valid or not. */
export const experimentIn = (draft: Draft, mode: ModeId): Experiment => experimentOf(experimentDraftOf(draft, mode));

/** The mode whose settings stand for all: ternary if it is trained, else the first. */
export const leadingMode = (draft: Draft): ModeId => (draft.modes.includes('ternary') ? 'ternary' : (draft.modes[0] ?? 'ternary'));

/** What is wrong with the draft; each mistake once, even when every mode makes it. */
export const issuesOf = oncePerDraft((draft: Draft): readonly Issue[] => {
  const issues = draft.modes.flatMap((mode) => validate(experimentDraftOf(draft, mode)).issues);
  const seen = new Set<string>();
  return issues.filter(({ field, message }) => {
    const key = `${field ?? ''}: ${message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
});

/** A draft with one setting changed; undefined goes back to the default. */
export function withSetting<K extends SettingName>(draft: Draft, name: K, value: Settings[K]): Draft {
  const { [name]: _old, ...rest } = draft.settings;
  return { ...draft, settings: value === undefined ? rest : { ...rest, [name]: value } };
}

/** A draft with a mode added or taken away; the last one stays. */
export function withModeToggled(draft: Draft, mode: ModeId): Draft {
  const modes = modeOrder.filter((each) => (each === mode ? !draft.modes.includes(each) : draft.modes.includes(each)));
  return modes.length === 0 ? draft : { ...draft, modes };
}

/** Equal for drafts that would train the same runs. */
export const draftKey = oncePerDraft((draft: Draft): string => JSON.stringify(draft.modes.map((mode) => experimentIn(draft, mode))));

/** Whether two drafts differ in nothing but the learning rate, which may change while a run trains. */
export function differOnlyInLearningRate(one: Draft, other: Draft): boolean {
  const fixed = (draft: Draft): string => draftKey(withSetting(draft, 'learningRate', 1));
  return fixed(one) === fixed(other);
}

/** Remembers the answer: the page asks many times a second, and a draft never changes in place. */
function oncePerDraft<T extends NonNullable<unknown>>(compute: (draft: Draft) => T): (draft: Draft) => T {
  const answers = new WeakMap<Draft, T>();
  return (draft) => {
    const answer = answers.get(draft) ?? compute(draft);
    answers.set(draft, answer);
    return answer;
  };
}
