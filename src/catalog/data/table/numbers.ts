/** The numbers of the columns that are used. A gap becomes NaN; any other cell that is no number is refused by line and column. */
import * as words from '#words/catalog/data/table';
import { DataError } from '../data-error';
import type { Row } from './cells';
import type { Column } from './columns';
import { isGap } from './missing';
import { numberIn } from './number-format';

/** No measurement is larger; what marks a missing value often is, and its square would be no number any more. */
const largestNumber = 1e30;
/** More cells are not listed one by one. */
const mostNamed = 5;

/** `[rows × used]`, NaN where a value is missing; throws {@link DataError} naming the cells that are no numbers. */
export function numbersOf(rows: readonly Row[], used: readonly number[], columns: readonly Column[]): Float64Array {
  const values = new Float64Array(rows.length * used.length);
  const wrong: string[] = [];
  const enormous: string[] = [];
  let [count, tooLarge] = [0, 0];
  rows.forEach(({ line, cells }, row) =>
    used.forEach((column, i) => {
      const cell = cells[column] ?? '';
      const value = numberIn(cell, columns[column]?.decimal === 'comma');
      if (value !== null && Math.abs(value) <= largestNumber) return void (values[row * used.length + i] = value);
      if (value === null && isGap(cell)) return void (values[row * used.length + i] = Number.NaN);
      const place = words.place(line, columns[column]?.name ?? '', cell.slice(0, 40));
      if (value !== null) {
        tooLarge += 1;
        if (enormous.length < mostNamed) enormous.push(place);
        return;
      }
      count += 1;
      if (wrong.length < mostNamed) wrong.push(place);
    }),
  );
  if (count > 0) throw new DataError(words.notNumbers(count, `${wrong.join('; ')}${count > mostNamed ? '; …' : ''}`));
  if (tooLarge > 0) throw new DataError(words.tooLarge(tooLarge, `${enormous.join('; ')}${tooLarge > mostNamed ? '; …' : ''}`));
  return values;
}
