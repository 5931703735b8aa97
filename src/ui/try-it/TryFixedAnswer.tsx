import * as words from '#words/ui/try-it';
import { useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { TokenTask } from '../../catalog/tasks/task';
import type { TaskId } from '../../catalog/tasks/tasks';
import { usePredictions } from './use-predictions';
import { useTryIt, type TriedRun } from './use-try-it';
import { runName } from '../words/run-name';
import { AnsweredFrom } from './AnsweredFrom';
import { AnswerRow, type ChosenToken } from './AnswerRow';
import { readPrompt } from './prompt-reading';
import { TokenBars } from './TokenBars';
import './try-fixed-answer.css';

/** A prompt with one right answer: every run writes its own below it, token under token, mistakes marked. */
export function TryFixedAnswer(props: {
  readonly taskId: TaskId;
  readonly task: TokenTask;
  readonly runs: readonly TriedRun[];
  readonly seqLen: number;
}): ReactElement {
  const { taskId, task, runs, seqLen } = props;
  const { prompts, setPrompt } = useTryIt();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const typed = prompts[taskId];
  const fallback = task.examplePrompt(seqLen);
  const text = typed ?? fallback;
  const reading = useMemo(() => readPrompt(task, text, seqLen), [task, text, seqLen]);
  const answers = usePredictions(runs, reading.kind === 'usable' ? reading.prompt : null, undefined, area);
  const [chosen, setChosen] = useState<ChosenToken | null>(null);
  const expected = reading.kind === 'usable' ? reading.answer : null;
  const cells = Math.max(expected?.length ?? 0, fallback.length);

  return (
    <div ref={area} className="try-fixed" style={{ '--cells': cells }}>
      <div className="answer-rows">
        <div className="answer-row prompt-row">
          <label htmlFor={id}>{words.you}</label>
          <input
            id={id}
            className="prompt-cells"
            type="text"
            inputMode={/^\d+$/.test(fallback) ? 'numeric' : 'text'}
            autoComplete="off"
            spellCheck={false}
            value={text}
            maxLength={seqLen}
            aria-invalid={reading.kind === 'refused'}
            aria-describedby={`${id}-reason`}
            onChange={(event) => setPrompt(taskId, event.currentTarget.value)}
          />
          <span className="answer-score" />
        </div>
        {runs.map((run) => (
          <AnswerRow
            key={run.summary.id}
            id={run.summary.id}
            mode={run.summary.mode}
            name={runName(run.summary, false)}
            answer={answers.get(run.summary.id)}
            expected={expected}
            stale={reading.kind === 'refused'}
            chosen={chosen?.run === run.summary.id ? chosen.position : null}
            onChoose={setChosen}
          />
        ))}
      </div>
      <div
        className="try-detail"
        id={`${id}-reason`}
        aria-live={runs.some(({ summary }) => summary.state === 'running') ? 'off' : 'polite'}
      >
        {reading.kind === 'refused' ? (
          <p className="try-reason">{reading.reason}</p>
        ) : (
          <TokenBars chosen={chosen} runs={runs} answers={answers} />
        )}
      </div>
      <AnsweredFrom runs={runs} answers={answers} />
    </div>
  );
}
