/** Reads a lesson from a file, a link or this project's own; refuses what cannot be played, with the place. */
import * as words from '#words/lessons';
import { inModeOrder, modeOrder, readModeId, type ModeId } from '../catalog/modes/modes';
import { dataNeeded, taskIds } from '../catalog/tasks/tasks';
import { readDraft } from '../experiment/read-draft';
import { messageOf } from '../math/text/message-of';
import { issuesOf, MOST_MODES, MOST_SEEDS, type Draft, type Settings } from '../state/draft';
import { ExpressionError, readFact, readValue, type Expression } from './expression';
import { LessonError } from './lesson-error';
import { LESSON_VERSION, LONGEST_TEXT, LONGEST_TITLE, MOST_OPTIONS, MOST_STEPS } from './lesson-limits';
import { valueForms, type Act, type Formula, type Lesson, type LessonStep, type Option, type Question, type StepView } from './lesson';
import { explorerViewIds, insideTabIds, lensIds, pagePanels } from '../state/view/page-view';
import { choiceOf, entriesOf, fieldsOf, optional, refuse, textOf, wholeNumberOf, type Reader } from './reader';

const LONGEST_PROMPT = 400;
const LAST_STEP = 100_000;

export interface HowToRead {
  /** Words may be missing that its author has not written yet. */
  readonly unfinished: boolean;
}

const finished: HowToRead = { unfinished: false };

/** The text of a lesson file. Throws {@link LessonError}. */
export function readLessonFile(text: string, how = finished): Lesson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LessonError('', words.noJson(messageOf(error)));
  }
  return readLesson(value, how);
}

/** Throws {@link LessonError}. */
export function readLesson(value: unknown, { unfinished } = finished): Lesson {
  const whole = { place: '', value, unfinished };
  const { bitnetLesson, id, title, aim, assumes, steps } = fieldsOf(whole, ['bitnetLesson', 'id', 'title', 'aim', 'assumes', 'steps']);
  if (bitnetLesson.value !== LESSON_VERSION) return refuse(bitnetLesson, words.versionNeeded(LESSON_VERSION));
  return {
    id: /^[a-z0-9][a-z0-9-]{0,59}$/.test(String(id.value)) ? textOf(id, 60) : refuse(id, words.idNeeded),
    title: textOf(title, LONGEST_TITLE),
    aim: optional(aim, anyText, ''),
    assumes: optional(assumes, anyText, ''),
    steps: entriesOf(steps, { least: 1, most: MOST_STEPS }).map(readStep),
  };
}

const anyText = (reader: Reader): string => textOf(reader, LONGEST_TEXT);

function readStep(reader: Reader): LessonStep {
  const { title, text, draft, view, panel, act, ask } = fieldsOf(reader, ['title', 'text', 'draft', 'view', 'panel', 'act', 'ask']);
  return {
    title: textOf(title, LONGEST_TITLE),
    text: optional(text, anyText, ''),
    draft: optional(draft, readDraftOf, null),
    view: optional(view, readView, {}),
    panel: optional(panel, (given) => choiceOf(given, pagePanels), null),
    act: optional(act, readAct, null),
    ask: optional(ask, readQuestion, null),
  };
}

function readDraftOf(reader: Reader): Draft {
  const { task, modes, seeds, budget, settings } = fieldsOf(reader, ['task', 'modes', 'seeds', 'budget', 'settings']);
  const draft: Draft = {
    task: choiceOf(task, taskIds),
    modes: inModeOrder(entriesOf(modes, { least: 1, most: MOST_MODES }).map(readMode)),
    seeds: optional(seeds, (given) => wholeNumberOf(given, 1, MOST_SEEDS), 1),
    budget: optional(budget, (given) => choiceOf(given, ['parameters', 'kilobytes']), 'parameters'),
    settings: optional(settings, readSettings, {}),
  };
  if (dataNeeded(draft.task) !== null) return refuse(task, words.ownExamplesNeeded);
  const [issue] = issuesOf(draft);
  if (issue !== undefined) throw new LessonError(settings.place, issue.message);
  return draft;
}

/** A mode of the papers, or the word of a recipe. */
function readMode(reader: Reader): ModeId {
  const { value } = reader;
  const read = typeof value === 'string' ? readModeId(value) : null;
  if (typeof read === 'string') return read;
  return read !== null && String(value).includes('-') ? refuse(reader, read.refusal) : choiceOf(reader, modeOrder);
}

