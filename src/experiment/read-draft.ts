import * as words from '#words/experiment/read-draft';
import { modeIds, readModeId, type ModeId } from '../catalog/modes/modes';
import { formerActivation, readCard } from '../catalog/data/read-card';
import { nearestWord } from '../math/text/edit-distance';
import { visibleText } from '../math/text/visible-text';
import type { ExperimentDraft, Issue } from './experiment';
import { experimentFields, fieldNames, type FieldName } from './fields';

export interface DraftReading {
  /** The settings that are given and right by themselves, and no other keys. */
  readonly draft: ExperimentDraft;
  /** One per unknown key and per setting of a wrong type or out of its range. */
  readonly issues: readonly Issue[];
}

/** Reads each setting by itself from anything that claims to be a draft; `undefined` counts as missing. */
export function readDraft(value: unknown): DraftReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      draft: {},
      issues: [{ field: null, message: words.noObject(show(value)) }],
    };
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const issues: Issue[] = [];
  issues.push(...unknownSettings([...given.keys()].filter((key) => !isFieldName(key))));

  /** The value of a setting that passes its check; otherwise nothing, and an issue that says what is allowed. */
  const accept = <T>(field: FieldName, allowed: string, check: (found: unknown) => T | undefined): T | undefined => {
    const found = given.get(field);
    if (found === undefined) return undefined;
    const accepted = check(found);
    if (accepted === undefined) issues.push({ field, message: words.mustBe(field, allowed, show(found)) });
    return accepted;
  };
  const choice = <T extends string | number | null>(field: FieldName, values: readonly T[]): T | undefined =>
    accept(field, oneOf(values), (found) => values.find((candidate) => candidate === found));
  const integer = (field: FieldName, { min, max }: { readonly min: number; readonly max: number }): number | undefined =>
    // Adding 0 turns −0 into 0, which JSON and links cannot tell apart.
    accept(field, words.whole(min, max), (found) =>
      typeof found === 'number' && Number.isInteger(found) && found >= min && found <= max ? found + 0 : undefined,
    );
  const real = (
    field: FieldName,
    { min, max, above = false }: { readonly min: number; readonly max: number; readonly above?: boolean },
  ): number | undefined =>
    accept(field, above ? words.above(min, max) : words.between(min, max), (found) =>
      typeof found === 'number' && (above ? found > min : found >= min) && found <= max ? found + 0 : undefined,
    );

  const modeIn = (found: unknown): ModeId | undefined => {
    if (found === undefined) return undefined;
    const read = typeof found === 'string' ? readModeId(found) : null;
    if (typeof read === 'string') return read;
    const reasons = read === null || typeof found !== 'string' || !found.includes('-') ? [] : [read.refusal];
    issues.push({
      field: 'mode',
      message: [words.mustBe('mode', `${oneOf(modeIds)}, ${words.orRecipe}`, show(found)), ...reasons].join(' '),
    });
    return undefined;
  };

  const fields = experimentFields;
  const draft: { -readonly [K in FieldName]?: ExperimentDraft[K] } = {
    task: choice('task', fields.task.values),
    data: given.get('data') === null ? null : accept('data', words.card, (found) => readCard(found) ?? undefined),
    pairs: integer('pairs', fields.pairs),
    recipe: choice('recipe', fields.recipe.values),
    mode: modeIn(given.get('mode')),
    hiddenSize: integer('hiddenSize', fields.hiddenSize),
    numHeads: integer('numHeads', fields.numHeads),
    numKvHeads: integer('numKvHeads', fields.numKvHeads),
    numLayers: integer('numLayers', fields.numLayers),
    feedForwardSize: integer('feedForwardSize', fields.feedForwardSize),
    seqLen: integer('seqLen', fields.seqLen),
    dropout: real('dropout', fields.dropout),
    activation: choice('activation', fields.activation.values) ?? formerActivation(given.get('data')) ?? undefined,
    activationBits: choice('activationBits', fields.activationBits.values),
    weightScale: choice('weightScale', fields.weightScale.values),
    batchSize: integer('batchSize', fields.batchSize),
    steps: integer('steps', fields.steps),
    optimiser: choice('optimiser', fields.optimiser.values),
    learningRate: real('learningRate', fields.learningRate),
    warmupSteps: integer('warmupSteps', fields.warmupSteps),
    lambdaSteps: integer('lambdaSteps', fields.lambdaSteps),
    seed: integer('seed', fields.seed),
    backend: choice('backend', fields.backend.values),
    arithmetic: choice('arithmetic', fields.arithmetic.values),
  };
  for (const field of fieldNames) if (draft[field] === undefined) delete draft[field];
  return { draft, issues };
}

const isFieldName = (key: string): boolean => Object.hasOwn(experimentFields, key);

/** Unknown settings that are named; of the rest it is said how many there are. */
const MOST_NAMED = 8;

/** A sentence for each, and the names of all settings once. */
function unknownSettings(keys: readonly string[]): readonly Issue[] {
  const named = keys.slice(0, MOST_NAMED).map((key, i) => {
    const meant = nearestWord(key.slice(0, longestShown), fieldNames);
    const sentence = words.unknown(show(key), meant);
    return i === 0 ? `${sentence} ${words.all(fieldNames.join(', '))}` : sentence;
  });
  const more = keys.length - named.length;
  return [...named, ...(more === 0 ? [] : [words.more(more)])].map((message) => ({
    field: null,
    message,
  }));
}

function oneOf(values: readonly (string | number | null)[]): string {
  const shown = values.map((value) => show(value));
  return words.or(shown.slice(0, -1).join(', '), shown.at(-1) ?? '');
}

const longestShown = 40;

/** A value as a person would recognise it, cut short: it may come from a stranger's link or file. */
function show(value: unknown): string {
  if (typeof value === 'string') return `"${visibleText(value, longestShown)}"`;
  if (value === undefined) return words.nothing;
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? words.noNumber : words.endless;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? words.list : words.ofType(typeof value);
}
