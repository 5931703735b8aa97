import { checkpoint, checkpointFormat } from './checkpoint/checkpoint';
import type { PortableModel } from './format';
import { FormatError } from './format-error';
import { gguf } from './gguf/gguf';
import { looksLikeGguf } from './gguf/container';
import { html } from './html/html';
import { looksLikeHtml } from './html/page';
import { packed } from './packed-weights/packed';
import { readSafetensors } from './safetensors/safetensors';
import { transformers } from './transformers/transformers';
import { transformersNameOf } from './transformers/tensor-names';
import { looksLikeZip } from './zip/directory';

/** The model of a file, whichever format its first bytes announce. Throws {@link FormatError} when it cannot be read. */
export function readAny(bytes: Uint8Array): PortableModel {
  if (looksLikeGguf(bytes)) return gguf.read(bytes);
  if (looksLikeHtml(bytes)) return html.read(bytes);
  if (looksLikeZip(bytes)) return transformers.read(bytes);
  const { metadata, tensors } = readSafetensors(bytes);
  if (tensors.some(({ name }) => name === transformersNameOf('embedding.weight'))) {
    throw new FormatError(
      'the whole folder of this model, dropped at once or as a .zip ("config.json" and "tokenizer.json" say what the weights are)',
      'its weights alone',
      null,
      'holds the weights of a model alone. Drop its whole folder at once, or pack it as .zip: config.json and tokenizer.json say what the weights are.',
    );
  }
  return metadata.get('format') === checkpointFormat.name ? checkpoint.read(bytes) : packed.read(bytes);
}
