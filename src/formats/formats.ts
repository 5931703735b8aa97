import { checkpoint } from './checkpoint/checkpoint';
import type { Format } from './format';
import { gguf, ggufForOlderPrograms } from './gguf/gguf';
import { html } from './html/html';
import { packed } from './packed-weights/packed';
import { masters, transformers } from './transformers/transformers';

/** Every file format; the key is its id. */
export const formats = { packed, gguf, 'gguf-compatible': ggufForOlderPrograms, transformers, masters, checkpoint, html } satisfies Record<
  string,
  Format
>;

export type FormatId = keyof typeof formats;

export const formatIds = Object.keys(formats) as readonly FormatId[];

/** The format of an id, seen as the common interface. */
export function formatOf(id: FormatId): Format {
  return formats[id];
}
