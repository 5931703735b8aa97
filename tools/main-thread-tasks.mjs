/**
 * What the main threads of pages do, task by task, from the browser's own trace. Counted is the processor time of each task, not
 * the time on the wall: on a machine whose cores are shared, a task of 40 ms can sit between two others for 200 ms.
 */

/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }} TraceEvent `tdur` in µs */

/**
 * Processor time in ms of every task that main threads of pages ran during an action.
 * @param {import('playwright').Page} page
 * @param {() => Promise<void>} action
 * @returns {Promise<readonly number[]>}
 */
export async function mainThreadTasks(page, action) {
  const browser = page.context().browser();
  if (browser === null) throw new Error('Tasks are traced by the browser of the page; this page has none of its own.');
  await browser.startTracing(page, { categories: ['toplevel'] });
  await action();
  /** @type {{ traceEvents: readonly TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  /** @param {TraceEvent} event */
  const place = ({ pid, tid }) => `${pid}/${tid}`;
  const mainThreads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(place));
  return traceEvents
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && mainThreads.has(place(event)))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000));
}
