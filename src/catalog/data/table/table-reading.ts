import type { Column } from './columns';
import type { GapRule } from './gaps';
import type { Separator } from './separators';
import type { TableWish } from './table-wish';

/** A column, and whether the model sees it. */
export interface UsedColumn extends Column {
  readonly use: boolean;
  /** Why it is not used, to stand after "Not used, because"; null: it is, or the person left it out. */
  readonly whyNot: string | null;
}

/** How a table was read, for a person to see and change. Stays on the page: it quotes the table. */
export interface TableReading {
  /** What the person said. */
  readonly wish: TableWish;
  readonly separator: Separator;
  readonly header: boolean;
  readonly columns: readonly UsedColumn[];
  /** Columns with few enough different values to be classes. */
  readonly labelColumns: readonly string[];
  /** Rows of the file, and how many of them have a gap in a column that is used. */
  readonly rows: number;
  readonly rowsWithGaps: number;
  readonly gaps: GapRule;
  /** The column that tells the time of each row, when its rows run from new to old in the file; null: they do not. */
  readonly newestFirst: string | null;
  readonly turned: boolean;
}
