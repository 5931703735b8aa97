import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defaultMode, modeIds, type ModeId } from '../../src/catalog/modes/modes';
import { dataNeeded, taskIds } from '../../src/catalog/tasks/tasks';
import type { Experiment, ExperimentDraft } from '../../src/experiment/experiment';
import { experimentFields, fieldNames, type FieldName } from '../../src/experiment/fields';
import { settingOfText } from '../../src/experiment/setting-text';
import { validate } from '../../src/experiment/validate';
import { formatIds } from '../../src/formats/formats';
import { mostThreads } from '../../src/plan/cpu/crew-control';
import { nearestWord } from '../../src/math/text/edit-distance';
import { dataOfFlags, readingExample, type GivenData, type OpenFile } from './data-flag';
import { FlagError } from './flag-error';

/** What the command line asks for. */
export interface Plan {
  /** One per combination of the settings that are given as lists, in the order given; seeds apart. */
  readonly arms: readonly Arm[];
  readonly seeds: readonly number[];
  /** Where series and files go; null: nowhere. */
  readonly out: string | null;
  readonly formats: readonly string[];
  readonly json: boolean;
  /** Runs that train at the same time, each in a thread. */
  readonly jobs: number;
  /** Threads that a step of a run may be divided among; null: the cores that other runs leave. */
  readonly threads: number | null;
  /** What `--data` gives; its card is in the drafts of the arms that train on it. */
  readonly given: GivenData | null;
}

export interface Arm {
  /** What tells it from the other arms: `ternary`, `binary, learningRate 0.003`. */
  readonly name: string;
  readonly draft: ExperimentDraft;
}

/** Settings that fit on a command line: all but a person's own data, which is a file. */
export const settingNames = fieldNames.filter((name): name is SettingName => name !== 'data');
type SettingName = Exclude<FieldName, 'data'>;

const own = ['data', 'label', 'reading', 'seeds', 'jobs', 'threads', 'out', 'formats', 'json', 'help'] as const;
type OwnFlag = (typeof own)[number];

/** Most seeds of one call: more is a typing error more often than a wish. */
const mostSeeds = 1000;

/**
 * Reads the flags. Every setting of an experiment is one, by its name or in kebab-case; a comma makes a list, and all
 * combinations of lists are trained. Behind a point stands the mode that a list is for: `--learningRate.binary 0.01,0.03`.
 * Throws {@link FlagError}.
 *
 * @param open reads the file of `--data`
 * @returns null when help is asked for
 */
export function readFlags(words: readonly string[], open: OpenFile = readFileSync): Plan | null {
  const given = pairsOf(words);
  if (given.has('help')) return null;
  const settings = settingNames.filter((field) => field !== 'seed' && flagsOf(field).some((flag) => given.has(flag)));
  const drafts = combinations(settings, given);
  const data = dataOf(given, open);
  const arms = drafts.map((draft) => (data !== null && isOnOwnData(draft) ? { ...draft, data: data.data.card } : draft));
  const seeds = seedsOf(given);
  const checked = arms.map((draft) => {
    const { experiment, issues } = validate({ ...draft, seed: seeds[0] });
    if (experiment === null) throw new FlagError(issues.map(({ message }) => message).join('\n'));
    return { draft, experiment };
  });
  return {
    arms: checked.map(({ draft, experiment }) => ({
      name: nameOf(
        experiment,
        settings.filter((field) => isVaried(field, given)),
      ),
      draft,
    })),
    seeds,
    out: given.get('out') ?? null,
    formats: formatsOf(given),
    json: given.has('json'),
    jobs: integerOf(given, 'jobs', availableParallelism(), 64),
    threads: given.has('threads') ? integerOf(given, 'threads', 1, mostThreads) : null,
    given: data,
  };
}

/** The flags by their camelCase name, and the text that follows each. */
function pairsOf(words: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!word.startsWith('--')) throw new FlagError(`"${word}" belongs to no flag. A flag begins with --, such as --task tales.`);
    const [written = '', inline] = word.slice(2).split(/=(.*)/s);
    const name = written.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!isKnown(name)) throw new FlagError(unknownFlag(written, name));
    if (pairs.has(name)) throw new FlagError(`--${written} is given twice. Several values go behind one flag: --${written} a,b.`);
    if (name === 'json' || name === 'help') {
      if (inline !== undefined) throw new FlagError(`--${written} takes no value.`);
      pairs.set(name, '');
      continue;
    }
    const value = inline ?? words[++i];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      throw new FlagError(`--${written} needs a value: ${allowed(name)}.`);
    pairs.set(name, value);
  }
  return pairs;
}

/** What a mode may be: one of the papers', or a recipe. */
export const modeChoices = `${modeIds.join(' | ')} | a recipe such as ternary-row-a4m-had`;

type KnownFlag = SettingName | OwnFlag | `${SettingName}.${ModeId}`;

const isKnown = (name: string): name is KnownFlag =>
  own.some((flag) => flag === name) || settingNames.some((setting) => setting === name || flagsOf(setting).some((flag) => flag === name));

