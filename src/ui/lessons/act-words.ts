/** What a reader does on a step, as the page names its buttons. */
import { describeTask } from '../../catalog/tasks/tasks';
import type { Act } from '../../lessons/lesson';
import type { ExplorerViewId } from '../../state/view/page-view';
import type { Draft, SettingName } from '../../state/draft';
import { formatCount, formatSignificant, listed, sentenceCase } from '../words/format';
import { layerName } from '../words/layer-name';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from '../words/parameters';
import { modeName } from '../words/run-name';

/** As they stand on the page; a test compares them. */
export const viewNames: Readonly<Record<ExplorerViewId, string>> = {
  layers: 'Layers',
  map: 'Map',
  time: 'Over time',
  flips: 'Flips',
  inside: 'Inside',
  attention: 'Attention',
  cost: 'Cost',
};

/** As they stand on the page; a test compares them. */
export const insideNames = { token: 'One token through one row', step: 'One step in slow motion' } as const;

const lensNames = { latent: 'Latent', quantised: 'Quantised', effective: 'Effective' } as const;

/** To the reader: "press Latent above the weights." */
export function actWords(act: Act): string {
  switch (act.act) {
    case 'train':
      return act.to === undefined
        ? 'press Train, and watch until it has finished.'
        : `press Train, and Pause at step ${formatCount(act.to)} or a little later.`;
    case 'lens':
      return `press ${lensNames[act.lens]} above the weights.`;
    case 'view':
      return `open ${viewNames[act.view]} under “Look inside”.`;
    case 'inside':
      return `open Inside under “Look inside”, and there “${insideNames[act.inside]}”.`;
    case 'layer':
      return `open Layers under “Look inside”, and press the matrix of ${layerName(act.layer).long}.`;
    case 'scrub':
      return act.step === null ? 'pull the scrubber to the end.' : `pull the scrubber to step ${act.step}.`;
    case 'try':
      return act.prompt === undefined ? 'use Try it, as long as you like.' : `type “${act.prompt}” in Try it.`;
    case 'download':
      return 'press Download, and choose the web page.';
  }
}

/** Of a recorded step, as long as its author has not written another: "Train to the end". */
export function actTitle(act: Act): string {
  switch (act.act) {
    case 'train':
      return act.to === undefined ? 'Train to the end' : `Train to step ${formatCount(act.to)}`;
    case 'lens':
      return `Look at the ${act.lens} weights`;
    case 'view':
      return `Open “${viewNames[act.view]}”`;
    case 'inside':
      return `Open “${insideNames[act.inside]}”`;
    case 'layer':
      return `Look at ${layerName(act.layer).long}`.slice(0, 120);
    case 'scrub':
      return act.step === null ? 'Go to the newest step' : `Go back to step ${formatCount(act.step)}`;
    case 'try':
      return act.prompt === undefined ? 'Use Try it' : `Try “${act.prompt.slice(0, 40)}”`;
    case 'download':
      return 'Open the download';
  }
}

const parameters = [...firstParameters, pairsParameter, learningRateParameter, ...otherParameters];

/** What was changed from one draft to the other: "Task: Sort digits", "Steps: 300". */
export function changeTitle(former: Draft, draft: Draft): string {
  if (draft.task !== former.task) return `Task: ${describeTask(draft.task).label}`;
  if (draft.modes.join() !== former.modes.join()) return `Modes: ${listed(draft.modes.map(modeName))}`;
  if (draft.seeds !== former.seeds) return `Seeds: ${draft.seeds}`;
  if (draft.budget !== former.budget) return `Compared at the same ${draft.budget}`;
  const changed = changedSettings(former, draft);
  return changed.length === 0
    ? 'Set the page'
    : changed
        .map((name) => `${labelOf(name)}: ${valueOf(draft, name)}`)
        .join(', ')
        .slice(0, 120);
}

/** "task Sort digits, full, ternary and binary": what a step is about. */
export const draftWords = ({ task, modes }: Draft): string => `task ${describeTask(task).label}, ${listed(modes.map(modeName))}`;

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
  if (value === undefined) return 'as usual';
  if (typeof value === 'number') return Number.isInteger(value) ? formatCount(value) : formatSignificant(value);
  return value === null ? 'off' : String(value);
}
