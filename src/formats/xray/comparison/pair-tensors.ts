/** The tensors of two files that are the same part of a model, whichever programs named them. */
import { partKey, partOf } from '../part-names';
import type { OpenTensor } from '../tensor';

export interface TensorPair {
  readonly part: string;
  readonly first: OpenTensor | null;
  readonly second: OpenTensor | null;
}

/** In the order of the first file; what only the second has comes last. Scales and other companions are compared with their weights. */
export function pairTensors(first: readonly OpenTensor[], second: readonly OpenTensor[]): readonly TensorPair[] {
  const [ofFirst, ofSecond] = [byPart(first), byPart(second)];
  return [...new Set([...ofFirst.keys(), ...ofSecond.keys()])].map((part) => ({
    part,
    first: ofFirst.get(part) ?? null,
    second: ofSecond.get(part) ?? null,
  }));
}

function byPart(tensors: readonly OpenTensor[]): ReadonlyMap<string, OpenTensor> {
  const found = new Map<string, OpenTensor>();
  for (const tensor of tensors) {
    const part = partOf(tensor.about.name);
    if (part !== null && !found.has(partKey(part))) found.set(partKey(part), tensor);
  }
  return found;
}
