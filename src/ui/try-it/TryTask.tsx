import * as words from '#words/ui/try-it';
import { useMemo, type ReactElement } from 'react';
import type { ForecastTask, FrameTask, PictureInput, RowInput, StrokeInput, TokenTask } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { part } from '../parts/part';
import { TryDrawing } from './TryDrawing';
import { TryFixedAnswer } from './TryFixedAnswer';
import { TryOpenEnded } from './TryOpenEnded';
import type { TriedRun } from './use-try-it';
import './try-it.css';

const TryRows = part(async () => (await import('./TryRows')).TryRows);
const TryThrowing = part(async () => (await import('./TryThrowing')).TryThrowing);

/** A person plays with runs of an experiment. What is offered follows from the kind of its task. */
export function TryTask({ experiment, runs }: { readonly experiment: Experiment; readonly runs: readonly TriedRun[] }): ReactElement {
  const { task: taskId, seqLen, data, pairs } = experiment;
  const task = useMemo(() => taskOf({ task: taskId, data, pairs }), [taskId, data, pairs]);
  if (task.kind === 'frames' && hasStrokes(task)) return <TryDrawing task={task} runs={runs} />;
  if (task.kind === 'forecast' && hasPictures(task)) return <TryThrowing task={task} runs={runs} seqLen={seqLen} />;
  if (task.kind !== 'tokens')
    return hasRows(task) ? (
      <TryRows taskId={taskId} task={task} runs={runs} seqLen={seqLen} />
    ) : (
      <p className="quiet">{words.nothingToTry}</p>
    );
  return isOpenEnded(task, seqLen) ? (
    <TryOpenEnded taskId={taskId} task={task} runs={runs} seqLen={seqLen} />
  ) : (
    <TryFixedAnswer taskId={taskId} task={task} runs={runs} seqLen={seqLen} />
  );
}

const hasStrokes = (task: FrameTask): task is FrameTask<StrokeInput> => task.input.kind === 'strokes';
const hasRows = (task: FrameTask | ForecastTask): task is FrameTask<RowInput> | ForecastTask<RowInput> => task.input.kind === 'rows';
const hasPictures = (task: ForecastTask): task is ForecastTask<PictureInput> => task.input.kind === 'pictures';

/** Whether nothing but the caller decides how much is written. */
const isOpenEnded = (task: TokenTask, seqLen: number): boolean => task.prompt(task.examplePrompt(seqLen), seqLen).answerLength === null;
