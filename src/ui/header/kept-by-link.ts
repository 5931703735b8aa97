import * as words from '#words/ui/share-dialog';
import { describeTask } from '../../catalog/tasks/tasks';
import type { Draft } from '../../state/draft';
import { plainView, type PageView } from '../../state/view/page-view';
import { viewNames } from '../lessons/act-words';
import { listed } from '../words/format';
import { layerName } from '../words/layer-name';
import { modeName } from '../words/run-name';

/** What a link holds, in words: the settings always, of the view what is not as the page begins. */
export function keptByLink(draft: Draft, lessonLink: string, presenting: boolean, view: PageView): string {
  const { lens, run, layer, panel, at, prompt, theme, question, hidden, locked } = view;
  return listed([
    words.settings(describeTask(draft.task).label),
    ...(lessonLink === '' ? [] : [words.lesson]),
    ...(presenting ? [words.presenter] : []),
    ...(run === null ? [] : [words.look(modeName(run))]),
    ...(lens === plainView.lens ? [] : [words.lenses[lens]]),
    ...(layer === null ? [] : [words.matrix(layerName(layer).long)]),
    ...(panel === plainView.panel ? [] : [words.view(viewNames[panel])]),
    ...(at === null ? [] : [words.atStep(at)]),
    ...(prompt === null ? [] : [words.prompt]),
    ...(theme === null ? [] : [words.inColours[theme]]),
    ...(question === '' ? [] : [words.yourQuestion]),
    ...(hidden.length === 0 ? [] : [words.hidden(hidden.length)]),
    ...(locked.length === 0 ? [] : [words.locked(locked.length)]),
  ]);
}
