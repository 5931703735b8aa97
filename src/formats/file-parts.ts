import type { FilePart } from './format';

export type PartKind = 'packed' | 'full' | 'scales';

const labels: Readonly<Record<PartKind, string>> = { packed: 'Packed weights', full: 'Full-precision weights (float32)', scales: 'Scales' };

/**
 * Adds up the tensors of a file by what they hold; what no tensor accounts for is the header.
 *
 * @param packing how the packed weights are packed, for the label
 */
export function filePartsOf(fileBytes: number, tensors: readonly { readonly kind: PartKind; readonly sizeBytes: number }[], packing: string): readonly FilePart[] {
  const sizeOf = (kind: PartKind): number => tensors.reduce((sum, tensor) => sum + (tensor.kind === kind ? tensor.sizeBytes : 0), 0);
  const parts = (['packed', 'full', 'scales'] as const).map((kind) => ({ label: kind === 'packed' ? `${labels.packed} (${packing})` : labels[kind], sizeBytes: sizeOf(kind) }));
  const header = fileBytes - parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return [...parts, { label: 'Header: names, shapes, settings', sizeBytes: header }].filter(({ sizeBytes }) => sizeBytes > 0).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}
