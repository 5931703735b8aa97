import { useMemo } from 'react';
import type { Task } from '../../catalog/tasks/task';
import { taskOf } from '../../catalog/tasks/tasks';
import { focusedRecord } from '../../state/selectors';
import { usePlaygroundState } from './use-playground';

/** What a task is tried with before anyone has typed or drawn; null where there is nothing typical. */
function exampleInput(task: Task, seqLen: number): unknown {
  if (task.kind === 'tokens') return task.examplePrompt(seqLen);
  switch (task.input.kind) {
    case 'strokes':
      return task.input.templates[0] ?? null;
    case 'rows':
      return task.input.exampleRows(seqLen);
    case 'pictures':
      return task.input.launch([0.3, 0.35], [0.08, 0.06], seqLen);
  }
}

/** What stands in "try it" now, as `predict` takes it: the text that was typed or the points that were drawn, else its example. Null without a model. */
export function useTriedInput(): unknown {
  const { experiment, prompts, strokes } = usePlaygroundState((state) => ({
    experiment: focusedRecord(state)?.summary.experiment,
    prompts: state.prompts,
    strokes: state.strokes,
  }));
  return useMemo(() => {
    if (experiment === undefined) return null;
    const task = taskOf(experiment);
    return prompts[experiment.task] ?? strokes[experiment.task] ?? exampleInput(task, experiment.seqLen);
  }, [experiment, prompts, strokes]);
}
