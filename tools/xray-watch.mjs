/** What the X-ray of a page reads, keeps and draws, counted: nothing here depends on how busy a machine is. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ read: number, atFirstTensor: number | null }} Reads bytes in all, and up to the first tensor that is answered
 * @typedef {{ reads: Reads }} Counted the global scope of a worker whose reads are counted
 */

/**
 * Counts what the worker of the X-ray reads of files from now on. The worker has to be there: one file was opened.
 * @param {import('playwright').Page} page
 */
export async function countReads(page) {
  const worker = page.workers().find((each) => each.url().includes('xray'));
  if (worker === undefined) throw new Error('The page has no worker of the X-ray.');
  await worker.evaluate(() => {
    /** @type {Reads} */
    const reads = { read: 0, atFirstTensor: null };
    Object.assign(globalThis, { reads });
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = function counted() {
      reads.read += this.size;
      return arrayBuffer.call(this);
    };
    const post = globalThis.postMessage.bind(globalThis);
    globalThis.postMessage = (/** @type {any} */ message, /** @type {any[]} */ ...others) => {
      if (message?.value?.histograms !== undefined) reads.atFirstTensor ??= reads.read;
      post(message, ...others);
    };
  });
  return worker;
}

/**
 * Memory of the processes that hold pages, their workers included, as Linux counts it: the most that they have had since, beyond
 * what they had at first. Null on other systems.
 * @param {import('playwright').Browser} browser
 */
export async function memoryOfPages(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  await session.detach();
  const before = pids.map((pid) => statusOf(pid, 'VmRSS'));
  for (const pid of pids) forgetPeak(pid);
  return {
    /** @returns {Promise<number | null>} */
    async grownBytes() {
      const grown = pids.map((pid, i) => {
        const [peak, first] = [statusOf(pid, 'VmHWM'), before[i] ?? null];
        return peak === null || first === null ? null : peak - first;
      });
      return grown.includes(null) ? null : grown.reduce((/** @type {number} */ sum, bytes) => sum + (bytes ?? 0), 0);
    },
  };
}

/**
 * @param {number} pid
 * @param {string} key
 */
function statusOf(pid, key) {
  try {
    const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : 1024 * Number(found[1]);
  } catch {
    return null;
  }
}

/** @param {number} pid */
function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Then the peak is that of the whole life of the process, and larger.
  }
}

/**
 * Scrolls a list from its top to its end, a step a frame, in the page: the frames, the most rows that it held at a time, and how many
 * were made on the way.
 * @param {Element} list
 */
export async function scrollThrough(list) {
  let [frames, rows, made] = [0, 0, 0];
  const isRow = '[role=option]';
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element) made += node.querySelectorAll(isRow).length + (node.matches(isRow) ? 1 : 0);
  });
  watch.observe(list, { childList: true, subtree: true });
  for (let top = 0; top < list.scrollHeight - list.clientHeight; top += 300) {
    list.scrollTop = top;
    await new Promise(requestAnimationFrame);
    rows = Math.max(rows, list.querySelectorAll(isRow).length);
    frames++;
  }
  watch.disconnect();
  return { frames, rows, made };
}
