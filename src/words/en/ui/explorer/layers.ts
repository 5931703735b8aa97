export const toCome = 'One small histogram per matrix, and a map of its codes.';
export const matrices = 'Matrices';
/** @param block empty outside of the blocks */
export const block = (block: number | ''): string => `Block ${block}`;
export const blockInText = (block: number): string => `block ${block}`;
export const tile = (name: string, shares: string): string => `${name}: ${shares}`;
/** What the names on the tiles mean, and what is not among them, for blocks as in the papers. */
export const noteGated =
  'Each row is one [block](block): [query, key, value](queryKeyValue) and output make up attention; [gate, up, down](gateUpDown) come after it. Kept in full precision: [embedding](embedding), [norms](norm) and the [head](outputHead).';
/** The same of a run in full precision. */
export const noteGatedFull =
  'Each row is one [block](block): [query, key, value](queryKeyValue) and output make up attention; [gate, up, down](gateUpDown) come after it. In this run everything is kept in full precision; in quantised ones only [embedding](embedding), [norms](norm) and the [head](outputHead).';
/** The same for the blocks of Edifice. */
export const noteEdifice =
  'Each row is one [block](block): [qkv](queryKeyValue) and output make up attention; [up, down](gateUpDown) come after it. Kept in full precision: [input projection](embedding), [norms](norm), biases and the [head](outputHead).';
export const noteEdificeFull =
  'Each row is one [block](block): [qkv](queryKeyValue) and output make up attention; [up, down](gateUpDown) come after it. In this run everything is kept in full precision; in quantised ones only [input projection](embedding), [norms](norm), biases and the [head](outputHead).';
export const codes = 'Codes';
export const noCodes = 'A full-precision matrix has no codes to map.';
export const codesOf = (name: string): string => `Codes of ${name}`;
export const reading = 'Reading the codes…';
export const ofWeights = (shares: string, count: string): string => `${shares}, of ${count} weights`;
/** @param term the card of the symbol */
export const scales = (count: string, symbol: string, term: string, smallest: string, largest: string): string =>
  `${count} scales [${symbol}](${term}), from ${smallest} to ${largest}`;

/** Of recipes whose scales are parameters. */
export const learntScaleOf = (matrix: string): string => `Learnt scale of ${matrix}`;
export interface LearntMoments {
  readonly first: readonly [step: number, scale: string];
  readonly shown: readonly [step: number, scale: string];
}
/** @param scales how many there are, of which the numbers are the mean; null: one */
export const learntScale = (symbol: string, scales: string | null, { first, shown }: LearntMoments): string =>
  `${scales === null ? `${symbol} is a parameter and is trained` : `The ${scales} scales ${symbol} are parameters and are trained; here is their mean`}: ${first[1]} at step ${first[0]}, ${shown[1]} at step ${shown[0]}.`;
export const atStep = (step: number): string => `step ${step}`;
