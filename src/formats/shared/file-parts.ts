import * as words from '#words/formats/formats';
import type { FilePart, PartKind } from '../format';

const labels: Readonly<Record<PartKind, string>> = words.partLabels;

/**
 * Adds up the tensors of a file by what they hold; what no tensor accounts for is the header.
 *
 * @param packing how the packed weights are packed, for the label
 */
export function filePartsOf(
  fileBytes: number,
  tensors: readonly { readonly kind: PartKind; readonly sizeBytes: number }[],
  packing = '',
): readonly FilePart[] {
  const sizes = new Map<PartKind, number>();
  for (const { kind, sizeBytes } of tensors) sizes.set(kind, (sizes.get(kind) ?? 0) + sizeBytes);
  const accounted = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  sizes.set('header', (sizes.get('header') ?? 0) + fileBytes - accounted);
  const labelOf = (kind: PartKind): string => (kind === 'packed' && packing !== '' ? words.packedAs(labels.packed, packing) : labels[kind]);
  return [...sizes]
    .map(([kind, sizeBytes]) => ({ kind, label: labelOf(kind), sizeBytes }))
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}
