import * as words from '#words/ui/share-dialog';
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

const linkable = (id: HideableId, label: string): LinkablePart => ({ id, label, lock: lockableIds.find((each) => each === id) ?? null });

export const linkableParts: readonly { readonly title: string; readonly parts: readonly LinkablePart[] }[] = [
  { title: words.panels, parts: pagePanels.map((id) => linkable(id, id === 'examples' ? words.examples : panelNames[id])) },
  { title: words.buttons, parts: hideableControls.map((id) => linkable(id, words.controls[id])) },
  { title: words.views, parts: explorerViewIds.map((id) => linkable(id, viewNames[id])) },
  {
    title: words.singleSettings,
    parts: [pairsParameter, ...firstParameters, learningRateParameter, ...otherParameters].map(({ name, label }) => linkable(name, label)),
  },
];
