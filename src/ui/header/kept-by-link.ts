import * as words from '#words/ui/share-dialog';
import { dataNeeded, describeTask } from '../../catalog/tasks/tasks';
import type { Draft } from '../../state/draft';
import { LONGEST_DRAWING, LONGEST_PROMPT, plainView, type PageView } from '../../state/view/page-view';
import { viewNames } from '../lessons/act-words';
import { listed } from '../words/format';
import { layerName } from '../words/layer-name';
import { modeName } from '../words/run-name';

/** What a link holds, in words: the settings always, of the view what is not as the page begins. */
export function keptByLink(draft: Draft, lessonLink: string, presenting: boolean, view: PageView): string {
  const { lens, run, layer, panel, at, theme, question, hidden, locked, prompt, drawing } = view;
  return listed([
    words.settings(describeTask(draft.task).label),
    ...(lessonLink === '' ? [] : [words.lesson]),
    ...(presenting ? [words.presenter] : []),
    ...(run === null ? [] : [words.look(modeName(run))]),
    ...(lens === plainView.lens ? [] : [words.lenses[lens]]),
    ...(layer === null ? [] : [words.matrix(layerName(layer).long)]),
    ...(panel === plainView.panel ? [] : [words.view(viewNames[panel])]),
    ...(at === null ? [] : [words.atStep(at)]),
    ...(isKept(prompt, LONGEST_PROMPT) ? [draft.task === 'table' ? words.rows : words.prompt] : []),
    ...(isKept(drawing, LONGEST_DRAWING) ? [words.drawing] : []),
    ...(theme === null ? [] : [words.inColours[theme]]),
    ...(question === '' ? [] : [words.yourQuestion]),
    ...(hidden.length === 0 ? [] : [words.hidden(hidden.length)]),
    ...(locked.length === 0 ? [] : [words.locked(locked.length)]),
  ]);
}

/** What somebody may miss where the link is opened, in words. */
export function leftOutOfLink(draft: Draft, { prompt, drawing }: PageView): string {
  return listed([
    words.weights,
    ...(dataNeeded(draft.task) === null ? [] : [words.ownData]),
    ...(isKept(prompt, LONGEST_PROMPT) || prompt === null ? [] : [words.longPrompt(LONGEST_PROMPT)]),
    ...(isKept(drawing, LONGEST_DRAWING) || drawing === null ? [] : [words.longDrawing]),
    ...(draft.task === 'ball' ? [words.theThrow] : []),
  ]);
}

const isKept = (text: string | null, longest: number): boolean => text !== null && text.length <= longest;
