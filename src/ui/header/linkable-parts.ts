import { hideableControls, pagePanels, explorerViewIds, lockableIds, type HideableId, type LockableId } from '../../state/view/page-view';
import { viewNames } from '../lessons/act-words';
import { panelNames } from '../lessons/panel-names';
import { firstParameters, learningRateParameter, otherParameters, pairsParameter } from '../words/parameters';

/** What a link may hide or lock, in groups, as it is called on the page. */
export interface LinkablePart {
  readonly id: HideableId;
  readonly label: string;
  /** null: there is nothing to lock. */
  readonly lock: LockableId | null;
}

const controlNames: Readonly<Record<(typeof hideableControls)[number], string>> = {
  lessons: 'Lessons',
  timeline: 'The scrubber',
  lens: 'The three lenses',
  oneStep: 'Step',
  reset: 'Reset',
  newSeed: 'New seed',
  engine: 'What computes',
  present: 'Present',
  share: 'Share',
  open: 'Open',
  download: 'Download',
  kept: 'What this browser keeps',
};

const linkable = (id: HideableId, label: string): LinkablePart => ({ id, label, lock: lockableIds.find((each) => each === id) ?? null });

export const linkableParts: readonly { readonly title: string; readonly parts: readonly LinkablePart[] }[] = [
  { title: 'Panels', parts: pagePanels.map((id) => linkable(id, id === 'examples' ? 'Examples' : panelNames[id])) },
  { title: 'Buttons', parts: hideableControls.map((id) => linkable(id, controlNames[id])) },
  { title: 'Views of “Look inside”', parts: explorerViewIds.map((id) => linkable(id, viewNames[id])) },
  {
    title: 'Single settings',
    parts: [pairsParameter, ...firstParameters, learningRateParameter, ...otherParameters].map(({ name, label }) => linkable(name, label)),
  },
];
