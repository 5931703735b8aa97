import { useMemo } from 'react';
import { taskOf } from '../../catalog/tasks/tasks';
import { focusedRecord } from '../../state/selectors';
import { usePlaygroundState } from './use-playground';

/** What stands in "try it" now, as `predict` takes it: the text that was typed or the points that were drawn, else its example. Null without a model. */
export function useTriedInput(): unknown {
  const { experiment, prompts, strokes } = usePlaygroundState((state) => ({ experiment: focusedRecord(state)?.summary.experiment, prompts: state.prompts, strokes: state.strokes }));
  return useMemo(() => {
    if (experiment === undefined) return null;
    const task = taskOf(experiment);
    return task.kind === 'tokens' ? (prompts[experiment.task] ?? task.examplePrompt(experiment.seqLen)) : (strokes[experiment.task] ?? task.input.templates[0] ?? null);
  }, [experiment, prompts, strokes]);
}
