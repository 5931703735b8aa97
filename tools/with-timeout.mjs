/**
 * The promise's value; rejects when it takes too long. What the work settles to after that is dropped.
 * @template T
 * @param {Promise<T>} work
 * @param {number} limitMs
 * @param {string} otherwise what has not happened, as the error says it before "within … s"
 * @returns {Promise<T>}
 */
export function withTimeout(work, limitMs, otherwise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = /** @type {Promise<never>} */ (
    new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${otherwise} within ${limitMs / 1000} s`)), limitMs);
    })
  );
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
