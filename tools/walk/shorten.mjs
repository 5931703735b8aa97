/**
 * The shortest script that still fails: halves, quarters, … of the commands are left out while what is left fails in the
 * same way (delta debugging: Zeller and Hildebrandt, 2002). Each trial is a walk over a fresh page, so time is bounded.
 */

/** @typedef {import('./commands.mjs').Command} Command */

/**
 * @param {readonly Command[]} commands that fail
 * @param {(commands: readonly Command[]) => Promise<boolean>} fails whether these fail in the same way
 * @param {() => boolean} hasTime
 * @returns {Promise<readonly Command[]>}
 */
export async function shorten(commands, fails, hasTime) {
  let shortest = commands;
  // Most faults need only what was done last.
  for (const count of [5, 20, 60]) {
    if (!hasTime() || count >= shortest.length) break;
    const last = shortest.slice(-count);
    if (await fails(last)) {
      shortest = last;
      break;
    }
  }
  let parts = 2;
  while (shortest.length > 1 && hasTime()) {
    const size = Math.ceil(shortest.length / parts);
    /** @type {readonly Command[] | null} */
    let shorter = null;
    for (let at = 0; at < shortest.length && hasTime(); at += size) {
      const without = [...shortest.slice(0, at), ...shortest.slice(at + size)];
      if (without.length > 0 && (await fails(without))) {
        shorter = without;
        break;
      }
    }
    if (shorter !== null) {
      shortest = shorter;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) break;
    else parts = Math.min(shortest.length, parts * 2);
  }
  return shortest;
}

/**
 * What kind of fault a sentence is about: numbers and names aside.
 * @param {string} fault
 */
export const kindOf = (fault) =>
  fault.replaceAll(/“[^”]*”|[\d.,]+|\b(none|full|ternary|binary|ready|paused|running|finished|failed)\b/g, '#').slice(0, 60);
