/**
 * The draft in the address bar: the share link of the leading mode's experiment, and `modes` where the comparison is
 * not the usual one of all three:
 *
 *   #v=1&task=tales&hiddenSize=128&modes=none,ternary
 *
 * `learningRate` stands in the link exactly when it is the same for all modes.
 */
import type { DataKind } from '../catalog/data/card';
import { dataNeeded, type TaskId } from '../catalog/tasks/tasks';
import { encodeLink, decodeLink } from '../experiment/share-link';
import { defaultDraft, experimentIn, leadingMode, modeOrder, type Draft } from './draft';

/** The part of the address after `#`; empty for the default draft. */
export function encodeDraft(draft: Draft): string {
  const parameters = new URLSearchParams(encodeLink(experimentIn(draft, leadingMode(draft))));
  parameters.delete('mode');
  const { learningRate } = draft.settings;
  // A rate that happens to be the leading mode's best is still the same for all: say so.
  if (learningRate !== undefined) parameters.set('learningRate', String(learningRate));
  if (draft.modes.length < modeOrder.length) parameters.set('modes', draft.modes.join(','));
  const hasContent = [...parameters.keys()].some((key) => key !== 'v');
  return hasContent ? parameters.toString().replaceAll('%2C', ',') : '';
}

export interface DecodedDraft {
  readonly draft: Draft;
  /** One sentence per part of the link that could not be used. */
  readonly notices: readonly string[];
}

/** Reads the part of an address after `#`. Never throws; what cannot be used falls back to its default, with a notice. */
export function decodeDraft(hash: string): DecodedDraft {
  const parameters = new URLSearchParams(hash.replace(/^[#?]/, ''));
  const listed = parameters.get('modes');
  parameters.delete('modes');
  const link = decodeLink(parameters.toString());
  const { task = 'reverse', mode, data: _never, ...settings } = link.draft;
  const { modes, notices } = readModes(listed, mode);
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return { draft: { ...defaultDraft(task), modes, settings: given }, notices: [...link.notices, ...notices, ...dataNotices(task)] };
}

/** A link holds how somebody trained on data of their own, and never the data. */
function dataNotices(task: TaskId): readonly string[] {
  const needed = dataNeeded(task);
  return needed === null ? [] : [`This link trains on somebody’s own ${dataNames[needed]}, which stayed on their machine. Its settings are here: give data of your own to train with them.`];
}

const dataNames: Readonly<Record<DataKind, string>> = { text: 'text', table: 'table', strokes: 'drawings' };

function readModes(listed: string | null, mode: Draft['modes'][number] | undefined): { readonly modes: Draft['modes']; readonly notices: readonly string[] } {
  if (listed === null) return { modes: mode === undefined ? modeOrder : [mode], notices: [] };
  const names = listed.split(',');
  const modes = modeOrder.filter((known) => names.includes(known));
  const unknown = names.filter((name) => !modeOrder.some((known) => known === name));
  const notices =
    unknown.length === 0 ? [] : [`The link names modes that do not exist: ${unknown.map((name) => `“${name.slice(0, 40)}”`).join(', ')}. There are ${modeOrder.join(', ')}.`];
  return { modes: modes.length === 0 ? modeOrder : modes, notices };
}
