import * as words from '#words/ui/lessons';
import { useId, useState, type ReactElement } from 'react';
import { holds, valueOf } from '../../lessons/expression';
import type { LessonStep, Question } from '../../lessons/lesson';
import type { Answers } from '../../lessons/lesson-link';
import { measuredIn } from '../../lessons/measured';
import { isDone, isMade } from '../../lessons/play-lesson';
import { usePlaygroundState } from '../hooks/use-playground';
import { measuredValue } from '../words/measured-value';
import { ComesUp } from './ComesUp';
import { LessonAct } from './LessonAct';
import { Terms } from './LessonWords';

/** Predict, do, say what you saw; then the measured number beside both answers. */
export function LessonQuestion(props: {
  readonly step: LessonStep;
  readonly ask: Question;
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
}): ReactElement {
  const { step, ask, answers, onAnswer } = props;
  const { predicted, seen } = answers;
  const done = usePlaygroundState((state) => isDone(state, step));
  const asksWhatWasSeen = step.act !== null;
  const isAnswered = predicted !== null && (!asksWhatWasSeen || seen !== null);
  const asksNow = asksWhatWasSeen && (done || seen !== null);
  const [wasThere] = useState({ seen: asksNow, outcome: isAnswered });
  return (
    <>
      <p className="lesson-question">
        <Terms text={ask.question} />
      </p>
      <Choice legend={words.expect} ask={ask} chosen={predicted} onChoose={(choice) => onAnswer({ ...answers, predicted: choice })} />
      {asksWhatWasSeen ? <LessonAct step={step} /> : null}
      {asksNow ? (
        <ComesUp isNew={!wasThere.seen}>
          <Choice legend={words.see} ask={ask} chosen={seen} onChoose={(choice) => onAnswer({ ...answers, seen: choice })} />
        </ComesUp>
      ) : null}
      <MeasuredAloud step={step} ask={ask} isAnswered={isAnswered} />
      {isAnswered ? (
        <ComesUp isNew={!wasThere.outcome}>
          <Outcome step={step} ask={ask} answers={answers} />
        </ComesUp>
      ) : null}
    </>
  );
}

function Choice(props: {
  readonly legend: string;
  readonly ask: Question;
  readonly chosen: number | null;
  readonly onChoose: (choice: number) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className="lesson-choice">
      <legend>{props.legend}</legend>
      {props.ask.options.map(({ text }, i) => (
        <label key={i}>
          <input type="radio" name={name} checked={props.chosen === i} onChange={() => props.onChoose(i)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Whether it is as the lesson says, null while that is not measured; and each shown value, in words. A lesson without a fact is believed. */
function useMeasured(step: LessonStep, { fact, shown }: Question): { readonly isSo: boolean | null; readonly values: readonly string[] } {
  const { isSo, ...values } = usePlaygroundState((state) => {
    const measured = isMade(state, step) || step.draft === null ? measuredIn(state) : () => null;
    return {
      isSo: fact === null ? true : holds(fact.expression, measured),
      ...Object.fromEntries(shown.map(({ value, as }, i) => [i, measuredValue(valueOf(value.expression, measured), as)])),
    };
  });
  return { isSo, values: Object.values(values) };
}

/** The measured numbers for those who do not see them: said once, when they are there. */
function MeasuredAloud({
  step,
  ask,
  isAnswered,
}: {
  readonly step: LessonStep;
  readonly ask: Question;
  readonly isAnswered: boolean;
}): ReactElement {
  const { isSo, values } = useMeasured(step, ask);
  const numbers = ask.shown.map(({ what }, i) => `${what}: ${values[i] ?? '–'}`).join('. ');
  const said = isSo === null ? words.notMeasured : `${numbers === '' ? '' : `${words.measuredAloud(numbers)} `}${verdictOn(ask, isSo)}`;
  return (
    <p role="status" className="visually-hidden">
      {isAnswered ? said : ''}
    </p>
  );
}

const verdictOn = (ask: Question, isSo: boolean): string =>
  isSo ? words.answerIs(textOf(ask, ask.answer)) : words.usuallyIs(textOf(ask, ask.answer));

/** What was measured here, and what it says to each answer. */
function Outcome({ step, ask, answers }: { readonly step: LessonStep; readonly ask: Question; readonly answers: Answers }): ReactElement {
  const { isSo, values } = useMeasured(step, ask);
  if (isSo === null) return <p className="lesson-problem">{words.trainToTheEnd}</p>;
  const { predicted, seen } = answers;
  const chosen = [...new Set([predicted, seen])].filter((choice) => choice !== null && choice !== ask.answer);
  return (
    <div className="lesson-outcome" role="group" aria-label={words.outcome}>
      <dl>
        <dt>{words.expected}</dt>
        <dd>{textOf(ask, predicted)}</dd>
        {seen === null ? null : (
          <>
            <dt>{words.saw}</dt>
            <dd>{textOf(ask, seen)}</dd>
          </>
        )}
        {ask.shown.length === 0 ? null : (
          <>
            <dt>{words.measured}</dt>
            <dd>
              <ul>
                {ask.shown.map(({ what }, i) => (
                  <li key={i}>
                    {what}: <b>{values[i]}</b>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {ask.fact === null ? <p>{words.authorAnswers}</p> : null}
      {isSo ? (
        <>
          <p>
            <b>{textOf(ask, ask.answer)}.</b> <Terms text={ask.options[ask.answer]?.reason ?? ''} />
          </p>
          {chosen.map((choice) => (
            <p key={choice}>
              {words.asked(textOf(ask, choice))} <Terms text={ask.options[choice ?? 0]?.reason ?? ''} />
            </p>
          ))}
        </>
      ) : (
        <p>{words.cameOutOtherwise(textOf(ask, ask.answer))}</p>
      )}
    </div>
  );
}

const textOf = ({ options }: Question, choice: number | null): string =>
  choice === null ? '–' : (options[choice]?.text ?? '–').replace(/^… | …$|\.$/g, '');