/** The flags of a setting: its name and, where modes may differ in it, one for each mode. */
function flagsOf(setting: SettingName): readonly string[] {
  const isCommon = setting === 'task' || setting === 'mode' || setting === 'seed';
  return isCommon ? [setting] : [setting, ...modeIds.map((mode) => `${setting}.${mode}`)];
}

function unknownFlag(written: string, name: string): string {
  const all = [...settingNames, ...own];
  const meant = nearestWord(name, all);
  return `There is no flag --${written}.${meant === null ? '' : ` Did you mean --${meant}?`}\nThe flags are ${all.map((flag) => `--${flag}`).join(', ')}.`;
}

/** What may stand behind a flag, for a message. */
function allowed(flag: KnownFlag): string {
  const name = flag.replace(/\..*/, '') as SettingName | OwnFlag;
  if (name === 'out') return 'a folder';
  if (name === 'data') return 'a file';
  if (name === 'label') return 'the name of a column';
  if (name === 'reading') return readingExample;
  if (name === 'formats') return `all, none, or some of ${formatIds.join(', ')}`;
  if (name === 'seeds' || name === 'jobs' || name === 'threads' || name === 'json' || name === 'help') return 'a whole number from 1';
  const field = experimentFields[name];
  if (field.kind === 'mode') return modeChoices;
  return field.kind === 'choice'
    ? field.values.map(String).join(', ')
    : `${field.kind === 'integer' ? 'a whole number' : 'a number'} from ${field.min} to ${field.max}`;
}

function dataOf(given: ReadonlyMap<string, string>, open: OpenFile): GivenData | null {
  const named = given.has('task') ? listOf('task', given) : [];
  const known = taskIds.filter((id) => named.includes(id));
  // A wrong name is for `validate` to refuse.
  return known.length < new Set(named).size ? null : dataOfFlags(known, given.get('data'), given.get('label'), open, given.get('reading'));
}

const isOnOwnData = ({ task }: ExperimentDraft): boolean => taskIds.some((id) => id === task && dataNeeded(id) !== null);

const listOf = (flag: string, given: ReadonlyMap<string, string>): readonly (string | number | null)[] =>
  (given.get(flag) ?? '').split(',').map((text) => settingOfText(flag.replace(/\..*/, ''), text.trim()));

/** Whether arms may differ in a setting. */
const isVaried = (field: SettingName, given: ReadonlyMap<string, string>): boolean =>
  flagsOf(field).some((flag) => (flag !== field && given.has(flag)) || listOf(flag, given).length > 1);

/**
 * Every choice of one value from each list, the last list changing fastest; settings with a list for a mode come last, when
 * the mode is known. Wrong values pass: `validate` names them.
 */
function combinations(settings: readonly SettingName[], given: ReadonlyMap<string, string>): readonly ExperimentDraft[] {
  const ofModes = (field: SettingName): boolean => flagsOf(field).some((flag) => flag !== field && given.has(flag));
  const ordered = [...settings.filter((field) => !ofModes(field)), ...settings.filter(ofModes)];
  return ordered.reduce<readonly ExperimentDraft[]>(
    (drafts, field) =>
      drafts.flatMap((draft) => {
        const flag = [`${field}.${draft.mode ?? defaultMode}`, field].find((each) => given.has(each));
        return flag === undefined ? [draft] : listOf(flag, given).map((value) => ({ ...draft, [field]: value }));
      }),
    [{}],
  );
}

function seedsOf(given: ReadonlyMap<string, string>): readonly number[] {
  const listed = given.has('seed') ? listOf('seed', given) : [1];
  const wrong = listed.flatMap((seed) => validate({ seed }).issues);
  if (wrong.length > 0) throw new FlagError(wrong.map(({ message }) => message).join('\n'));
  const seeds = listed.map(Number);
  const count = integerOf(given, 'seeds', seeds.length, mostSeeds);
  if (given.has('seeds') && seeds.length > 1)
    throw new FlagError('Give either a list of seeds (--seed 3,7) or how many to take from the first one on (--seeds 5), not both.');
  return given.has('seeds') ? Array.from({ length: count }, (_, i) => (seeds[0] ?? 1) + i) : seeds;
}

function integerOf(given: ReadonlyMap<string, string>, name: OwnFlag, missing: number, most: number): number {
  const text = given.get(name);
  if (text === undefined) return missing;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= most) return value;
  throw new FlagError(`--${name} must be a whole number from 1 to ${most}, not "${text}".`);
}

function formatsOf(given: ReadonlyMap<string, string>): readonly string[] {
  const text = given.get('formats') ?? 'all';
  if (text === 'all') return formatIds;
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !formatIds.some((id) => id === name));
  if (unknown !== undefined) throw new FlagError(`--formats must be ${allowed('formats')}, not "${unknown}".`);
  return names;
}

/** The mode, and whatever else differs between arms. */
function nameOf(experiment: Experiment, varied: readonly SettingName[]): string {
  const mode = experiment.mode === 'none' ? 'full' : experiment.mode;
  return [mode, ...varied.filter((field) => field !== 'mode').map((field) => `${field} ${experiment[field]}`)].join(', ');
}
