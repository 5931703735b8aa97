import * as words from '#words/catalog/data/wishes';
import { DataError } from '../data-error';
import { encodingOf, type Encoding } from '../encoding-names';
import type { ColumnWish } from './columns';
import type { GapRule } from './gaps';
import { separatorNames, type Separator } from './separators';

/** What a person says of a table where they disagree with how it was read. What is not said is decided from the cells. */
export interface TableWish {
  /** The column that holds the class of each row; null: the next row is to be predicted. */
  readonly label?: string | null;
  /** Of the file; without it, it is found out. */
  readonly encoding?: Encoding;
  /** Between the cells; without it, it is found out. */
  readonly separator?: Separator;
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  /** By the names of the columns. */
  readonly columns?: Readonly<Record<string, ColumnWish>>;
  /** What becomes of rows with a gap. */
  readonly gaps?: GapRule;
  /** The last row of the file comes first. */
  readonly turned?: boolean;
}

/** The wish alone, of a source that a script may have written. Throws {@link DataError} for what is none. */
export function tableWish({ label, encoding, separator, header, columns, gaps, turned }: TableWish): TableWish {
  const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean';
  if (!isFlag(header) || !isFlag(turned)) throw new DataError(words.flags);
  if (separator !== undefined && !Object.hasOwn(separatorNames, separator)) throw new DataError(words.separator);
  if (gaps !== undefined && gaps !== 'hold' && gaps !== words.leaveOut) throw new DataError(words.gaps);
  if (columns !== undefined && (typeof columns !== 'object' || columns === null || !Object.values(columns).every(isColumnWish)))
    throw new DataError(words.columns);
  return {
    label: label ?? null,
    ...(encoding === undefined ? {} : { encoding: encodingOf(encoding) }),
    ...(separator === undefined ? {} : { separator }),
    ...(header === undefined ? {} : { header }),
    ...(columns === undefined ? {} : { columns }),
    ...(gaps === undefined ? {} : { gaps }),
    ...(turned === undefined ? {} : { turned }),
  };
}

function isColumnWish(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { use, decimal } = value as { readonly use?: unknown; readonly decimal?: unknown };
  return (use === undefined || typeof use === 'boolean') && (decimal === undefined || decimal === 'point' || decimal === 'comma');
}
