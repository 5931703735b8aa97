import type { DataKind } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import type { OwnData } from './own-data';
import { readText } from './read-text';

/** What a person gives: pasted text or the bytes of a file, with what they said about it. */
export type DataSource = { readonly kind: 'text'; readonly content: string | Uint8Array };

export interface ReadData {
  readonly data: OwnData;
  readonly report: DataReport;
}

export const dataKinds = ['text'] as const satisfies readonly DataKind[];

/** Reads what a person gave. Throws `DataError` with a sentence for them. */
export function readData(source: DataSource): ReadData {
  const { kind } = source;
  // Scripts are not compiled against these types.
  if (!dataKinds.some((known) => known === kind)) throw new DataError(`Data has a kind, one of ${dataKinds.join(', ')}.`);
  switch (kind) {
    case 'text': return readText(contentOf(source));
  }
}

function contentOf({ content }: { readonly content: unknown }): string | Uint8Array {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  throw new DataError('Give the content as a string or as the bytes of a file (Uint8Array).');
}
