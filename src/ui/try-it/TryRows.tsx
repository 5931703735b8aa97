import * as words from '#words/ui/try-rows';
import { useId, useMemo, useRef, type ReactElement } from 'react';
import { numberIn } from '../../catalog/data/table/number-format';
import type { ForecastTask, FrameTask, RowInput } from '../../catalog/tasks/task';
import type { TaskId } from '../../catalog/tasks/tasks';
import { usePredictions } from './use-predictions';
import { useTryIt, type TriedRun } from './use-try-it';
import { RunMark } from '../RunMark';
import { formatSignificant } from '../words/format';
import { runName } from '../words/run-name';
import { Naming } from './Naming';
import './try-rows.css';

/** Rows that a person may change, and what each run makes of them: the row that comes next, or a class. */
export function TryRows({
  taskId,
  task,
  runs,
  seqLen,
}: {
  readonly taskId: TaskId;
  readonly task: ForecastTask<RowInput> | FrameTask<RowInput>;
  readonly runs: readonly TriedRun[];
  readonly seqLen: number;
}): ReactElement {
  const { prompts, opening, setPrompt } = useTryIt();
  const id = useId();
  const area = useRef<HTMLDivElement>(null);
  const text = prompts[taskId] ?? startingRows(opening, task, seqLen);
  const reading = useMemo(() => readRows(text, task.input.columns.length), [text, task]);
  const rows = 'rows' in reading ? reading.rows : null;
  const answers = usePredictions(runs, rows, undefined, area);
  const last = rows?.at(-1);

  return (
    <div ref={area} className="try-rows">
      <label htmlFor={id}>
        {task.kind === 'forecast' ? words.lastRows(seqLen, task.input.columns.join(', ')) : words.row(task.input.columns.join(', '))}
      </label>
      <textarea
        id={id}
        rows={task.kind === 'forecast' ? 5 : 1}
        spellCheck={false}
        value={text}
        aria-invalid={'problem' in reading}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setPrompt(taskId, event.currentTarget.value)}
      />
      <p className="try-reason" id={`${id}-problem`} role="status">
        {'problem' in reading ? reading.problem : ''}
      </p>
      {task.kind === 'frames' ? (
        <div className="namings">
          {runs.map(({ summary }) => (
            <Naming key={summary.id} mode={summary.mode} name={runName(summary, false)} answer={answers.get(summary.id)} />
          ))}
        </div>
      ) : (
        <div className="rows-scroll">
          <table className="rows-table">
            <caption className="visually-hidden">{words.expectedNext}</caption>
            <thead>
              <tr>
                <th scope="col">{words.nextRow}</th>
                {task.input.columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{words.lastCopied}</th>
                {task.input.columns.map((name, column) => (
                  <td key={name}>{last?.[column] === undefined ? '' : formatSignificant(last[column])}</td>
                ))}
              </tr>
              {runs.map(({ summary }) => {
                const answer = answers.get(summary.id);
                const frame =
                  answer?.kind === 'prediction' && answer.prediction.kind === 'forecast' ? answer.prediction.frames[0] : undefined;
                return (
                  <tr key={summary.id}>
                    <th scope="row">
                      <RunMark mode={summary.mode} /> {runName(summary, false)}
                    </th>
                    {answer?.kind === 'refused' ? (
                      <td colSpan={task.input.columns.length}>{answer.message}</td>
                    ) : (
                      task.input.columns.map((name, column) => (
                        <td key={name}>{frame?.[column] === undefined ? '…' : formatSignificant(frame[column])}</td>
                      ))
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** The end of the person's own table where it is here, else rows of averages. */
function startingRows(opening: string | undefined, task: ForecastTask<RowInput> | FrameTask<RowInput>, seqLen: number): string {
  const lines = opening === undefined || opening === '' ? task.input.exampleRows(seqLen).map((row) => row.join(', ')) : opening.split('\n');
  return lines.slice(task.kind === 'forecast' ? -seqLen : -1).join('\n');
}

function readRows(text: string, columns: number): { readonly rows: readonly (readonly number[])[] } | { readonly problem: string } {
  const rows: number[][] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [i, line] of lines.entries()) {
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (cells.length !== columns) return { problem: words.wrongLength(i + 1, cells.length, columns) };
    const wrong = cells.findIndex((cell) => numberIn(cell, false) === null);
    if (wrong >= 0) return { problem: words.noNumber(i + 1, wrong + 1, (cells[wrong] ?? '').slice(0, 20)) };
    rows.push(cells.map((cell) => numberIn(cell, false) ?? 0));
  }
  return rows.length === 0 ? { problem: words.giveRow } : { rows };
}
