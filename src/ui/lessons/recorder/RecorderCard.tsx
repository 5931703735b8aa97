import * as words from '#words/ui/lessons/recorder-card';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Lesson } from '../../../lessons/lesson';
import { LONGEST_TEXT, LONGEST_TITLE } from '../../../lessons/lesson-limits';
import { useBreakpoint } from '../../hooks/use-media';
import { HandOver } from './HandOver';
import { RecordedSteps } from './RecordedSteps';
import type { Recorder } from './recorder';
import { TextField } from './TextField';
import { useRecording } from './use-recording';
import './recorder.css';

/** A lesson in the making: what its author does on the page becomes steps; words, questions and answers are typed in here. */
export function RecorderCard(props: {
  readonly recorder: Recorder;
  /** Plays the lesson from a step, counted from 0. */
  readonly onTry: (lesson: Lesson, step: number) => void;
  readonly onClose: () => void;
}): ReactElement {
  const { recorder, onTry, onClose } = props;
  const { lesson, isListening, isKept, former, said } = useRecording(recorder);
  const isPhone = useBreakpoint('phone');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section className="panel lesson-card recorder" aria-labelledby="recorder-title">
      <div className="lesson-head">
        <h2 id="recorder-title" ref={title} tabIndex={-1}>
          {words.title}
        </h2>
        <button type="button" className="link-button" onClick={onClose}>
          {words.close}
        </button>
      </div>
      <div className="recorder-state" data-on={isListening || undefined}>
        <p>{isListening ? words.isRecording : words.isPaused}</p>
        <button type="button" className="button small" onClick={() => recorder.listen(!isListening)}>
          {isListening ? words.pause : words.goOn}
        </button>
      </div>
      <p role="status" className="recorder-said">
        {said}
      </p>
      {said === '' || !isPhone ? null : <Echo key={said} said={said} />}
      {former === null ? null : (
        <button type="button" className="button small recorder-undo" onClick={recorder.undo}>
          {words.undo(former.words)}
        </button>
      )}
      {isKept ? null : <p className="lesson-problem">{words.notKept}</p>}
      <TextField
        label={words.lessonTitle}
        longest={LONGEST_TITLE}
        value={lesson.title}
        onChange={(given) => recorder.describe({ title: given })}
      />
      <RecordedSteps recorder={recorder} steps={lesson.steps} />
      <details className="recorder-about">
        <summary>{words.forTeachers}</summary>
        <TextField isLong label={words.aim} longest={LONGEST_TEXT} value={lesson.aim} onChange={(aim) => recorder.describe({ aim })} />
        <TextField
          isLong
          label={words.assumes}
          longest={LONGEST_TEXT}
          value={lesson.assumes}
          onChange={(assumes) => recorder.describe({ assumes })}
        />
      </details>
      <HandOver recorder={recorder} onTry={onTry} />
    </section>
  );
}

const echoMs = 5_000;

/** The same words for a moment where things are done: on a phone the card is out of sight there. */
function Echo({ said }: { readonly said: string }): ReactElement | null {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), echoMs);
    return () => clearTimeout(timer);
  }, []);
  return isOver ? null : (
    <span className="recorder-echo" aria-hidden="true">
      {said}
    </span>
  );
}
