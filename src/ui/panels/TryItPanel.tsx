import { useMemo, type ReactElement } from 'react';
import type { TokenTask } from '../../catalog/tasks/task';
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

/** A person plays with the very runs that train, from step 0 on. What is offered follows from the kind of the task. */
export function TryItPanel(): ReactElement {
  const runs = usePlaygroundState(shownRecords);
  const taskId = usePlaygroundState((state) => state.draft.task);
  const experiment = runs[0]?.summary.experiment;
  return (
    <Panel title="Try it" subtitle={describeTask(taskId).tryIt} className="try-panel">
      {experiment === undefined ? <EmptyState>Try the models from step 0 on, while they learn.</EmptyState> : <TryTask key={taskId} experiment={experiment} runs={runs} />}
    </Panel>
  );
}

function TryTask({ experiment, runs }: { readonly experiment: Experiment; readonly runs: readonly RunRecord[] }): ReactElement {
  const { task: taskId, seqLen, data } = experiment;
  const task = useMemo(() => taskOf({ task: taskId, data }), [taskId, data]);
  if (task.kind === 'frames') return <TryDrawing task={task} runs={runs} />;
  return isOpenEnded(task, seqLen) ? <TryOpenEnded taskId={taskId} task={task} runs={runs} seqLen={seqLen} /> : <TryFixedAnswer taskId={taskId} task={task} runs={runs} seqLen={seqLen} />;
}

/** Whether nothing but the caller decides how much is written. */
const isOpenEnded = (task: TokenTask, seqLen: number): boolean => task.prompt(task.examplePrompt(seqLen), seqLen).answerLength === null;
