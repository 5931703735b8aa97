import type { FilePart, PartKind } from '../format';

const labels = {
  packed: 'Packed weights',
  latents: 'Latent weights (float32)',
  moments: 'What the optimiser keeps (float32)',
  full: 'Full-precision weights (float32)',
  scales: 'Scales',
  header: 'Header: names, shapes, settings',
} as const satisfies Record<PartKind, string>;

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
  const labelOf = (kind: PartKind): string => (kind === 'packed' && packing !== '' ? `${labels.packed} (${packing})` : labels[kind]);
  return [...sizes]
    .map(([kind, sizeBytes]) => ({ kind, label: labelOf(kind), sizeBytes }))
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}
