import type { EngineParts } from './engine-parts';
import { reportError } from '../engine-error';
import { evaluateRun, inspectRun, summaryOf, type LiveRun } from './live-run';

/** See `EngineParts.show`. */
export async function showRun(live: LiveRun, { emit, backend, runs, trainer, focus }: Omit<EngineParts, 'show'>): Promise<void> {
  const { id, age } = live;
  const isThere = (): boolean => runs.holds(live) && live.age === age;
  const layer = focus.id === id ? focus.layer : null;
  try {
    const looked = await backend.surviving(async () => inspectRun(live, layer));
    if (isThere()) emit({ type: 'inspected', id, ...looked });
    if (!isThere() || trainer.isTraining(id) || live.task.lacksData === true) return;
    const evaluation = await backend.surviving(async () => evaluateRun(live));
    if (isThere()) emit({ type: 'evaluated', id, evaluation });
  } catch (error) {
    // Removed or reset while being looked at: nobody wants to know any more. In training, what is wrong with it is told there.
    if (!isThere() || trainer.isTraining(id)) return;
    live.state = 'failed';
    live.failure = reportError(error).message;
    emit({ type: 'failed', summary: summaryOf(live), reason: live.failure });
  }
}
