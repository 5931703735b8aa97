import * as words from '#words/ui/lessons';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Lesson } from '../../lessons/lesson';
import { noAnswers, type Answers, type LessonPlace } from '../../lessons/lesson-link';
import { isDone, isSetUp, setUp } from '../../lessons/play-lesson';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { actTitle, draftWords } from './act-words';
import { LessonAct } from './LessonAct';
import { LessonQuestion } from './LessonQuestion';
import { LessonWords } from './LessonWords';
import { PointAt } from './PointAt';

/** One step of a lesson. Back and Next are always there; the answers go with the address. */
export function LessonCard(props: {
  readonly lesson: Lesson;
  readonly place: LessonPlace;
  readonly onGo: (place: LessonPlace | null) => void;
  readonly onLeave: () => void;
  /** What leaving leads back to. */
  readonly wayBack: 'list' | 'recorder';
  /** Changes the lesson in the recorder; null where it is not the reader's own. */
  readonly onChange: (() => void) | null;
}): ReactElement {
  const { lesson, place, onGo, onLeave, wayBack, onChange } = props;
  const playground = usePlayground();
  const title = useRef<HTMLHeadingElement>(null);
  const step = lesson.steps[place.step] ?? lesson.steps[0]!;
  const isReady = usePlaygroundState((state) => isSetUp(state, step));
  const done = usePlaygroundState((state) => (step.act !== null && isDone(state, step) ? actTitle(step.act) : null));

  // The page is set once for each step that is come to; what is changed after that is the reader's.
  useEffect(() => setUp(playground, step), [playground, step]);

  function turnTo(index: number): void {
    onGo({ ...place, step: index });
    title.current?.focus();
  }
  function answer(answers: Answers): void {
    const all = Array.from({ length: Math.max(place.answers.length, place.step + 1) }, (_, i) => place.answers[i] ?? noAnswers);
    onGo({ ...place, answers: all.with(place.step, answers) });
  }
  const isLast = place.step === lesson.steps.length - 1;
  const answers = place.answers[place.step] ?? noAnswers;

  return (
    <section className="panel lesson-card" aria-labelledby="lesson-title">
      <div className="lesson-head">
        <p id="lesson-place">{words.placeIn(lesson.title, place.step + 1, lesson.steps.length)}</p>
        <button type="button" className="link-button" onClick={onLeave}>
          {wayBack === 'recorder' ? words.backToRecording : words.leave}
        </button>
      </div>
      <h2 id="lesson-title" ref={title} tabIndex={-1}>
        {step.title}
      </h2>
      {step.text === '' ? null : <LessonWords text={step.text} />}
      <p role="status" className="visually-hidden">
        {done !== null ? words.doneAloud(done) : isReady && step.draft !== null ? words.isSet(draftWords(step.draft)) : ''}
      </p>
      {step.panel === null ? null : <PointAt panel={step.panel} />}
      {isReady ? null : (
        <p className="lesson-problem">
          {words.otherwiseSet}{' '}
          <button type="button" className="button small" onClick={() => setUp(playground, step)}>
            {words.setUp}
          </button>
        </p>
      )}
      {step.ask === null ? (
        <LessonAct step={step} />
      ) : (
        <LessonQuestion key={place.step} step={step} ask={step.ask} answers={answers} onAnswer={answer} />
      )}
      {'id' in place.lesson && place.step === 0 ? (
        <a className="lesson-teachers" href={words.sheetOf(lesson.id)} target="_blank" rel="noreferrer">
          {words.onOneSheet}
        </a>
      ) : null}
      {onChange === null || place.step !== 0 ? null : (
        <button type="button" className="link-button lesson-change" onClick={onChange}>
          {words.change}
        </button>
      )}
      <div className="lesson-turn">
        <button
          type="button"
          className="button small"
          disabled={place.step === 0}
          aria-describedby="lesson-place"
          onClick={() => turnTo(place.step - 1)}
        >
          {words.back}
        </button>
        {isLast ? (
          <button type="button" className="button small" onClick={onLeave}>
            {words.finish}
          </button>
        ) : (
          <button type="button" className="button small" onClick={() => turnTo(place.step + 1)}>
            {words.next}
          </button>
        )}
      </div>
    </section>
  );
}
