/** What the page says of itself and what its engine says, read in one go; sent to the page as text. */

/** Cheap enough to be looked at after every command: what is wrong on the page, in words. */
export function faultsInSight() {
  const faults = [];
  const root = document.getElementById('root');
  const wrong = /\bNaN\b|\bundefined\b|-?\bInfinity\b|\[object \w+\]/;
  const said = [
    root?.textContent ?? '',
    ...[...document.querySelectorAll('#root [aria-label], #root [title], #root [aria-valuetext]')].flatMap((each) => [
      each.getAttribute('aria-label') ?? '',
      each.getAttribute('title') ?? '',
      each.getAttribute('aria-valuetext') ?? '',
    ]),
  ];
  for (const text of said) {
    const found = wrong.exec(text);
    if (found !== null) faults.push(`“${text.slice(Math.max(0, found.index - 60), found.index + 40)}” is on the page`);
  }
  if (root === null || root.childElementCount === 0) faults.push('the page is empty');
  const lost = /[^.]*(could not be shown|could not be loaded)[^.]*\./.exec(root?.textContent ?? '');
  if (lost !== null) faults.push(`“${lost[0].trim()}” is on the page`);
  for (const notice of document.querySelectorAll('.notice[data-kind=error]')) {
    const words = notice.querySelector('p')?.textContent ?? '';
    // What a person may be told; anything else is a fault of the page's own.
    const isOfFile = /^“?[\w .-]+\.(safetensors|gguf|zip|html|csv|txt|png|bin)\b/.test(words);
    const isExpected =
      isOfFile ||
      /^(Opening |Reading the folder|The graphics device was lost again|Building the models failed\. This engine runs on \w+\. Its device was lost twice|Saving the )/.test(
        words,
      );
    const isTechnical = notice.querySelector('details') !== null && !isOfFile && !words.startsWith('The graphics device');
    if (!isExpected || isTechnical)
      faults.push(`a notice says “${words}” ${notice.querySelector('pre')?.textContent?.slice(0, 300) ?? ''}`);
  }
  for (const { problem } of window.walk.calls) if (problem !== null) faults.push(problem);
  return faults;
}

/**
 * @typedef {object} Look
 * @property {string[]} faults
 * @property {{ label: string, disabled: boolean }} primary
 * @property {Readonly<Record<'Step' | 'Reset' | 'New seed', boolean>>} canPress
 * @property {string} words beside the buttons
 * @property {number} step
 * @property {number} steps
 * @property {string} task
 * @property {string[]} chosenModes
 * @property {number} chosenSeeds
 * @property {string[]} rows names of the arms in the table
 * @property {string[]} guests names in the table of what was opened or scripted
 * @property {boolean} hasTable
 * @property {string[]} picker
 * @property {boolean} isAhead settings have changed since the runs were made
 * @property {boolean} isReading
 * @property {boolean} isSweeping
 * @property {boolean} isRefused
 * @property {string[]} unexplained buttons that are disabled and do not say why
 * @property {readonly import('../../src/worker/protocol').RunSummary[]} runs
 * @property {string[]} pending calls of scripts
 * @property {number} oldestPendingMs
 * @property {number} elements
 * @property {number} workers
 */

/** @returns {Promise<Look>} */
export async function look() {
  // Its answer takes a while; what is on the page is read afterwards, at once.
  const runs = await Promise.race([window.bitnet.runs(), new Promise((resolve) => setTimeout(() => resolve(null), 3000))]);
  const text = (/** @type {string} */ selector) => document.querySelector(selector)?.textContent?.trim() ?? '';
  const number = (/** @type {string} */ words) => Number(words.replaceAll(/[^\d.]/g, ''));
  const transport = [...document.querySelectorAll('.transport > button')].filter((each) => each instanceof HTMLButtonElement);
  const can = (/** @type {string} */ name) => transport.some((each) => each.textContent?.trim() === name && !each.disabled);
  const primary = transport.find((each) => each.classList.contains('train'));
  const [step = '', steps = ''] = text('.progress-step').split(' of ');
  const rowsOf = (/** @type {string} */ selector) =>
    [...document.querySelectorAll(`.comparison-table tbody tr${selector}`)].flatMap(
      (row) =>
        row
          .querySelector('th')
          ?.textContent?.replace(/ ?(\d+ of \d+ )?stopped$/, '')
          .trim() ?? [],
    );
  const all = [...document.querySelectorAll('.comparison-table tbody tr')];
  const guestRows = all.filter((row) => row.querySelector('button[aria-label^="Close "]') !== null);
  const pending = window.walk.calls.filter(({ state }) => state === 'pending');
  return {
    faults: [],
    primary: { label: primary?.textContent?.trim() ?? '', disabled: primary?.disabled ?? true },
    canPress: { Step: can('Step'), Reset: can('Reset'), 'New seed': can('New seed') },
    words: document.querySelector('.progress-words span')?.textContent ?? '',
    step: number(step),
    steps: number(steps),
    task: document.querySelector('.task-pill input:checked')?.getAttribute('value') ?? '',
    chosenModes: [...document.querySelectorAll('.mode-panel .chip')]
      .filter((chip) => chip.querySelector('input')?.checked === true)
      .map((chip) => chip.textContent?.trim().toLowerCase() ?? ''),
    chosenSeeds: number(
      [...document.querySelectorAll('[aria-label="How many seeds each mode is trained with"] label')].find(
        (each) => each.querySelector('input')?.checked === true,
      )?.textContent ?? '1',
    ),
    rows: rowsOf('[data-hollow=false][data-pinned=false]')
      .slice(0, all.length)
      .filter(
        (_, i) =>
          !guestRows.includes(
            /** @type {Element} */ (document.querySelectorAll('.comparison-table tbody tr[data-hollow=false][data-pinned=false]')[i]),
          ),
      ),
    guests: guestRows.map((row) => row.querySelector('th')?.textContent?.trim() ?? ''),
    hasTable: document.querySelector('.comparison-table') !== null,
    picker: [...document.querySelectorAll('[aria-label="Run to look at"] label')].map((each) => each.textContent?.trim() ?? ''),
    isAhead: document.querySelector('.draft-ahead') !== null,
    isReading: document.querySelector('.own-data')?.textContent?.includes('Reading…') === true,
    isSweeping: document.querySelector('.capacity [role=status]') !== null,
    isRefused: document.querySelector('.field-problem') !== null,
    unexplained: [...document.querySelectorAll('#root button:disabled')]
      .filter((each) => each.getClientRects().length > 0 && !isExplained(each))
      .map((each) => each.getAttribute('aria-label') ?? each.textContent?.trim() ?? ''),
    runs: /** @type {never} */ (runs ?? []),
    pending: runs === null ? ['bitnet.runs()', ...pending.map(({ words }) => words)] : pending.map(({ words }) => words),
    oldestPendingMs: Math.max(0, ...pending.map(({ begunMs }) => performance.now() - begunMs)),
    elements: document.querySelectorAll('*').length,
    workers: window.walk.workers.filter(({ isOver }) => !isOver).length,
  };

  /** Of itself, by its place, or by what stands beside it. */
  function isExplained(/** @type {Element} */ button) {
    if (button.getAttribute('title') !== null || button.getAttribute('aria-describedby') !== null || button.closest('[title]') !== null)
      return true;
    const place = button.closest(
      '.timeline-bar, .give-file, .give-strokes, .dialog-foot, .code-flow, .slow-step, .draft-ahead, .weight-map, .setup-panel, .capacity, form',
    );
    return place !== null && (place.textContent ?? '').trim().length > (button.textContent ?? '').trim().length;
  }
}
