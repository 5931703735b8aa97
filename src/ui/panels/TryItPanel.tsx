import type { ReactElement } from 'react';
import type { TokenTask } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import { shownRecords } from '../../state/selectors';
import { usePlaygroundState } from '../hooks/use-playground';
import { TryDrawing } from '../try-it/TryDrawing';
import { TryFixedAnswer } from '../try-it/TryFixedAnswer';
import { TryOpenEnded } from '../try-it/TryOpenEnded';
import { EmptyState } from './EmptyState';
import { Panel } from './Panel';

/** A person plays with the very runs that train, from step 0 on. What is offered follows from the kind of the task. */
export function TryItPanel(): ReactElement {
  const runs = usePlaygroundState(shownRecords);
  const taskId = usePlaygroundState((state) => state.draft.task);
  const task = taskOf(taskId);
  const seqLen = runs[0]?.summary.experiment.seqLen;
  return (
    <Panel title="Try it" subtitle={task.tryIt} className="try-panel">
      {seqLen === undefined ? (
        <EmptyState>Try the models from step 0 on, while they learn.</EmptyState>
      ) : task.kind === 'frames' ? (
        <TryDrawing key={taskId} task={task} runs={runs} />
      ) : isOpenEnded(task, seqLen) ? (
        <TryOpenEnded key={taskId} taskId={taskId} task={task} runs={runs} seqLen={seqLen} />
      ) : (
        <TryFixedAnswer key={taskId} taskId={taskId} task={task} runs={runs} seqLen={seqLen} />
      )}
    </Panel>
  );
}

/** Whether nothing but the caller decides how much is written. */
const isOpenEnded = (task: TokenTask, seqLen: number): boolean => task.prompt(task.examplePrompt(seqLen), seqLen).answerLength === null;
