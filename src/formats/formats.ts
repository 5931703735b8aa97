import { checkpoint } from './checkpoint/checkpoint';
import { c } from './c/c';
import type { Format } from './format';
import { gguf, ggufForOlderPrograms } from './gguf/gguf';
import { html } from './html/html';
import { packed } from './packed-weights/packed';
import { pytorch } from './pytorch/pytorch';
import { masters, transformers } from './transformers/transformers';

/** File formats by id, in the order in which they are offered. */
export type FormatRegistry = Readonly<Record<string, Format>>;

/** Every file format. */
export const formats = {
  packed,
  gguf,
  'gguf-compatible': ggufForOlderPrograms,
  // Before that of transformers, which takes any archive.
  pytorch,
  transformers,
  masters,
  checkpoint,
  html,
  c,
} satisfies FormatRegistry;

export type FormatId = keyof typeof formats;

export const formatIds = Object.keys(formats) as readonly FormatId[];

/** The format of an id, seen as the common interface. */
export function formatOf(id: FormatId): Format {
  return formats[id];
}
