import type { ExportCheck } from '../../worker/protocol';
import { formatBytes, formatShare } from './format';

/** What the size of a model counts, wherever one is shown without more words: the same everywhere. */
export const FILE_SIZE = 'Size of the .safetensors file that Download saves: packed weights, names and settings';

/** How large a file is beside the same weights in 32-bit floats: "34.1 kB, 1/13 of the 32-bit weights". */
export function sizeInWords(fileBytes: number, fullBytes: number): string {
  const share = fileBytes / fullBytes;
  const size = formatBytes(fileBytes);
  if (share < 0.95) return `${size}, ${fractionInWords(share)} of the 32-bit weights`;
  if (share <= 1.05) return `${size}, about the size of the 32-bit weights`;
  return `${size}, ${share.toFixed(1)} times the 32-bit weights`;
}

/** A share as one would say it: "1/13", or where it is more than a half "69%". */
export const fractionInWords = (share: number): string => (share <= 0.5 ? `1/${Math.round(1 / share)}` : formatShare(share));

/** What reading a file back and running it has shown. */
export function checkInWords({ inputs, agreement, maxDifference }: Pick<ExportCheck, 'inputs' | 'agreement' | 'maxDifference'>): string {
  const answers =
    agreement === 1
      ? `same predictions on ${inputs} inputs`
      : `on ${inputs} inputs ${formatShare(agreement)} of the predictions are the same`;
  const difference = maxDifference === 0 ? '' : `; outputs differ by ${maxDifference.toExponential(1).replace('-', '−')} at most`;
  return `Checked: read back bit for bit; ${answers}${difference}.`;
}
