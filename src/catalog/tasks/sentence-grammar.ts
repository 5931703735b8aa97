/**
 * Sentence grammars: a Markov chain over sentence kinds. Each state offers weighted sentences; a sentence is a template
 * whose slots draw words, remember them, and bring them back later (so that "the drum" that was lost is the drum that is
 * found, and a queen is "she"):
 *
 *   {person}         draws a word of the list `person`          {a person}  the same behind "a" or "an"
 *   {hero=person}    draws and remembers it as `hero`           {a hero=person}
 *   {hero}           brings the remembered word back            {hero.he}   one of its other forms
 *
 * A word that is remembered is not drawn again from the same list, so no character meets themselves.
 */
import type { RandomStream } from '../../math/random';

export interface Word {
  readonly text: string;
  /** Relative frequency in its list; 1 when absent. */
  readonly weight?: number;
  readonly forms?: Readonly<Record<string, string>>;
}

export interface Sentence {
  readonly weight: number;
  readonly template: string;
  /** State that follows. */
  readonly next: string;
}

export interface SentenceKind {
  /** Names still remembered here; all others are forgotten on the way in. */
  readonly keeps: readonly string[];
  readonly sentences: readonly Sentence[];
}

export interface SentenceGrammar {
  readonly start: string;
  readonly states: Readonly<Record<string, SentenceKind>>;
  readonly lists: Readonly<Record<string, readonly Word[]>>;
}

/** A place in the telling: what may come next depends on nothing else. */
export interface Position {
  readonly state: string;
  /** Null before the sentence is chosen. */
  readonly sentence: number | null;
  readonly part: number;
  readonly memory: readonly Remembered[];
}

interface Remembered {
  readonly name: string;
  readonly list: string;
  readonly word: Word;
}

/** One way to go on: with this probability, after this text (which may be empty), from this position. */
export interface Continuation {
  readonly probability: number;
  readonly text: string;
  readonly position: Position;
}

/** Where every text of the grammar begins. */
export function startOf(grammar: SentenceGrammar): Position {
  return { state: grammar.start, sentence: null, part: 0, memory: [] };
}

/** A string that is equal for equal positions only. */
export function positionKey({ state, sentence, part, memory }: Position): string {
  return `${state}/${sentence ?? ''}/${part}/${memory.map((item) => `${item.name}=${item.word.text}`).join()}`;
}

/** Every way to go on from a position; the probabilities sum to 1. Throws RangeError for a name that the grammar lacks. */
export function continuations(grammar: SentenceGrammar, position: Position): readonly Continuation[] {
  const { sentences } = known(grammar.states[position.state], `state ${position.state}`);
  if (position.sentence === null) {
    const total = sum(sentences.map(({ weight }) => weight));
    return sentences.map(({ weight }, sentence) => ({ probability: weight / total, text: '', position: { ...position, sentence } }));
  }
  const sentence = known(sentences[position.sentence], `sentence ${position.sentence} of ${position.state}`);
  const part = partsOf(sentence.template)[position.part];
  if (part === undefined) {
    const { keeps } = known(grammar.states[sentence.next], `state ${sentence.next}`);
    const memory = position.memory.filter(({ name }) => keeps.includes(name));
    return [{ probability: 1, text: '', position: { state: sentence.next, sentence: null, part: 0, memory } }];
  }
  const after: Position = { ...position, part: position.part + 1 };
  if (!part.startsWith('{')) return [{ probability: 1, text: part, position: after }];
  return slot(grammar, part, after);
}

/** Tells from the start until at least `length` characters are there, and returns the first `length` of them. */
export function tell(grammar: SentenceGrammar, random: RandomStream, length: number): string {
  let position = startOf(grammar);
  let text = '';
  while (text.length < length) {
    const chosen = draw(continuations(grammar, position), random);
    text += chosen.text;
    position = chosen.position;
  }
  return text.slice(0, length);
}

function draw(options: readonly Continuation[], random: RandomStream): Continuation {
  let rest = options.length === 1 ? 0 : random.uniform();
  const chosen = options.find(({ probability }) => (rest -= probability) < 0) ?? options.at(-1);
  return known(chosen, 'continuation');
}

function slot(grammar: SentenceGrammar, part: string, after: Position): readonly Continuation[] {
  const { article, name, list, form } = known(
    /^\{(?<article>a )?(?:(?<name>\w+)=)?(?<list>\w+)(?:\.(?<form>\w+))?\}$/.exec(part)?.groups,
    part,
  );
  const write = (word: string): string => (article === undefined ? word : `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`);
  const wanted = known(list, part);

  const recalled = after.memory.find((item) => item.name === wanted);
  if (recalled !== undefined) {
    const text = form === undefined ? recalled.word.text : known(recalled.word.forms?.[form], `${part} of ${recalled.word.text}`);
    return [{ probability: 1, text: write(text), position: after }];
  }

  const words = known(grammar.lists[wanted], `list ${wanted}`);
  const free = words.filter((word) => !after.memory.some((item) => item.list === wanted && item.word === word));
  const total = sum(free.map(weightOf));
  return free.map((word) => ({
    probability: weightOf(word) / total,
    text: write(word.text),
    position: name === undefined ? after : { ...after, memory: [...after.memory, { name, list: wanted, word }] },
  }));
}

const templateParts = new Map<string, readonly string[]>();

/** A template cut into plain text and slots. */
function partsOf(template: string): readonly string[] {
  let parts = templateParts.get(template);
  if (parts === undefined) templateParts.set(template, (parts = template.split(/(\{[^}]*\})/).filter((part) => part !== '')));
  return parts;
}

const weightOf = (word: Word): number => word.weight ?? 1;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`the grammar does not know ${what}`);
  return value;
}
