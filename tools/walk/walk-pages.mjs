/** A long walk as several over fresh pages, each short enough to be taken again when it fails. */
import { commandsOf } from './commands.mjs';
import { kindOf, shorten } from './shorten.mjs';
import { launchFor, takeWalk } from './take-walk.mjs';

/** @typedef {import('./commands.mjs').Command} Command */

const commandsPerPage = 400;

/**
 * @param {object} options
 * @param {Pick<import('../probe-browser.mjs').Browser, 'executablePath' | 'env'>} options.found
 * @param {string} options.url
 * @param {import('./commands.mjs').WalkBackend} options.backend
 * @param {number} options.seed
 * @param {number} options.count commands in all
 * @param {boolean} [options.isVerbose] tells what became of every command
 * @param {readonly string[]} [options.without] names of commands that are left out
 * @param {number} [options.seconds] when to stop, whatever is left
 * @param {number} [options.shortenSeconds]
 * @param {readonly Command[]} [options.replay] exactly these, in place of what the seed says
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<{ readonly done: number, readonly failure: import('./take-walk.mjs').Failure | null, readonly words: string }>}
 */
export async function walkPages({
  found,
  url,
  backend,
  seed,
  count,
  isVerbose = false,
  without = [],
  seconds = Infinity,
  shortenSeconds = 60,
  replay,
  log = () => undefined,
}) {
  const untilMs = performance.now() + 1000 * seconds;
  const all = replay ?? commandsOf({ seed, count, backend }).filter(({ name }) => !without.includes(name));
  const browser = await launchFor(found, backend);
  const take = async (/** @type {readonly Command[]} */ commands, until = Infinity) =>
    takeWalk({ browser, url, backend, commands, untilMs: until, log });
  let done = 0;
  try {
    for (let at = 0; at < all.length && performance.now() < untilMs; at += commandsPerPage) {
      const walk = await take(all.slice(at, at + commandsPerPage), untilMs);
      done += walk.done;
      if (isVerbose) walk.outcomes.forEach((outcome, i) => log(`  ${JSON.stringify(all[at + i])} ${outcome}`));
      log(`page ${at / commandsPerPage + 1}: ${walk.done} commands; ${tallyOf(walk.outcomes)}`);
      if (walk.failure !== null) return { done, failure: walk.failure, words: await tell(walk.failure) };
    }
    return { done, failure: null, words: `${done.toLocaleString('en')} commands of seed ${seed} on ${backend}: nothing is wrong.` };
  } finally {
    await browser.close();
  }

  /** @param {import('./take-walk.mjs').Failure} failure */
  async function tell(failure) {
    log(`failed: ${failure.faults.join('\n  ')}`);
    const last = failure.commands
      .slice(-15)
      .map((command, i, { length }) => `  ${JSON.stringify(command)} ${failure.outcomes.at(i - length) ?? ''}`);
    const kind = kindOf(failure.faults[0] ?? '');
    const endMs = performance.now() + 1000 * shortenSeconds;
    const shortest = await shorten(
      failure.commands,
      async (commands) => {
        const { failure: again } = await take(commands);
        return again !== null && again.faults.some((fault) => kindOf(fault) === kind);
      },
      () => performance.now() < endMs,
    );
    return [
      `Seed ${seed} on ${backend} failed after ${done} commands:`,
      ...failure.faults.map((fault) => `  ${fault}`),
      'The last commands, and what became of them:',
      ...last,
      `The shortest script found that fails, of ${shortest.length} commands:`,
      `npm run walk -- --backend ${backend} --replay '${JSON.stringify(shortest)}'`,
    ].join('\n');
  }
}

/**
 * How many commands found what they were for.
 * @param {readonly string[]} outcomes
 */
function tallyOf(outcomes) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const outcome of outcomes) {
    const kind = /^(missing|disabled|covered|spared)/.exec(outcome)?.[0] ?? 'done';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
