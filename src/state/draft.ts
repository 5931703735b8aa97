/**
 * The draft: the only thing a person edits. One task, one set of settings, and the modes and seeds that are trained side
 * by side from it; everything else on the page follows from what the engine reports.
 */
import * as words from '#words/state';
import type { DataCard } from '../catalog/data/card';
import { inModeOrder, isQuantised, modeOf, modeOrder, type ModeId } from '../catalog/modes/modes';
import { dataNeeded, type TaskId } from '../catalog/tasks/tasks';
import { feedForwardOfSameWeights, widthsOfSameSize, type Budget, type Widths } from '../experiment/budget';
import { experimentOf, rateOf } from '../experiment/defaults';
import type { Experiment, ExperimentDraft, Issue } from '../experiment/experiment';
import { validate } from '../experiment/validate';

/** Settings that differ from the defaults. An absent learning rate means: each mode has its own (`experiment/measured-rates.ts`). */
export type Settings = Omit<ExperimentDraft, 'task' | 'mode' | 'data'>;

export type SettingName = keyof Settings;

export interface Draft {
  readonly task: TaskId;
  /** The person's data, for the tasks that need it; absent until given. */
  readonly data?: DataCard;
  /** Trained side by side, never empty, {@link MOST_MODES} at most, in the order of `inModeOrder`. */
  readonly modes: readonly ModeId[];
  /** Each mode is trained this many times, 1 … {@link MOST_SEEDS}, from the seed of the settings on. */
  readonly seeds: number;
  /** What the modes have in common: the shape of the model, or the size of its packed file. */
  readonly budget: Budget;
  /** Where no rate is set: the best of a recorded sweep where there is one, also where the task begins with rates of its own. */
  readonly rates?: 'swept';
  readonly settings: Settings;
}

/** The draft that plans this one run and no other. */
export function draftOfRun({ task, data, mode, ...settings }: Experiment, learningRate: number): Draft {
  return {
    task,
    ...(data === null ? {} : { data }),
    modes: [mode],
    seeds: 1,
    budget: 'parameters',
    settings: { ...settings, learningRate },
  };
}

export const MOST_SEEDS = 5;

/** As many lines as a chart tells apart. */
export const MOST_MODES = 6;

export const defaultDraft = (task: TaskId): Draft => ({ task, modes: comparedByDefault, seeds: 1, budget: 'parameters', settings: {} });

/** The modes trained side by side by default. */
export const comparedByDefault: readonly ModeId[] = modeOrder.filter((mode) => modeOf(mode).comparedByDefault);

/** The mode whose settings stand for all, and whose file the others must equal: the first that is quantised. */
const leadingMode = ({ modes }: Draft): ModeId => inModeOrder(modes).find(isQuantised) ?? 'none';

/** The settings as the person made them, complete: the leading mode's experiment. */
export const leadingExperiment = (draft: Draft): Experiment => unfittedIn(draft, leadingMode(draft));

/** The settings as the person made them, as one mode takes them, before any width is fitted. */
export const unfittedIn = (draft: Draft, mode: ModeId): Experiment => experimentOf(unfitted(draft, mode));

export interface PlannedRun {
  readonly mode: ModeId;
  readonly seed: number;
  /** The requests to the engine. */
  readonly experiment: ExperimentDraft;
}

/** Every run of a draft: the modes of the first seed, then those of the next. */
export const plannedRuns = oncePerDraft((draft: Draft): readonly PlannedRun[] =>
  seedsOf(draft).flatMap((seed) => draft.modes.map((mode) => ({ mode, seed, experiment: { ...experimentDraftOf(draft, mode), seed } }))),
);

function seedsOf(draft: Draft): readonly number[] {
  const { seed: first } = leadingExperiment(draft);
  return draft.seeds === 1 ? [first] : Array.from({ length: draft.seeds }, (_, index) => (first + index) % 2 ** 32);
}

/** The request for one mode, with the first seed. */
export const experimentDraftOf = (draft: Draft, mode: ModeId): ExperimentDraft => ({
  ...unfitted(draft, mode),
  ...fittedWidths(draft)[mode],
});

