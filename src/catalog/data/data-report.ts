import type { Encoding } from './encoding-names';
import type { TableReading } from './table/table-reading';

/** What reading a person's data found, in words for them. Stays on the page: the notes may quote the data. */
export interface DataReport {
  /** One line: how much there is. */
  readonly summary: string;
  /** What was changed or left out while reading. */
  readonly notes: readonly string[];
  /** Why the result may disappoint. */
  readonly warnings: readonly string[];
  /** The first lines as they were understood. */
  readonly preview: readonly string[];
  /** Columns of a table that could be the classes. */
  readonly labelColumns?: readonly string[];
  /** What one token of a text is. */
  readonly symbols?: 'characters' | 'bytes';
  /** The encoding that a file was read in, where a person may know better. */
  readonly encoding?: Encoding;
  /** How a table was read. */
  readonly table?: TableReading;
  /** Something to begin the try-it with. */
  readonly opening: string;
}
