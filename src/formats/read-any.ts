import type { PortableModel } from './format';
import { gguf } from './gguf';
import { looksLikeGguf } from './gguf-container';
import { packed } from './packed';

/** The model of a file, whichever format its first bytes announce. Throws {@link FormatError} when it cannot be read. */
export function readAny(bytes: Uint8Array): PortableModel {
  return looksLikeGguf(bytes) ? gguf.read(bytes) : packed.read(bytes);
}
