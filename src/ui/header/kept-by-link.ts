import { describeTask } from '../../catalog/tasks/tasks';
import type { Draft } from '../../state/draft';
import { plainView, type PageView } from '../../state/view/page-view';
import { viewNames } from '../lessons/act-words';
import { layerName } from '../words/layer-name';
import { modeName } from '../words/run-name';

/** What a link holds, in words: the settings always, of the view what is not as the page begins. */
export function keptByLink(draft: Draft, lessonLink: string, presenting: boolean, view: PageView): string {
  const { lens, run, layer, panel, at, prompt, theme, question, hidden, locked } = view;
  const parts = [
    `the task (${describeTask(draft.task).label}) and every setting`,
    ...(lessonLink === '' ? [] : ['the lesson and its step']),
    ...(presenting ? ['the presenter view'] : []),
    ...(run === null ? [] : [`the look at ${modeName(run)}`]),
    ...(lens === plainView.lens ? [] : [`the ${lens} lens`]),
    ...(layer === null ? [] : [`the matrix ${layerName(layer).long}`]),
    ...(panel === plainView.panel ? [] : [`the view “${viewNames[panel]}”`]),
    ...(at === null ? [] : [`step ${at}`]),
    ...(prompt === null ? [] : ['what is typed into “Try it”']),
    ...(theme === null ? [] : [`${theme} colours`]),
    ...(question === '' ? [] : ['your question']),
    ...(hidden.length === 0 ? [] : [`${hidden.length} hidden ${hidden.length === 1 ? 'part' : 'parts'}`]),
    ...(locked.length === 0 ? [] : [`${locked.length} locked ${locked.length === 1 ? 'part' : 'parts'}`]),
  ];
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
