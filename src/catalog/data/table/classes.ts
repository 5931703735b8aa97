/** The classes of a label column. */
import * as words from '#words/catalog/data/table';
import { longestName, mostLabels } from '../card';
import { DataError } from '../data-error';
import type { Row } from './cells';
import { isMissing } from './missing';

export interface Classes {
  readonly names: readonly string[];
  /** `[rows]` */
  readonly ids: Uint8Array;
}

/** The class of each row, none of which may lack one. Throws {@link DataError} when there is nothing to tell apart. */
export function classesOf(rows: readonly Row[], column: number): Classes {
  const texts = rows.map(({ cells }) => (cells[column] ?? '').slice(0, longestName));
  const names = [...new Set(texts)].toSorted();
  if (names.length < 2) throw new DataError(words.oneClass(names[0] ?? ''));
  if (names.length > mostLabels) throw new DataError(words.tooManyClasses(names.length, mostLabels));
  const idOf = new Map(names.map((name, id) => [name, id]));
  return { names, ids: Uint8Array.from(texts, (text) => idOf.get(text) ?? 0) };
}

/** Columns with few enough different values to be classes. Gaps are none. */
export function labelColumnsOf(rows: readonly Row[], names: readonly string[]): readonly string[] {
  return names.filter((_, column) => {
    const values = new Set<string>();
    for (const { cells } of rows) {
      const cell = cells[column] ?? '';
      if (!isMissing(cell)) values.add(cell);
      if (values.size > mostLabels) return false;
    }
    return values.size >= 2;
  });
}
