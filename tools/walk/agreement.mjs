/** Whether what a page shows at rest is what its engine says. Pure. */

/** @typedef {import('./look.mjs').Look} Look */

const underWay = /building the models|compiling|preparing|getting ready|restoring|measuring speed| left$/;

/**
 * What is still going on; empty at rest.
 * @param {Look} look
 * @returns {string[]}
 */
export function goingOn({ pending, runs, words, isReading, isSweeping }) {
  return [
    ...pending,
    ...runs
      .filter(({ state }) => state === 'running')
      .map(({ id, owner, step, steps }) => `${owner} run ${id} trains, step ${step} of ${steps}`),
    ...(underWay.test(words) ? [`the page says “${words}”`] : []),
    ...(isReading ? ['data is being read'] : []),
    ...(isSweeping ? ['capacity is being measured'] : []),
  ];
}

const modeNames = { none: 'full', ternary: 'ternary', binary: 'binary' };
const phaseLooks = {
  waiting: { label: 'Train', words: /^(waiting for your data|see Setup|cannot train here|opened for trying out)$/ },
  ready: { label: 'Train', words: /^untrained$/ },
  paused: { label: 'Resume', words: /^paused$/ },
  finished: { label: 'Train again', words: /^finished$/ },
  failed: { label: 'Train again', words: /^stopped$/ },
};

/** @param {readonly { readonly state: string }[]} runs */
function phaseOf(runs) {
  const states = runs.map(({ state }) => state);
  if (states.length === 0) return 'waiting';
  if (states.every((each) => each === 'failed')) return 'failed';
  if (states.every((each) => each === 'finished' || each === 'failed')) return 'finished';
  return states.every((each) => each === 'ready') ? 'ready' : 'paused';
}

/**
 * The runs that the buttons train: those made from the settings, or the one of a checkpoint that was opened.
 * @param {Look['runs']} here runs of the task that is looked at
 * @param {Look} look
 */
function sessionIn(here, { hasTable, step, steps }) {
  const made = here.filter(({ owner }) => owner === 'session');
  if (made.length > 0 || !hasTable) return made;
  return here.filter((run) => run.owner === 'file' && run.opened !== true && run.step === step && run.steps === steps).slice(-1);
}

const listed = (/** @type {readonly string[]} */ names) => [...new Set(names)].toSorted().join(', ');

/**
 * Where page and engine disagree, in sentences; empty where they do not.
 * @param {Look} look at rest
 * @param {boolean} isBackendGone a backend that settings name was lost for good: a notice has said that nothing can be made for them
 * @returns {string[]}
 */
export function disagreements(look, isBackendGone = false) {
  const here = look.runs.filter(({ task }) => task === look.task);
  const session = sessionIn(here, look);
  const guests = here.filter((run) => !session.includes(run) && (run.owner === 'script' || run.owner === 'file'));
  const modes = session.map(({ mode }) => /** @type {Record<string, string>} */ (modeNames)[mode] ?? mode);
  const arms = session.map(({ mode, seed }) => `${mode} with seed ${seed}`);
  const expected = phaseLooks[phaseOf(session)];
  const going = session.filter(({ state }) => state !== 'failed');
  const step = session.length === 0 ? 0 : Math.min(...(going.length > 0 ? going : session).map((run) => run.step));
  const isFresh = !isBackendGone && !look.isRefused && session.every((run) => run.step === 0) && session.length > 0;
  const startsAnew = look.isAhead && !look.isRefused && expected.label === 'Train again';
  const seeds = new Set(session.map(({ seed }) => seed)).size;
  /** @type {readonly (readonly [boolean, string])[]} */
  const rules = [
    [
      new Set(arms).size === arms.length,
      `the engine has an arm of the session twice: ${session.map((run) => `${run.id}, ${run.mode}, seed ${run.seed}, step ${run.step} of ${run.steps}`).join('; ')}`,
    ],
    [
      look.primary.label === (startsAnew ? 'Train with new settings' : expected.label),
      `the button says “${look.primary.label}” where runs are ${session.map(({ state }) => state).join(', ') || 'none'}`,
    ],
    [
      expected.words.test(look.words),
      `the page says “${look.words}” where runs are ${session.map(({ state }) => state).join(', ') || 'none'}`,
    ],
    [look.step === step, `the page says step ${look.step}, the engine ${step}`],
    [
      session.length === 0 || look.steps === Math.max(...session.map(({ steps }) => steps)),
      `the page says ${look.steps} steps, the engine ${session.map(({ steps }) => steps).join(', ')}`,
    ],
    [look.hasTable === session.length > 0, `there is ${look.hasTable ? 'a' : 'no'} table of ${session.length} runs`],
    [!look.hasTable || listed(look.rows) === listed(modes), `rows of the table are ${listed(look.rows)}; the arms are ${listed(modes)}`],
    [!look.hasTable || look.rows.length === new Set(look.rows).size, `a row of the table stands there twice: ${look.rows.join(', ')}`],
    [
      !look.hasTable || look.guests.length === guests.length,
      `the table lists ${look.guests.length} guests, the engine has ${guests.length}`,
    ],
    [
      !isFresh || listed(look.chosenModes) === listed(modes),
      `modes ${listed(look.chosenModes)} are chosen, and there are untrained runs of ${listed(modes)}`,
    ],
    [!isFresh || look.chosenSeeds === seeds, `${look.chosenSeeds} seeds are chosen, and there are untrained runs of ${seeds}`],
    [
      !look.primary.disabled || look.isRefused || /waiting for your data|see Setup|cannot train here|for trying out/.test(look.words),
      `“${look.primary.label}” cannot be pressed, and nothing says why`,
    ],
    [
      look.canPress.Step || !/^(untrained|paused)$/.test(look.words) || look.primary.disabled,
      '“Step” cannot be pressed, though there is something to train',
    ],
    [look.canPress.Reset || session.length === 0, '“Reset” cannot be pressed, though there are runs'],
    [look.unexplained.length === 0, `disabled, and nothing says why: ${look.unexplained.join(', ')}`],
    [look.runs.every(({ owner }) => owner !== 'sweep'), 'a run of the capacity sweep was left behind'],
  ];
  return rules.flatMap(([holds, sentence]) => (holds ? [] : [sentence]));
}
