/** Reads a value that claims to be JSON of a certain shape; whatever is wrong is a {@link LessonError} with its place. */
import * as words from '#words/lessons';
import { nearestWord } from '../math/text/edit-distance';
import { visibleText } from '../math/text/visible-text';
import { LessonError } from './lesson-error';

export interface Reader {
  readonly place: string;
  readonly value: unknown;
  /** Somebody is still writing it: words may be empty, and lists short. */
  readonly unfinished: boolean;
}

/** A value as somebody would recognise it. */
function shown(value: unknown): string {
  if (value === undefined) return words.nothing;
  if (typeof value === 'string') return words.quoted(visibleText(value, 40));
  if (Array.isArray(value)) return words.aList;
  return typeof value === 'object' && value !== null ? words.anObject : visibleText(JSON.stringify(value), 40);
}

export const refuse = ({ place, value }: Reader, wanted: string): never => {
  throw new LessonError(place, words.butFound(wanted, shown(value)));
};

/** The fields of an object; a field that is not among those known is refused. */
export function fieldsOf<const F extends string>(reader: Reader, known: readonly F[]): Readonly<Record<F, Reader>> {
  const { place, value, unfinished } = reader;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(reader, words.objectNeeded(known.join(', ')));
  const given = new Map<string, unknown>(Object.entries(value));
  const stray = [...given.keys()].find((key) => !known.some((each) => each === key));
  if (stray !== undefined) {
    const meant = nearestWord(stray.slice(0, 40), known);
    const field = visibleText(stray, 40);
    throw new LessonError(place, meant === null ? words.unknownField(field) : words.unknownFieldMeant(field, meant));
  }
  return Object.fromEntries(
    known.map((name) => [name, { place: place === '' ? name : `${place}.${name}`, value: given.get(name), unfinished }]),
  ) as Readonly<Record<F, Reader>>;
}

/** A list with so many entries. */
export function entriesOf(reader: Reader, { least, most }: { readonly least: number; readonly most: number }): readonly Reader[] {
  const { place, value, unfinished } = reader;
  if (!Array.isArray(value)) return refuse(reader, words.listNeeded);
  if ((value.length < least && !unfinished) || value.length > most)
    throw new LessonError(place, words.entriesNeeded(least, most, value.length));
  return Array.from(value, (entry: unknown, i) => ({ place: `${place}[${i}]`, value: entry, unfinished }));
}

/** A text of at most so many characters, empty only while it is written. */
export function textOf(reader: Reader, longest: number): string {
  const { place, value, unfinished } = reader;
  if (typeof value !== 'string' || (value.trim() === '' && !unfinished)) return refuse(reader, words.textNeeded);
  if (value.length > longest) throw new LessonError(place, words.shorterTextNeeded(longest, value.length));
  return value;
}

export function wholeNumberOf(reader: Reader, least: number, most: number): number {
  const { value } = reader;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : refuse(reader, words.wholeNumberNeeded(least, most));
}

export function choiceOf<const T extends string>(reader: Reader, choices: readonly T[]): T {
  return choices.find((choice) => choice === reader.value) ?? refuse(reader, words.choiceNeeded(choices.join(', ')));
}

/** What is read where there is something, else the other. */
export const optional = <T, O>(reader: Reader, read: (reader: Reader) => T, otherwise: O): T | O =>
  reader.value === undefined ? otherwise : read(reader);
