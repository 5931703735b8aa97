import * as words from '#words/state';
import type { TaskId } from '../catalog/tasks/tasks';
import { hasFusedMultiplyAdd } from '../math/fused-multiply-add';
import { defaultDraft, withSetting, type Draft, type Settings } from './draft';
import { decodeDraft, encodeDraft, type DecodedDraft } from './draft-link';

/** What this page sets by itself: fused multiply-add where the browser has it. A link without it means `plain`, everywhere. */
const usualSettings = (): Settings => (hasFusedMultiplyAdd() ? { arithmetic: 'fused' } : {});

/** The draft of a task before anybody has set anything. */
export const usualDraft = (task: TaskId): Draft => ({ ...defaultDraft(task), settings: usualSettings() });

/** Nothing was chosen, and nothing that was left out on purpose: the address needs no settings for it. */
export const isUsual = (draft: Draft): boolean => encodeDraft(draft) === encodeDraft(usualDraft('reverse'));

/** Without what this browser lacks. */
export const asComputedHere = (draft: Draft): Draft =>
  draft.settings.arithmetic === 'fused' && !hasFusedMultiplyAdd() ? withSetting(draft, 'arithmetic', undefined) : draft;

/** What an address asks of this page. Where it asks for fused multiply-add and there is none, the page says so. */
export function arrivedDraft(hash: string): DecodedDraft {
  const decoded = decodeDraft(hash);
  // Without any settings, as of a lesson or of a view, or none at all.
  if (encodeDraft(decoded.draft) === '' && decoded.draft.settings.arithmetic === undefined)
    return { ...decoded, draft: usualDraft(decoded.draft.task) };
  const draft = asComputedHere(decoded.draft);
  return draft === decoded.draft ? decoded : { ...decoded, draft, notices: [...decoded.notices, words.linkFused] };
}
