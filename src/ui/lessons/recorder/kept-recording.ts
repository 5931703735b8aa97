/** The lesson that is being recorded, kept in this browser: a reload, or a lesson tried out, does not lose it. */
import { LessonError } from '../../../lessons/lesson-error';
import type { Lesson } from '../../../lessons/lesson';
import { readLesson } from '../../../lessons/read-lesson';
import { lessonAsJson } from '../../../lessons/write-lesson';

const key = 'bitnet-lesson-recording';

export type RecordingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface KeptRecording {
  readonly isOpen: boolean;
  readonly lesson: Lesson;
}

/** The browser's; null where it refuses, as in private windows and in frames of other sites. */
export function browserStorage(): RecordingStorage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** Null: nothing is kept. `unreadable`: something is, and it is no lesson. */
export function readKept(storage: RecordingStorage | null): KeptRecording | 'unreadable' | null {
  try {
    const text = storage?.getItem(key) ?? null;
    if (text === null) return null;
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('lesson' in kept)) return 'unreadable';
    return { isOpen: 'isOpen' in kept && kept.isOpen === true, lesson: readLesson(kept.lesson, { unfinished: true }) };
  } catch (error) {
    // A storage that cannot be read is as empty as one that refuses to be written, which is said then.
    return error instanceof LessonError || error instanceof SyntaxError ? 'unreadable' : null;
  }
}

/** Whether it is kept now. */
export function keep(storage: RecordingStorage | null, { isOpen, lesson }: KeptRecording): boolean {
  if (storage === null) return false;
  try {
    if (!isOpen && lesson.steps.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify({ isOpen, lesson: lessonAsJson(lesson) }));
    return true;
  } catch {
    return false;
  }
}
