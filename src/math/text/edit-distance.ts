/** Levenshtein distance: the fewest insertions, deletions and replacements of single characters that turn one word into the other. */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replace = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The candidate closest to a misspelt word, upper and lower case alike; null when none is close enough to be meant. */
export function nearestWord<T extends string>(word: string, candidates: readonly T[]): T | null {
  const wanted = word.toLowerCase();
  let nearest: T | null = null;
  let nearestDistance = Infinity;
  for (const candidate of candidates) {
    // A word much longer than the candidate cannot be close, and need not be compared letter by letter.
    if (Math.abs(candidate.length - word.length) > candidate.length / 2) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance <= candidate.length / 2 && distance < nearestDistance) {
      nearest = candidate;
      nearestDistance = distance;
    }
  }
  return nearest;
}
