import * as words from '#words/ui/lessons';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Lesson } from '../../lessons/lesson';

/** The lessons to choose from; `problem`: why none is open. */
export function LessonList(props: {
  readonly problem: string | null;
  readonly lessons: readonly Lesson[];
  readonly onChoose: (lesson: Lesson) => void;
  /** Goes on with a recording, or begins one. */
  readonly onRecord: () => void;
  /** Steps that are recorded already. */
  readonly recorded: number;
  readonly onClose: () => void;
}): ReactElement {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="panel lesson-card" aria-labelledby="lessons-title">
      <div className="lesson-head">
        <h2 id="lessons-title" ref={title} tabIndex={-1}>
          {words.lessons}
        </h2>
        <button type="button" className="link-button" onClick={props.onClose}>
          {words.close}
        </button>
      </div>
      {props.problem === null ? null : (
        <p role="alert" className="lesson-problem">
          {props.problem}
        </p>
      )}
      <ol className="lesson-list">
        {props.lessons.map((lesson, i) => (
          <li key={lesson.id}>
            <button type="button" className="link-button" onClick={() => props.onChoose(lesson)}>
              {i + 1} · {lesson.title}
            </button>
          </li>
        ))}
      </ol>
      <p className="lesson-record">
        {words.forTeachers}{' '}
        <button type="button" className="link-button" onClick={props.onRecord}>
          {props.recorded === 0 ? words.record : words.goOnRecording(props.recorded)}
        </button>
      </p>
    </section>
  );
}
