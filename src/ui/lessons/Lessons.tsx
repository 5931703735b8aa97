import * as words from '#words/ui/lessons';
import { Suspense, useState, type ReactElement } from 'react';
import { allLessons, lessonOf } from '../../lessons/catalogue';
import type { Lesson } from '../../lessons/lesson';
import { LessonError } from '../../lessons/lesson-error';
import { decodeLessonLink, encodeLessonLink, type LessonPlace } from '../../lessons/lesson-link';
import { LARGEST_LESSON_BYTES } from '../../lessons/lesson-limits';
import { LESSON_ENDING } from '../../lessons/lesson-file';
import { setUp } from '../../lessons/play-lesson';
import { readLessonFile } from '../../lessons/read-lesson';
import { noticeOf, type NewNotice } from '../../state/notice';
import type { Playground } from '../../state/playground';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { lessonAsJson } from '../../lessons/write-lesson';
import { Hideable } from '../parts/Hideable';
import { part } from '../parts/part';
import { LessonCard } from './LessonCard';
import { LessonList } from './LessonList';
import { recorderOf } from './recorder/recorder';
import { useRecording } from './recorder/use-recording';
import './lessons.css';

const RecorderCard = part(async () => (await import('./recorder/RecorderCard')).RecorderCard);

/**
 * The way into the lessons, and the lesson that is played. It stands beside the panels and locks nothing.
 *
 * @param props.only the one lesson that there is here, which leads to no other; null: all
 */
export function Lessons({ only }: { readonly only: string | null }): ReactElement {
  const link = usePlaygroundState((state) => state.lessonLink);
  const [isListed, setListed] = useState(false);
  const playground = usePlayground();
  const recorder = recorderOf(playground);
  const { isOpen: isRecording, lesson: recording } = useRecording(recorder);
  const opened = openedBy(link);

  function go(place: LessonPlace | null): void {
    setListed(false);
    playground.store.getState().setLessonLink(place === null ? '' : encodeLessonLink(place));
  }

  if ('lesson' in opened)
    return (
      <LessonCard
        key={opened.lesson.id}
        lesson={opened.lesson}
        place={opened.place}
        onGo={go}
        onLeave={() => {
          go(null);
          setListed(true);
        }}
        wayBack={isRecording ? 'recorder' : 'list'}
        onChange={
          isRecording || 'id' in opened.place.lesson
            ? null
            : () => {
                recorder.take(opened.lesson);
                go(null);
              }
        }
      />
    );
  if (isRecording && opened.problem === null)
    return (
      <Suspense fallback={<p className="lessons-entry" />}>
        <RecorderCard
          recorder={recorder}
          onTry={(lesson, step) => go({ lesson: { file: JSON.stringify(lessonAsJson(lesson)) }, step, answers: [] })}
          onClose={() => {
            recorder.close();
            setListed(true);
          }}
        />
      </Suspense>
    );
  if (only !== null && opened.problem === null)
    return isListed ? (
      <p className="lessons-entry">
        {words.isOver}{' '}
        <button type="button" className="link-button" onClick={() => go({ lesson: { id: only }, step: 0, answers: [] })}>
          {words.playAgain}
        </button>
      </p>
    ) : (
      <p className="lessons-entry" />
    );
  if (opened.problem !== null || isListed)
    return (
      <LessonList
        problem={opened.problem}
        lessons={allLessons()}
        onChoose={({ id }) => go({ lesson: { id }, step: 0, answers: [] })}
        onRecord={() => {
          go(null);
          recorder.open();
        }}
        recorded={recording.steps.length}
        onClose={() => go(null)}
      />
    );
  return (
    <Hideable id="lessons">
      <p className="lessons-entry">
        <button type="button" className="link-button" onClick={() => setListed(true)}>
          {words.lessons}
        </button>
      </p>
    </Hideable>
  );
}

type Opened =
  | { readonly lesson: Lesson; readonly place: LessonPlace }
  /** Null: nothing was to be opened. */
  | { readonly problem: string | null };

let last: { readonly text: string; readonly lesson: Lesson } | null = null;

/** Read once: a step that is another object is another step, and the page would be set up for it again. */
function fromFile(text: string): Lesson {
  if (last?.text !== text) last = { text, lesson: readLessonFile(text) };
  return last.lesson;
}

function openedBy(link: string): Opened {
  try {
    const place = decodeLessonLink(link);
    if (place === null) return { problem: null };
    const lesson = 'id' in place.lesson ? lessonOf(place.lesson.id) : fromFile(place.lesson.file);
    if (lesson === null) return { problem: words.unknown };
    return { lesson, place: { ...place, step: Math.min(place.step, lesson.steps.length - 1) } };
  } catch (error) {
    if (error instanceof LessonError) return { problem: words.unplayableLink(error.message) };
    throw error;
  }
}

/** Plays the lesson of a file from its first step; what is wrong with the file is told with its place, and nothing is changed. */
export async function openLesson(playground: Playground, file: Pick<File, 'name' | 'size' | 'text'>): Promise<NewNotice> {
  try {
    if (file.size > LARGEST_LESSON_BYTES) throw new RangeError(words.fileTooLarge);
    const text = await file.text();
    const { title, steps } = readLessonFile(text);
    const [first] = steps;
    if (first !== undefined) setUp(playground, first);
    // Shorter without blanks: it goes into the address.
    playground.store
      .getState()
      .setLessonLink(encodeLessonLink({ lesson: { file: JSON.stringify(JSON.parse(text)) }, step: 0, answers: [] }));
    return { kind: 'information', message: words.isOpen(title), about: 'file' };
  } catch (error) {
    if (error instanceof LessonError) return { kind: 'error', message: words.unplayableFile(file.name, error.message), about: 'file' };
    return noticeOf(error, words.opening(file.name.replace(LESSON_ENDING, '')), 'file');
  }
}
