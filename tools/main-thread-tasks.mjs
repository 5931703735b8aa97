/**
 * What the main thread of a page does, task by task, from the browser's own trace. Counted is the processor time of each task, not
 * the time on the wall: on a machine whose cores are shared, a task of 40 ms can sit between two others for 200 ms.
 *
 * A trace that lacks what it is read for would find every page quick. So the page marks both ends, the trace must hold both marks,
 * and it ends only when a task has ended that began before: one that is under way when a trace stops has a beginning and no time.
 */

/** @typedef {{ name: string, pid: number, tid: number, ph: string, ts: number, tdur?: number, args?: { name?: string } }} TraceEvent `ts` and `tdur` in µs */

const taskName = 'ThreadControllerImpl::RunTask';

/**
 * Processor time in ms of every task that the main thread of a page ran during an action. Rejects where the trace does not say.
 * @param {import('playwright').Page} page
 * @param {() => Promise<void>} action
 * @returns {Promise<readonly number[]>}
 */
export async function mainThreadTasks(page, action) {
  const browser = page.context().browser();
  if (browser === null) throw new Error('Tasks are traced by the browser of the page; this page has none of its own.');
  const mark = (/** @type {string} */ name) => page.evaluate((text) => void performance.mark(text), name);
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  try {
    await mark('tasks begin');
    await action();
    // Whatever the action has begun is over once the page takes the next two tasks.
    await mark('tasks end');
    await mark('tasks over');
  } catch (error) {
    await browser.stopTracing();
    throw error;
  }
  /** @type {{ traceEvents: readonly TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return tasksBetween(traceEvents);
}

/**
 * Those of the thread that marked the trace, from the first mark to the last but one.
 * @param {readonly TraceEvent[]} events
 */
export function tasksBetween(events) {
  /** @param {string} name */
  const marked = (name) => {
    const mark = events.find((event) => event.name === name);
    if (mark === undefined) throw new Error(`The trace lacks the mark “${name}” that the page has made: it has not seen all of the page.`);
    return mark;
  };
  const [begin, end] = [marked('tasks begin'), marked('tasks end')];
  const tasks = events.filter(
    ({ name, pid, tid, ts }) => name === taskName && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts,
  );
  const untimed = tasks.filter(({ tdur }) => tdur === undefined);
  if (untimed.length > 0) throw new Error(`The trace has no time of ${untimed.length} of ${tasks.length} tasks.`);
  return tasks.map(({ tdur = Number.NaN }) => Math.round(tdur / 1000));
}
