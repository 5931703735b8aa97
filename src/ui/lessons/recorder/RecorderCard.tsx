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
  useEffect(() => title.current?.focus({ preventScroll: true }), []);

  return (
    <section className="panel lesson-card recorder" aria-labelledby="recorder-title">
      <div className="lesson-head">
        <h2 id="recorder-title" ref={title} tabIndex={-1}>
          Record a lesson
        </h2>
        <button type="button" className="link-button" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="recorder-state" data-on={isListening || undefined}>
        <p>{isListening ? 'Recording: each thing you do on the page becomes a step.' : 'Paused: what you do becomes no step.'}</p>
        <button type="button" className="button small" onClick={() => recorder.listen(!isListening)}>
          {isListening ? 'Pause recording' : 'Go on recording'}
        </button>
      </div>
      <p role="status" className="recorder-said">
        {said}
      </p>
      {said === '' || !isPhone ? null : <Echo key={said} words={said} />}
      {former === null ? null : (
        <button type="button" className="button small recorder-undo" onClick={recorder.undo}>
          Undo: {former.words}
        </button>
      )}
      {isKept ? null : (
        <p className="lesson-problem">This browser keeps nothing for this page. Save the file before you reload or close it.</p>
      )}
      <TextField
        label="Title of the lesson"
        longest={LONGEST_TITLE}
        value={lesson.title}
        onChange={(given) => recorder.describe({ title: given })}
      />
      <RecordedSteps recorder={recorder} steps={lesson.steps} />
      <details className="recorder-about">
        <summary>For other teachers</summary>
        <TextField
          isLong
          label="What can pupils say afterwards? (may stay empty)"
          longest={LONGEST_TEXT}
          value={lesson.aim}
          onChange={(aim) => recorder.describe({ aim })}
        />
        <TextField
          isLong
          label="What must they know before? (may stay empty)"
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
function Echo({ words }: { readonly words: string }): ReactElement | null {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), echoMs);
    return () => clearTimeout(timer);
  }, []);
  return isOver ? null : (
    <span className="recorder-echo" aria-hidden="true">
      {words}
    </span>
  );
}
