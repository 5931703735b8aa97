import { lazy, Suspense, useMemo, type ReactElement } from 'react';
import type { ForecastTask, FrameTask, PictureInput, StrokeInput, TokenTask } from '../../catalog/tasks/task';
import { describeTask, taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import type { RunRecord } from '../../state/run-record';
import { shownRecords } from '../../state/selectors';
import { usePlaygroundState } from '../hooks/use-playground';
import { TryDrawing } from '../try-it/TryDrawing';
import { TryFixedAnswer } from '../try-it/TryFixedAnswer';
import { TryOpenEnded } from '../try-it/TryOpenEnded';
import { EmptyState } from './EmptyState';
import { Panel } from './Panel';

const TryThrowing = lazy(async () => ({ default: (await import('../try-it/TryThrowing')).TryThrowing }));

/** A person plays with the very runs that train, from step 0 on. What is offered follows from the kind of the task. */
export function TryItPanel(): ReactElement {
  const runs = usePlaygroundState(shownRecords);
  const taskId = usePlaygroundState((state) => state.draft.task);
  const experiment = runs[0]?.summary.experiment;
  return (
    <Panel title="Try it" subtitle={describeTask(taskId).tryIt} className="try-panel">
      {experiment === undefined ? <EmptyState>Try the models from step 0 on, while they learn.</EmptyState> : (
        <Suspense fallback={<EmptyState>Loading…</EmptyState>}>
          <TryTask key={taskId} experiment={experiment} runs={runs} />
        </Suspense>
      )}
    </Panel>
  );
}

function TryTask({ experiment, runs }: { readonly experiment: Experiment; readonly runs: readonly RunRecord[] }): ReactElement {
  const { task: taskId, seqLen, data, pairs } = experiment;
  const task = useMemo(() => taskOf({ task: taskId, data, pairs }), [taskId, data, pairs]);
  if (task.kind === 'frames' && hasStrokes(task)) return <TryDrawing task={task} runs={runs} />;
  if (task.kind === 'forecast' && hasPictures(task)) return <TryThrowing task={task} runs={runs} seqLen={seqLen} />;
  if (task.kind !== 'tokens') return <EmptyState>…</EmptyState>;
  return isOpenEnded(task, seqLen) ? <TryOpenEnded taskId={taskId} task={task} runs={runs} seqLen={seqLen} /> : <TryFixedAnswer taskId={taskId} task={task} runs={runs} seqLen={seqLen} />;
}

const hasStrokes = (task: FrameTask): task is FrameTask<StrokeInput> => task.input.kind === 'strokes';
const hasPictures = (task: ForecastTask): task is ForecastTask<PictureInput> => task.input.kind === 'pictures';

/** Whether nothing but the caller decides how much is written. */
const isOpenEnded = (task: TokenTask, seqLen: number): boolean => task.prompt(task.examplePrompt(seqLen), seqLen).answerLength === null;
