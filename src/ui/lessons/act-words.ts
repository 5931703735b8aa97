/** What a reader does on a step, as the page names its buttons. */
import * as words from '#words/ui/lessons';
import { describeTask } from '../../catalog/tasks/tasks';
import type { Act } from '../../lessons/lesson';
import type { ExplorerViewId } from '../../state/view/page-view';
import type { Draft, SettingName } from '../../state/draft';
import { formatCount, formatSignificant, listed, sentenceCase } from '../words/format';
import { layerName } from '../words/layer-name';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from '../words/parameters';
import { modeName } from '../words/run-name';

/** As they stand on the page; a test compares them. */
export const viewNames: Readonly<Record<ExplorerViewId, string>> = words.views;

/** To the reader: "press Latent above the weights." */
export function actWords(act: Act): string {
  switch (act.act) {
    case 'train':
      return act.to === undefined ? words.pressTrain : words.trainUntil(formatCount(act.to));
    case 'lens':
      return words.pressLens(words.lenses[act.lens]);
    case 'view':
      return words.openView(viewNames[act.view]);
    case 'inside':
      return words.openInside(words.insideTabs[act.inside]);
    case 'layer':
      return words.pressMatrix(layerName(act.layer).long);
    case 'scrub':
      return act.step === null ? words.pullToEnd : words.pullTo(act.step);
    case 'try':
      return act.prompt === undefined ? words.useTryIt : words.typeIn(act.prompt);
    case 'download':
      return words.pressDownload;
  }
}

/** Of a recorded step, as long as its author has not written another: "Train to the end". */
export function actTitle(act: Act): string {
  switch (act.act) {
    case 'train':
      return act.to === undefined ? words.toTrain : words.toTrainUntil(formatCount(act.to));
    case 'lens':
      return words.toSeeLens[act.lens];
    case 'view':
      return words.toOpen(viewNames[act.view]);
    case 'inside':
      return words.toOpen(words.insideTabs[act.inside]);
    case 'layer':
      return words.toSeeMatrix(layerName(act.layer).long).slice(0, 120);
    case 'scrub':
      return act.step === null ? words.toNewest : words.toStep(formatCount(act.step));
    case 'try':
      return act.prompt === undefined ? words.toTry : words.toTryOn(act.prompt.slice(0, 40));
    case 'download':
      return words.toDownload;
  }
}

const parameters = [...firstParameters, pairsParameter, learningRateParameter, ...otherParameters];

/** What was changed from one draft to the other: "Task: Sort digits", "Steps: 300". */
export function changeTitle(former: Draft, draft: Draft): string {
  if (draft.task !== former.task) return words.taskIs(describeTask(draft.task).label);
  if (draft.modes.join() !== former.modes.join()) return words.modesAre(listed(draft.modes.map(modeName)));
  if (draft.seeds !== former.seeds) return words.seedsAre(draft.seeds);
  if (draft.budget !== former.budget) return words.sameBudget[draft.budget];
  const changed = changedSettings(former, draft);
  return changed.length === 0
    ? words.setPage
    : changed
        .map((name) => `${labelOf(name)}: ${valueOf(draft, name)}`)
        .join(', ')
        .slice(0, 120);
}

/** "task Sort digits, full, ternary and binary": what a step is about. */
export const draftWords = ({ task, modes }: Draft): string => words.draft(describeTask(task).label, listed(modes.map(modeName)));

/** What was changed, as one word: the same for two changes of the same thing. */
export function changedThing(former: Draft, draft: Draft): string {
  if (draft.task !== former.task) return 'task';
  if (draft.modes.join() !== former.modes.join()) return 'modes';
  return draft.seeds !== former.seeds
    ? 'seeds'
    : draft.budget !== former.budget
      ? 'budget'
      : changedSettings(former, draft).toSorted().join();
}

function changedSettings({ settings: former }: Draft, { settings }: Draft): readonly SettingName[] {
  const names = [...new Set([...Object.keys(former), ...Object.keys(settings)])] as readonly SettingName[];
  return names.filter((name) => former[name] !== settings[name]);
}

const labelOf = (name: SettingName): string => parameters.find((parameter) => parameter.name === name)?.label ?? sentenceCase(name);

function valueOf({ settings }: Draft, name: SettingName): string {
  const value = settings[name];
  if (value === undefined) return words.asUsual;
  if (typeof value === 'number') return Number.isInteger(value) ? formatCount(value) : formatSignificant(value);
  return value === null ? words.off : String(value);
}
