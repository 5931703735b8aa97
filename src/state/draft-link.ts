/**
 * The draft in the address bar: the share link of the leading mode's experiment, and of the comparison what is not usual:
 * `modes` where not all three are trained, `seeds` where there is more than one, `budget` where the files weigh the same, `rates=swept` where arms train at the rates of recorded sweeps.
 *
 *   #v=1&task=tales&hiddenSize=128&modes=none,ternary&seeds=3&budget=kilobytes
 *
 * `learningRate` stands in the link exactly when it is the same for all modes. A lesson that is played stands behind the draft:
 * `lesson=where-are-the-levels&step=2&answers=ba`.
 * `present=1` opens the presenter view, `view=1` and all behind it say how the page is looked at (`view/view-link.ts`), `result=` is what a training came to (`class/result-link.ts`), and `paper=` the card of the paper bench that it opens.
 */
import * as words from '#words/state';
import { inModeOrder, modeIdOf, modeOrder } from '../catalog/modes/modes';
import type { Budget } from '../experiment/budget';
import { fieldNames } from '../experiment/fields';
import { currentVersion, encodeLink, decodeLink } from '../experiment/share-link';
import { nearestWord } from '../math/text/edit-distance';
import {
  comparedByDefault,
  defaultDraft,
  leadingExperiment,
  MOST_MODES,
  MOST_SEEDS,
  unfittedIn,
  withSetting,
  type Draft,
  type SettingName,
} from './draft';

/** The part of the address after `#`; empty for the default draft. */
export function encodeDraft(draft: Draft): string {
  const parameters = new URLSearchParams(encodeLink(leadingExperiment(draft)));
  parameters.delete('mode');
  const { learningRate } = draft.settings;
  // A rate that happens to be the leading mode's best is still the same for all: say so.
  if (learningRate !== undefined) parameters.set('learningRate', String(learningRate));
  // Rates of a sweep are each arm's own.
  else parameters.delete('learningRate');
  for (const [name, value] of settingsBeyond(draft, parameters)) parameters.set(name, value);
  if (draft.modes.join() !== comparedByDefault.join()) parameters.set('modes', draft.modes.join(','));
  if (draft.seeds > 1) parameters.set('seeds', String(draft.seeds));
  if (draft.budget !== 'parameters') parameters.set('budget', draft.budget);
  if (draft.rates !== undefined) parameters.set('rates', draft.rates);
  // An empty address leaves it to the browser.
  if (parameters.size === 1 && draft.settings.arithmetic === 'plain') parameters.set('arithmetic', 'plain');
  const hasContent = [...parameters.keys()].some((key) => key !== 'v');
  return hasContent ? parameters.toString().replaceAll('%2C', ',') : '';
}

/** Settings that the leading mode decides itself, and other modes do not: its experiment lacks what was set. */
const settingsBeyond = (draft: Draft, written: URLSearchParams): readonly (readonly [string, string])[] =>
  Object.entries(draft.settings)
    .filter(([name, value]) => value !== undefined && !written.has(name) && isHeard(draft, name as SettingName))
    .map(([name, value]) => [name, String(value)] as const);

const isHeard = (draft: Draft, name: SettingName): boolean => {
  const without = withSetting(draft, name, undefined);
  return draft.modes.some((mode) => unfittedIn(draft, mode)[name] !== unfittedIn(without, mode)[name]);
};

/** What stands in the address. */
export interface Addressed {
  readonly draft: Draft;
  readonly lessonLink: string;
  readonly presenting: boolean;
  readonly viewLink: string;
}

/** The part of the address after `#`: the draft, the lesson that is played on it, the presenter view where it is open, and the view. */
export const encodeAddress = ({ draft, lessonLink, presenting, viewLink }: Addressed): string =>
  [encodeDraft(draft), lessonLink, presenting ? 'present=1' : '', viewLink].filter((part) => part !== '').join('&');

/** The dialog that a link to a result opens, or null. */
export const classDialogOf = (hash: string): { readonly side: 'collect'; readonly arrived: string } | null =>
  hash.includes('&result=') ? { side: 'collect', arrived: hash } : null;

