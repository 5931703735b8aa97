import * as words from '#words/ui/lessons/recorder-card';
import { useId, type ReactElement } from 'react';
import type { LessonStep, Option, Question } from '../../../lessons/lesson';
import { LONGEST_TEXT, MOST_OPTIONS } from '../../../lessons/lesson-limits';
import { FactEditor } from './FactEditor';
import { TextField } from './TextField';

const empty: Question = { question: '', options: [option(), option()], answer: 0, fact: null, shown: [] };
const letters = 'ABCDE';

function option(): Option {
  return { text: '', reason: '' };
}

/** What is asked on a step: a question, answers with a reason each, which of them is right, and what is measured of it. */
export function QuestionEditor(props: { readonly step: LessonStep; readonly onChange: (ask: Question | null) => void }): ReactElement {
  const { step, onChange } = props;
  const name = useId();
  const { ask } = step;
  if (ask === null)
    return (
      <button type="button" className="button small recorder-add" onClick={() => onChange(empty)}>
        {words.ask}
      </button>
    );
  const { options, answer } = ask;
  const setOption = (index: number, changed: Partial<Option>): void =>
    onChange({ ...ask, options: options.map((each, i) => (i === index ? { ...each, ...changed } : each)) });

  function removeOption(index: number, from: Question): void {
    const rest = options.filter((_, i) => i !== index);
    onChange({ ...from, options: rest, answer: Math.min(answer > index ? answer - 1 : answer, rest.length - 1) });
  }

  return (
    <fieldset className="recorder-question">
      <legend>{words.question}</legend>
      <TextField
        isLong
        label={words.asked}
        longest={LONGEST_TEXT}
        value={ask.question}
        note={step.act === null ? words.askedOnce : words.askedTwice}
        onChange={(question) => onChange({ ...ask, question })}
      />
      {options.map(({ text, reason }, i) => {
        const letter = letters.charAt(i);
        return (
          <div key={i} className="recorder-option" role="group" aria-label={words.answer(letter)}>
            <TextField
              label={words.answer(letter)}
              longest={LONGEST_TEXT}
              value={text}
              onChange={(given) => setOption(i, { text: given })}
            />
            <TextField
              isLong
              label={answer === i ? words.whyRight(letter) : words.whyWrong(letter)}
              longest={LONGEST_TEXT}
              value={reason}
              onChange={(given) => setOption(i, { reason: given })}
            />
            <div className="recorder-buttons">
              <label className="recorder-right">
                <input type="radio" name={name} checked={answer === i} onChange={() => onChange({ ...ask, answer: i })} />
                {words.isRight(letter)}
              </label>
              {options.length > 2 ? (
                <button type="button" className="link-button" onClick={() => removeOption(i, ask)}>
                  {words.deleteAnswer(letter)}
                </button>
              ) : null}
            </div>
          </div>
        );
      })}
      {options.length < MOST_OPTIONS ? (
        <button type="button" className="button small recorder-add" onClick={() => onChange({ ...ask, options: [...options, option()] })}>
          {words.addAnswer}
        </button>
      ) : null}
      <FactEditor step={step} ask={ask} onChange={onChange} />
      <button type="button" className="link-button recorder-add" onClick={() => onChange(null)}>
        {words.deleteQuestion}
      </button>
    </fieldset>
  );
}