/** Settings as an experiment has them, without what the draft says by itself. */
function readSettings(reader: Reader): Settings {
  const { value, place } = reader;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(reader, words.settingsNeeded);
  const stray = ['task', 'mode', 'data'].find((name) => Object.hasOwn(value, name));
  if (stray !== undefined) throw new LessonError(`${place}.${stray}`, words.noSetting);
  const { draft, issues } = readDraft(value);
  const [issue] = issues;
  if (issue !== undefined) throw new LessonError(issue.field === null ? place : `${place}.${issue.field}`, issue.message);
  return draft;
}

const scrubOf = (reader: Reader): number | null => (reader.value === null ? null : wholeNumberOf(reader, 0, LAST_STEP));

function readView(reader: Reader): StepView {
  const { lens, view, inside, scrub, layer } = fieldsOf(reader, ['lens', 'view', 'inside', 'scrub', 'layer']);
  return {
    ...optional(lens, (given) => ({ lens: choiceOf(given, lensIds) }), {}),
    ...optional(view, (given) => ({ view: choiceOf(given, explorerViewIds) }), {}),
    ...optional(inside, (given) => ({ inside: choiceOf(given, insideTabIds) }), {}),
    ...optional(scrub, (given) => ({ scrub: scrubOf(given) }), {}),
    ...optional(layer, (given) => ({ layer: layerOf(given) }), {}),
  };
}

/** A name such as `blocks.0.attention.query.weight`: what a model calls its matrices by. */
const layerOf = (reader: Reader): string =>
  typeof reader.value === 'string' && /^\w+(\.\w+){0,9}$/.test(reader.value) && reader.value.length <= 100
    ? reader.value
    : refuse(reader, words.matrixNeeded);

const actNames = ['train', 'lens', 'view', 'inside', 'layer', 'scrub', 'try', 'download'] as const satisfies readonly Act['act'][];

function readAct(reader: Reader): Act {
  const fields = fieldsOf(reader, ['act', 'to', 'lens', 'view', 'inside', 'layer', 'step', 'prompt']);
  const { act, to, lens, view, inside, layer, step, prompt } = fields;
  const name = choiceOf(act, actNames);
  const needed = { train: to, lens, view, inside, layer, scrub: step, try: prompt, download: null }[name];
  const stray = [to, lens, view, inside, layer, step, prompt].find((field) => field !== needed && field.value !== undefined);
  if (stray !== undefined) throw new LessonError(stray.place, words.actHasNone(name));
  switch (name) {
    case 'lens':
      return { act: name, lens: choiceOf(lens, lensIds) };
    case 'view':
      return { act: name, view: choiceOf(view, explorerViewIds) };
    case 'inside':
      return { act: name, inside: choiceOf(inside, insideTabIds) };
    case 'layer':
      return { act: name, layer: layerOf(layer) };
    case 'scrub':
      return { act: name, step: scrubOf(step) };
    case 'train':
      return { act: name, ...optional(to, (given) => ({ to: wholeNumberOf(given, 1, LAST_STEP) }), {}) };
    case 'try':
      return { act: name, ...optional(prompt, (given) => ({ prompt: promptOf(given) }), {}) };
    case 'download':
      return { act: name };
  }
}

/** A prompt may be empty. */
function promptOf({ place, value, unfinished }: Reader): string {
  return value === '' ? '' : textOf({ place, value, unfinished }, LONGEST_PROMPT);
}

function readQuestion(reader: Reader): Question {
  const { question, options, answer, fact, shown } = fieldsOf(reader, ['question', 'options', 'answer', 'fact', 'shown']);
  const offered = entriesOf(options, { least: 2, most: MOST_OPTIONS }).map(readOption);
  return {
    question: textOf(question, LONGEST_TEXT),
    options: offered,
    answer: wholeNumberOf(answer, 0, Math.max(0, offered.length - 1)),
    fact: optional(fact, (given) => formulaOf(given, readFact), null),
    shown: optional(shown, (given) => entriesOf(given, { least: 0, most: 6 }), []).map((entry) => {
      const { what, value, as } = fieldsOf(entry, ['what', 'value', 'as']);
      return { what: textOf(what, LONGEST_TITLE), value: formulaOf(value, readValue), as: choiceOf(as, valueForms) };
    }),
  };
}

function readOption(reader: Reader): Option {
  const { text, reason } = fieldsOf(reader, ['text', 'reason']);
  return { text: textOf(text, LONGEST_TEXT), reason: textOf(reason, LONGEST_TEXT) };
}

function formulaOf(reader: Reader, read: (text: string) => Expression): Formula {
  const text = textOf(reader, LONGEST_TEXT);
  try {
    return { text, expression: read(text) };
  } catch (error) {
    if (error instanceof ExpressionError) throw new LessonError(reader.place, error.message);
    throw error;
  }
}