/** The settings as the person made them. */
function unfitted(draft: Draft, mode: ModeId): ExperimentDraft {
  const settings = { ...draft.settings, task: draft.task, ...(draft.data === undefined ? {} : { data: draft.data }), mode };
  const swept = draft.rates === 'swept' && settings.learningRate === undefined ? rateOf(settings).swept : null;
  return swept === null ? settings : { ...settings, learningRate: swept.rate };
}

/** The complete experiment of one mode, whether valid or not. */
export const experimentIn = (draft: Draft, mode: ModeId): Experiment => experimentOf(experimentDraftOf(draft, mode));

/** Widths of the modes that must change theirs, by mode; null where none would do. */
const fittedWidths = oncePerDraft((draft: Draft): Partial<Readonly<Record<ModeId, Partial<Widths> | null>>> => {
  const leading = leadingMode(draft);
  const shaped = validate(unfitted(draft, leading)).experiment;
  if (shaped === null) return {};
  const others = draft.modes.filter((mode) => mode !== leading).map((mode) => unfittedIn(draft, mode));
  const fitted =
    draft.budget === 'kilobytes'
      ? others.map((other) => [other.mode, widthsOfSameSize(other, shaped)] as const)
      : others
          .filter(({ recipe }) => recipe !== shaped.recipe)
          .map((other) => [other.mode, feedForwardOfSameWeights(other, shaped)] as const);
  return Object.fromEntries(fitted);
});

/** What is wrong with the draft; each mistake once, even when every mode makes it. */
export const issuesOf = oncePerDraft((draft: Draft): readonly Issue[] => {
  const issues = [...draft.modes.flatMap((mode) => validate(experimentDraftOf(draft, mode)).issues), ...sizeIssues(draft)];
  const seen = new Set<string>();
  return issues.filter(({ field, message }) => {
    const key = `${field ?? ''}: ${message}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
});

/** Whether runs can be made from it: nothing is wrong, and it is not that of a model from elsewhere, which brings no examples. */
export const isTrainable = (draft: Draft): boolean => issuesOf(draft).length === 0 && dataNeeded(draft.task) !== 'foreign';

function sizeIssues(draft: Draft): readonly Issue[] {
  const name = (mode: ModeId): string => modeOf(mode).labelInText;
  const impossible = draft.modes.filter((mode) => fittedWidths(draft)[mode] === null);
  return impossible.map((mode) => ({
    field: draft.budget === 'kilobytes' ? 'hiddenSize' : 'feedForwardSize',
    message: (draft.budget === 'kilobytes' ? words.noSuchSize : words.noSuchNumber)(name(mode), name(leadingMode(draft))),
  }));
}

/** A draft with one setting changed; undefined goes back to the default. */
export function withSetting<K extends SettingName>(draft: Draft, name: K, value: Settings[K]): Draft {
  const { [name]: _old, ...rest } = draft.settings;
  return { ...draft, settings: value === undefined ? rest : { ...rest, [name]: value } };
}

/** A draft with a mode added or taken away; the last one stays, and beyond {@link MOST_MODES} there is none. */
export function withModeToggled(draft: Draft, mode: ModeId): Draft {
  const modes = inModeOrder(draft.modes.includes(mode) ? draft.modes.filter((each) => each !== mode) : [...draft.modes, mode]);
  return modes.length === 0 || modes.length > MOST_MODES ? draft : { ...draft, modes };
}

/** Cache key: equal for drafts that would train the same runs. */
export const draftKey = oncePerDraft((draft: Draft): string =>
  JSON.stringify(plannedRuns(draft).map(({ experiment }) => experimentOf(experiment))),
);

/** Whether two drafts differ in nothing but the learning rate, which may change while a run trains. */
export function differOnlyInLearningRate(one: Draft, other: Draft): boolean {
  const fixed = (draft: Draft): string => draftKey(withSetting(draft, 'learningRate', 1));
  return fixed(one) === fixed(other);
}

/** Memoises by draft, which is immutable: the page asks many times a second. */
function oncePerDraft<T extends NonNullable<unknown>>(compute: (draft: Draft) => T): (draft: Draft) => T {
  const answers = new WeakMap<Draft, T>();
  return (draft) => {
    const answer = answers.get(draft) ?? compute(draft);
    answers.set(draft, answer);
    return answer;
  };
}
