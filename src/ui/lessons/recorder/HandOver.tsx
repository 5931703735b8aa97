import * as words from '#words/ui/lessons/recorder-card';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { gapsIn, type Gap } from '../../../lessons/gaps';
import type { Lesson } from '../../../lessons/lesson';
import { LESSON_ENDING } from '../../../lessons/lesson-file';
import { encodeLessonLink } from '../../../lessons/lesson-link';
import { lessonAsJson, writeLesson } from '../../../lessons/write-lesson';
import { saveFile } from '../../save-file';
import { formatCount } from '../../words/format';
import { asLesson, type Recorder } from './recorder';
import { useRecording } from './use-recording';

/** In characters. The page opens longer links; what they are sent with may not carry them. */
const LONGEST_SENT_LINK = 8000;
/** In characters: above it the author is told to try the link where it is sent. */
const SURE_LINK = 2000;

/** What was tried with the lesson: what it lacks, or what has become of it. */
type Outcome = { readonly gaps: readonly Gap[] } | { readonly said: string; readonly link?: string };

/** Tries the lesson out, saves it, or copies a link to it; says what it still lacks. */
export function HandOver(props: { readonly recorder: Recorder; readonly onTry: (lesson: Lesson, step: number) => void }): ReactElement {
  const { recorder, onTry } = props;
  const { lesson, openStep } = useRecording(recorder);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const said = useRef<HTMLDivElement>(null);

  // The card is longer than its column: what became of a press is to be seen.
  useEffect(() => {
    if (outcome !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);

  /** Does it with the finished lesson, or says why it is none yet. */
  function withLesson(act: (finished: Lesson) => void): void {
    const finished = asLesson(lesson);
    const gaps = gapsIn(finished);
    if (gaps.length > 0) setOutcome({ gaps });
    else act(finished);
  }

  async function copyLink(finished: Lesson): Promise<void> {
    // The lesson sets the page by itself.
    const place = encodeLessonLink({ lesson: { file: JSON.stringify(lessonAsJson(finished)) }, step: 0, answers: [] });
    const link = new URL(`#${place}`, location.href).href;
    const length = formatCount(link.length);
    if (link.length > LONGEST_SENT_LINK) {
      const most = formatCount(LONGEST_SENT_LINK);
      return setOutcome({
        said: words.linkTooLong(length, most),
      });
    }
    const caution = link.length > SURE_LINK ? ` ${words.mayBeCut}` : '';
    try {
      await navigator.clipboard.writeText(link);
      setOutcome({ said: `${words.linkCopied(length)}${caution}` });
    } catch {
      // Browsers refuse the clipboard on plain http and in frames.
      setOutcome({ said: `${words.copyByHand(length)}${caution}`, link });
    }
  }

  function save(finished: Lesson): void {
    saveFile(writeLesson(finished), `${finished.id}${LESSON_ENDING}`);
    setOutcome({ said: words.saved(`${finished.id}${LESSON_ENDING}`) });
  }

  const openAt = Math.max(
    0,
    lesson.steps.findIndex(({ key }) => key === openStep),
  );
  return (
    <div className="recorder-hand-over">
      <div className="recorder-buttons">
        <button type="button" className="button small primary" onClick={() => withLesson((finished) => onTry(finished, openAt))}>
          {openAt === 0 ? words.tryOut : words.tryOutFrom(openAt + 1)}
        </button>
        <button type="button" className="button small" onClick={() => withLesson(save)}>
          {words.save}
        </button>
        <button type="button" className="button small" onClick={() => withLesson((finished) => void copyLink(finished))}>
          {words.copyLink}
        </button>
        {lesson.steps.length === 0 ? null : (
          <button
            type="button"
            className="button small"
            onClick={() => {
              recorder.startOver();
              setOutcome(null);
            }}
          >
            {words.startOver}
          </button>
        )}
      </div>
      <div role="status" ref={said}>
        {outcome === null ? null : 'gaps' in outcome ? (
          <Gaps gaps={outcome.gaps} onGo={(step) => recorder.unfold(lesson.steps[step]?.key ?? null)} />
        ) : (
          <p>{outcome.said}</p>
        )}
      </div>
      {outcome === null || 'gaps' in outcome || outcome.link === undefined ? null : (
        <input type="text" readOnly aria-label={words.link} value={outcome.link} onFocus={({ currentTarget }) => currentTarget.select()} />
      )}
    </div>
  );
}

/** The first few, each with the way to its step. */
function Gaps({ gaps, onGo }: { readonly gaps: readonly Gap[]; readonly onGo: (step: number) => void }): ReactElement {
  const shown = gaps.slice(0, 5);
  return (
    <div className="lesson-problem">
      <p>{words.stillMissing}</p>
      <ul className="recorder-gaps">
        {shown.map(({ step, message }) => (
          <li key={message}>
            {step === null ? (
              message
            ) : (
              <button type="button" className="link-button" onClick={() => onGo(step)}>
                {message}
              </button>
            )}
          </li>
        ))}
        {gaps.length > shown.length ? <li>{words.andMore(gaps.length - shown.length)}</li> : null}
      </ul>
    </div>
  );
}
