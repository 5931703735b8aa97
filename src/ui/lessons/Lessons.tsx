import { useState, type ReactElement } from 'react';
import { lessonOf, lessons } from '../../lessons/catalogue';
import type { Lesson } from '../../lessons/lesson';
import { LessonError } from '../../lessons/lesson-error';
import { decodeLessonLink, encodeLessonLink, type LessonPlace } from '../../lessons/lesson-link';
import { readLessonFile } from '../../lessons/read-lesson';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { LessonCard } from './LessonCard';
import { LessonList } from './LessonList';
import './lessons.css';

/** The way into the lessons, and the lesson that is played. It stands beside the panels and locks nothing. */
export function Lessons(): ReactElement {
  const { store } = usePlayground();
  const link = usePlaygroundState((state) => state.lessonLink);
  const [isListed, setListed] = useState(false);
  const opened = openedBy(link);

  function go(place: LessonPlace | null): void {
    setListed(false);
    store.getState().setLessonLink(place === null ? '' : encodeLessonLink(place));
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
      />
    );
  if (opened.problem !== null || isListed)
    return (
      <LessonList
        problem={opened.problem}
        lessons={lessons}
        onChoose={({ id }) => go({ lesson: { id }, step: 0, answers: [] })}
        onClose={() => go(null)}
      />
    );
  return (
    <p className="lessons-entry">
      <button type="button" className="link-button" onClick={() => setListed(true)}>
        Lessons
      </button>
    </p>
  );
}

type Opened =
  | { readonly lesson: Lesson; readonly place: LessonPlace }
  /** Null: nothing was to be opened. */
  | { readonly problem: string | null };

function openedBy(link: string): Opened {
  try {
    const place = decodeLessonLink(link);
    if (place === null) return { problem: null };
    const lesson = 'id' in place.lesson ? lessonOf(place.lesson.id) : readLessonFile(place.lesson.file);
    if (lesson === null) return { problem: 'The link names a lesson that is not here. These are:' };
    return { lesson, place: { ...place, step: Math.min(place.step, lesson.steps.length - 1) } };
  } catch (error) {
    if (error instanceof LessonError) return { problem: `The lesson of this link cannot be played. ${error.message}. These can:` };
    throw error;
  }
}
