import type { TokenExample } from './task';

/** 1 when every scored position is right, else 0: averaged over examples it is the share answered without a mistake. */
export function wholeAnswer(predicted: readonly number[], { tokens, scored }: TokenExample): number {
  return scored.every((counts, i) => counts === 0 || predicted[i] === tokens[i + 1]) ? 1 : 0;
}
