/** The tensors of safetensors files: each with what belongs to it, in the packing that its types and neighbours tell. */
import type { OpenTensor } from '../tensor';
import { gptqTensor, isGptq } from './gptq';
import { groupedCompanions, groupedTensor } from './grouped';
import type { PlacedEntry } from './header';
import { isPackedBytes, packedBytes } from './packed-bytes';
import { plainTensor } from './plain';
import type { FolderSettings } from './settings';

export function safetensorsTensors(entries: readonly PlacedEntry[], settings: FolderSettings): readonly OpenTensor[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return entries
    .filter(({ shape }) => !shape.includes(0))
    .map((entry) => {
      if (isPackedBytes(entry)) return packedBytes(entry, byName, settings.facts.scaleUse);
      if (isGptq(entry)) return gptqTensor(entry, byName, settings.gptq);
      const grouped = groupedCompanions(entry, byName);
      return grouped === null ? plainTensor(entry) : groupedTensor(entry, grouped, settings.bits, settings.group);
    });
}
