import type { EngineParts } from './engine-parts';
import { reportError } from './engine-error';
import { evaluateRun, inspectRun, summaryOf, type LiveRun } from './live-run';

/** See `EngineParts.show`. */
export async function showRun(live: LiveRun, { emit, backend, runs, trainer, focus }: Omit<EngineParts, 'show'>): Promise<void> {
  const { id } = live;
  const layer = focus.id === id ? focus.layer : null;
  try {
    const looked = await backend.surviving(async () => inspectRun(live, layer));
    if (runs.holds(live)) emit({ type: 'inspected', id, ...looked });
    if (trainer.isTraining(id) || live.task.lacksData === true) return;
    const evaluation = await backend.surviving(async () => evaluateRun(live));
    if (runs.holds(live)) emit({ type: 'evaluated', id, evaluation });
  } catch (error) {
    // Removed while being looked at: nobody wants to know any more.
    if (!runs.holds(live)) return;
    live.state = 'failed';
    live.failure = reportError(error).message;
    emit({ type: 'failed', summary: summaryOf(live), reason: live.failure });
  }
}
