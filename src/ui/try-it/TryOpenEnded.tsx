import * as words from '#words/ui/try-it';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { TokenTask } from '../../catalog/tasks/task';
import type { TaskId } from '../../catalog/tasks/tasks';
import { usePredictions } from './use-predictions';
import { useTryIt, type TriedRun } from './use-try-it';
import { Icon } from '../Icon';
import { runName } from '../words/run-name';
import { AnsweredFrom } from './AnsweredFrom';
import { readPrompt } from './prompt-reading';
import { Continuation } from './Continuation';
import { useWriting } from './use-writing';
import { formatFixed } from '../words/format';
import './try-open-ended.css';

/** Tokens shown of a continuation that refreshes itself while the runs train: enough to see them learn to spell. */
const GLIMPSE_TOKENS = 28;

/** How long a text that was asked for stays while training goes on: time to read it, in ms. */
const READING_MS = 12_000;

/** A beginning that each run goes on with: a glimpse that keeps itself fresh, and on demand as much as the window holds. */
export function TryOpenEnded(props: {
  readonly taskId: TaskId;
  readonly task: TokenTask;
  readonly runs: readonly TriedRun[];
  readonly seqLen: number;
}): ReactElement {
  const { taskId, task, runs, seqLen } = props;
  const { client, prompts, opening, temperature: temperatureWord, setPrompt } = useTryIt();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const typed = prompts[taskId];
  const [temperature, setTemperature] = useState(0);
  const text = typed ?? (opening === undefined || opening === '' ? task.examplePrompt(seqLen) : opening);
  const reading = useMemo(() => readPrompt(task, text, seqLen), [task, text, seqLen]);
  const room = Math.max(1, seqLen - text.length - 1);
  const options = useMemo(() => ({ length: Math.min(GLIMPSE_TOKENS, room), temperature, seed: 1 }), [room, temperature]);
  const writing = useWriting(client, text, temperature, room);
  const isTraining = runs.some(({ summary }) => summary.state === 'running');
  const isStale = isTraining && !writing.isWriting && writing.written.size > 0;
  const { stop } = writing;
  useEffect(() => {
    if (!isStale) return;
    const timer = setTimeout(stop, READING_MS);
    return () => clearTimeout(timer);
  }, [isStale, stop]);
  const prompt = reading.kind === 'usable' && !writing.isWriting ? reading.prompt : null;
  const answers = usePredictions(runs, prompt, options, area);

  return (
    <div ref={area} className="try-open">
      <form
        className="prompt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reading.kind === 'usable') writing.write(runs.map(({ summary }) => summary.id));
        }}
      >
        <label className="visually-hidden" htmlFor={id}>
          {words.beginning}
        </label>
        <input
          id={id}
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={reading.kind === 'refused'}
          aria-describedby={`${id}-reason`}
          onChange={(event) => {
            writing.stop();
            setPrompt(taskId, event.currentTarget.value);
          }}
        />
        <button type="submit" className="button" disabled={reading.kind === 'refused'}>
          <Icon name="pen" />
          {words.write}
        </button>
        <div className="temperature">
          <span id={`${id}-temperature`}>
            {temperatureWord} <b>{formatFixed(temperature, 1)}</b>
          </span>
          <input
            type="range"
            aria-labelledby={`${id}-temperature`}
            min={0}
            max={1.5}
            step={0.1}
            value={temperature}
            style={{ '--filled': `${(100 * temperature) / 1.5}%` }}
            onChange={(event) => {
              writing.stop();
              setTemperature(event.currentTarget.valueAsNumber);
            }}
          />
        </div>
      </form>
      <p className="try-reason" id={`${id}-reason`} role="status">
        {reading.kind === 'refused' ? reading.reason : ''}
      </p>
      {runs.map(({ summary }) => (
        <Continuation
          key={summary.id}
          mode={summary.mode}
          name={runName(summary, false)}
          prompt={text}
          answer={answers.get(summary.id)}
          written={writing.written.get(summary.id)}
          isWriting={writing.isWriting}
          stale={reading.kind === 'refused'}
        />
      ))}
      <AnsweredFrom runs={runs} answers={answers} />
    </div>
  );
}