/** The card of the paper bench that a link opens, or null. */
export const paperOf = (hash: string): string | null => new URLSearchParams(hash.replace(/^#/, '')).get('paper');

/** Whether a link opens the presenter view. */
export const opensPresenter = (hash: string): boolean => new URLSearchParams(hash.replace(/^#/, '')).get('present') === '1';

export interface DecodedDraft {
  readonly draft: Draft;
  /** Of a lesson, as it stands in the link; empty where there is none. */
  readonly lessonLink: string;
  /** The view, likewise. */
  readonly viewLink: string;
  /** A sentence for each part of the link that could not be used; one for all settings that do not exist. */
  readonly notices: readonly string[];
}

/** Reads the part of an address after `#`. Never throws; what cannot be used falls back to its default, with a notice. */
export function decodeDraft(hash: string): DecodedDraft {
  // The page writes the lesson before the view; who puts a link together by hand may not.
  const [settingsPart, ...behind] = `&${hash.replace(/^[#?]/, '')}`.split(/&(?=lesson=|view=)/);
  const [lessonPart, viewPart] = ['lesson=', 'view='].map((name) => behind.find((part) => part.startsWith(name)) ?? '');
  const parameters = new URLSearchParams(settingsPart);
  const take = (name: string): string | null => {
    const value = parameters.get(name);
    parameters.delete(name);
    return value;
  };
  const [listed, counted, shared, rates] = [take('modes'), take('seeds'), take('budget'), take('rates')];
  parameters.delete('present');
  parameters.delete('result');
  parameters.delete('paper');
  const unknown = [...new Set(parameters.keys())].filter((key) => key !== 'v' && !fieldNames.some((known) => known === key));
  for (const key of unknown) parameters.delete(key);
  // A link without a version, written by hand or truncated, is read as the current one.
  if (!parameters.has('v')) parameters.set('v', currentVersion);
  const link = decodeLink(parameters.toString());
  const { task = 'reverse', mode, data: _never, ...settings } = link.draft;
  const modes = readModes(listed, mode);
  const seeds = readSeeds(counted);
  const budget = readBudget(shared);
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return {
    lessonLink: (lessonPart ?? '').replace('&present=1', ''),
    viewLink: viewPart ?? '',
    draft: {
      ...defaultDraft(task),
      modes: modes.value,
      seeds: seeds.value,
      budget: budget.value,
      ...(rates === 'swept' ? { rates } : {}),
      settings: given,
    },
    notices: [...link.notices, ...modes.notices, ...seeds.notices, ...budget.notices, ...unknownSettings(unknown)],
  };
}

function unknownSettings(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  if (names.length === 1) return [words.unknownSetting(names.map(meant).join(''))];
  return [words.unknownSettings(names.length, firstOf(names, meant))];
}

/** An unknown name, with the closest match. */
function meant(name: string): string {
  const near =
    name.length > 40
      ? null
      : nearestWord(
          name,
          fieldNames.filter((known) => known !== 'data'),
        );
  return near === null ? quoted(name) : words.didYouMean(quoted(name), near);
}

/** The first few of a list of any length. */
const firstOf = (names: readonly string[], shown: (name: string) => string): string =>
  (names.length > 3 ? words.suchAs : String)(names.slice(0, 3).map(shown).join(', '));

interface Reading<T> {
  readonly value: T;
  readonly notices: readonly string[];
}

function readModes(listed: string | null, mode: Draft['modes'][number] | undefined): Reading<Draft['modes']> {
  if (listed === null) return { value: mode === undefined ? comparedByDefault : [mode], notices: [] };
  const names = listed.split(',');
  const modes = inModeOrder(names.map(modeIdOf).filter((mode) => mode !== null));
  const unknown = names.filter((name) => modeIdOf(name) === null);
  const notices = [
    ...(unknown.length === 0 ? [] : [words.unknownModes(firstOf(unknown, quoted), modeOrder.join(', '))]),
    ...(modes.length > MOST_MODES ? [words.tooManyModes(modes.length, MOST_MODES)] : []),
  ];
  return { value: modes.length === 0 ? comparedByDefault : modes.slice(0, MOST_MODES), notices };
}

function readSeeds(counted: string | null): Reading<number> {
  if (counted === null) return { value: 1, notices: [] };
  const seeds = /^\d+$/.test(counted) ? Number(counted) : Number.NaN;
  if (seeds >= 1 && seeds <= MOST_SEEDS) return { value: seeds, notices: [] };
  return { value: 1, notices: [words.noSeeds(quoted(counted), MOST_SEEDS)] };
}

function readBudget(shared: string | null): Reading<Budget> {
  if (shared === 'kilobytes' || shared === 'parameters') return { value: shared, notices: [] };
  return {
    value: 'parameters',
    notices: shared === null ? [] : [words.noBudget(quoted(shared))],
  };
}

const quoted = (text: string): string => words.quoted(text.length > 40 ? `${text.slice(0, 40)}…` : text);
