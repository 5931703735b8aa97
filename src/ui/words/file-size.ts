import * as words from '#words/ui/words/file-size';
import { fixed, marked } from '../../words/numbers';
import type { ExportCheck } from '../../worker/protocol';
import { formatBytes, formatShare } from './format';

/** What the size of a model counts, wherever one is shown without more words: the same everywhere. */
export const FILE_SIZE = words.fileSize;

/** How large a file is beside the same weights in 32-bit floats: "34.1 kB, 1/13 of the 32-bit weights". */
export function sizeInWords(fileBytes: number, fullBytes: number): string {
  const share = fileBytes / fullBytes;
  const size = formatBytes(fileBytes);
  if (share < 0.95) return words.fraction(size, fractionInWords(share));
  if (share <= 1.05) return words.aboutAsLarge(size);
  return words.larger(size, fixed(share, 1));
}

/** A share as one would say it: "1/13", or where it is more than a half "69%". */
export const fractionInWords = (share: number): string => (share <= 0.5 ? `1/${Math.round(1 / share)}` : formatShare(share));

/** What reading a file back and running it has shown. */
export function checkInWords({ inputs, agreement, maxDifference, rounding }: Omit<ExportCheck, 'numbers'>): string {
  const answers = agreement === 1 ? words.samePredictions(inputs) : words.similarPredictions(inputs, formatShare(agreement));
  const difference = maxDifference === 0 ? '' : `; ${words.differsBy(inPowers(maxDifference))}`;
  if (rounding === undefined) return words.checked(`${answers}${difference}`);
  const { lossNats } = rounding;
  const loss = Number.isNaN(lossNats) ? '' : `; ${words.lossMoves(`${lossNats < 0 ? '−' : '+'}${inPowers(Math.abs(lossNats))}`)}`;
  return words.checkedRounded(`${answers}${difference}${loss}`);
}

/** "1.2e−4" */
const inPowers = (value: number): string => marked(value.toExponential(1).replace('-', '−'));
