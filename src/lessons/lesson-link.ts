/**
 * Where somebody is in a lesson, in the address:
 *
 *   lesson=where-are-the-levels&step=3&answers=bb.a-.
 *
 * `step` counts from 1. `answers` has two letters for each step, parted by full stops: what was predicted and what was seen, `-`
 * for none. A lesson from a file is `lesson=own`, with the file in `lessonFile`: deflated, as base64url.
 */
import * as words from '#words/lessons';
import { deflateSync, inflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from '../math/bytes/base64-url';
import { messageOf } from '../math/text/message-of';
import { LessonError } from './lesson-error';
import { LARGEST_LESSON_BYTES } from './lesson-limits';

/** To a question; both from 0, null while not given. */
export interface Answers {
  readonly predicted: number | null;
  readonly seen: number | null;
}

export const noAnswers: Answers = { predicted: null, seen: null };

export interface LessonPlace {
  /** Id of a lesson of this project, or the text of a lesson file. */
  readonly lesson: { readonly id: string } | { readonly file: string };
  /** From 0. */
  readonly step: number;
  /** By step; shorter than the lesson where nothing has been answered yet. */
  readonly answers: readonly Answers[];
}

/** Longer links are cut by what they are sent with. */
const LONGEST_FILE = 60_000;
const letters = 'abcde';

export function encodeLessonLink({ lesson, step, answers }: LessonPlace): string {
  const given = answers.map(({ predicted, seen }) => `${letterOf(predicted)}${letterOf(seen)}`.replace(/-+$/, '')).join('.');
  const parameters = new URLSearchParams({ lesson: 'id' in lesson ? lesson.id : 'own', step: String(step + 1) });
  const trimmed = given.replace(/\.+$/, '');
  if (trimmed !== '') parameters.set('answers', trimmed);
  if ('file' in lesson) parameters.set('lessonFile', packed(lesson.file));
  return parameters.toString();
}

/** Null where there is no lesson. Throws {@link LessonError} where its file cannot be unpacked; a wrong step or answer is as if it were missing. */
export function decodeLessonLink(link: string): LessonPlace | null {
  const parameters = new URLSearchParams(link);
  const id = parameters.get('lesson');
  if (id === null) return null;
  const step = Number(parameters.get('step') ?? 1);
  const answers = (parameters.get('answers') ?? '').split('.').slice(0, 100);
  return {
    lesson: id === 'own' ? { file: unpacked(parameters.get('lessonFile') ?? '') } : { id },
    step: Number.isInteger(step) && step >= 1 && step <= 1000 ? step - 1 : 0,
    answers: answers.map(([predicted, seen]) => ({ predicted: numberOf(predicted), seen: numberOf(seen) })),
  };
}

const letterOf = (answer: number | null): string => (answer === null ? '-' : letters.charAt(answer));

function numberOf(letter: string | undefined): number | null {
  const at = letter === undefined ? -1 : letters.indexOf(letter);
  return at < 0 ? null : at;
}

function packed(text: string): string {
  return toBase64Url(deflateSync(new TextEncoder().encode(text), { level: 9 }));
}

function unpacked(text: string): string {
  if (text === '' || text.length > LONGEST_FILE) throw new LessonError('', words.linkCut);
  const bytes = inflated(text);
  if (bytes.length > LARGEST_LESSON_BYTES) throw new LessonError('', words.linkTooLarge);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw damagedLink(error);
  }
}

/** Room for no more than one byte too many, whatever the link would unpack to. */
function inflated(text: string): Uint8Array {
  try {
    return inflateSync(fromBase64Url(text), { out: new Uint8Array(LARGEST_LESSON_BYTES + 1) });
  } catch (error) {
    throw damagedLink(error);
  }
}

const damagedLink = (error: unknown): LessonError => new LessonError('', words.linkDamaged(messageOf(error)));
