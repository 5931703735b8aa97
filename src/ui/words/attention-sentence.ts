/** Where one position looks, in words. */
import * as words from '#words/ui/words/attention-sentence';
import type { AttentionReport } from '../../worker/protocol';
import { formatShare, listed } from './format';

/** Probabilities of one head, `[seq, seq]`. */
export function headOf({ probabilities, heads, tokens }: AttentionReport, layer: number, head: number): Float32Array {
  const size = tokens.length ** 2;
  const from = (layer * heads + head) * size;
  return probabilities.subarray(from, from + size);
}

/** A position as it is named: its token, and which one it is. */
export const positionName = (tokens: readonly string[], position: number): string =>
  words.position(visible(tokens[position] ?? ''), position + 1);

export const visible = (token: string): string => (token === ' ' ? '␣' : token === '\n' ? '↵' : token);

export function attentionSentence(report: AttentionReport, layer: number, head: number, position: number): string {
  const { tokens } = report;
  const size = tokens.length;
  const row = headOf(report, layer, head).subarray(position * size, position * size + position + 1);
  const most = Array.from(row, (share, place) => ({ share, place }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, 2);
  const at = listed(most.map(({ share, place }) => `${positionName(tokens, place)} (${formatShare(share)})`));
  return words.looks(positionName(tokens, position), at);
}
