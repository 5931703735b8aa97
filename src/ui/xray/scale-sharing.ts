/** How many weights share a scale: what the type has room for, and what its numbers come to where all that it holds are equal. */
import * as words from '#words/ui/xray/tensor';
import type { MatrixStatistics, StoredTensor } from '../../worker/xray-protocol';
import { formatCount, formatSignificant } from '../words/format';

export const storedSharing = ({ sharing, blockCodes }: StoredTensor): string =>
  sharing === 'block' && blockCodes !== null ? words.blockOf(formatCount(blockCodes)) : words.sharing[sharing];

export function countedSharing(tensor: StoredTensor, { scales, ternaryNumbers }: MatrixStatistics): string {
  if (ternaryNumbers !== null) return words.sharing[ternaryNumbers];
  return scales !== null && isRepeated(tensor, scales) ? words.repeated(storedSharing(tensor)) : storedSharing(tensor);
}

export function scalesText(tensor: StoredTensor, scales: Scales): string {
  const [least, median, greatest] = [scales.least, scales.median, scales.greatest].map((scale) => formatSignificant(scale));
  if (isRepeated(tensor, scales)) return words.sameScale[tensor.sharing](median ?? '', formatCount(scales.count));
  return scales.least === scales.greatest
    ? words.oneScale(median ?? '')
    : words.scaleRange(formatCount(scales.count), least ?? '', median ?? '', greatest ?? '');
}

type Scales = NonNullable<MatrixStatistics['scales']>;
type WithMany = StoredTensor & { readonly sharing: 'row' | 'block' };

const isRepeated = (tensor: StoredTensor, { distinct, count }: Scales): tensor is WithMany =>
  (tensor.sharing === 'row' || tensor.sharing === 'block') && distinct === 1 && count > 1;
