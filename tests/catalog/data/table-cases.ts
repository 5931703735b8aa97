/** The tables of `tests/fixtures/cases/`, and a sentence that a person must read about each. */
import { readFileSync } from 'node:fs';

export interface TableCase {
  readonly file: string;
  readonly label: string | null;
  readonly says: { readonly sentence: RegExp; readonly refused?: boolean };
}

const tableCase = (file: string, sentence: RegExp, label: string | null = null): TableCase => ({ file, label, says: { sentence } });

export const tableCases: readonly TableCase[] = [
  tableCase('fixtures/cases/01-german-dates.csv', /they hold no numbers: Datum\./),
  tableCase('fixtures/cases/02-pasted-thousands.tsv', /1,016 was read as 1016\.0/),
  tableCase('fixtures/cases/02b-quoted-decimal-comma-3-digits.csv', /a decimal comma/),
  tableCase('fixtures/cases/03-missing-cells.csv', /4 of 44 rows have no mass; they are left out/, 'species'),
  tableCase('fixtures/cases/03b-na-becomes-a-class.csv', /4 of 44 rows have no sex; they are left out/, 'sex'),
  tableCase('fixtures/cases/04-numeric-header.csv', /they hold no numbers: region\./),
  tableCase('fixtures/cases/04c-index-header.csv', /only name or count the rows: column 1/),
  tableCase('fixtures/cases/05-held-out-lacks-a-class.csv', /No row of the class “yes” is held out/, 'kind'),
  tableCase('fixtures/cases/06-quoted-decimal-comma.csv', /a decimal comma/),
  tableCase('fixtures/cases/07-german-thousands-and-decimals.csv', /they hold no numbers: Datum\./),
  tableCase('fixtures/cases/07b-thousands-and-millions.tsv', /2 columns of numbers/),
  tableCase('fixtures/cases/15-sep-line.csv', /2 columns of numbers/),
  tableCase('fixtures/cases/15b-r-row-names.tsv', /2 columns of numbers/),
  { file: 'fixtures/cases/17-no-data-number.csv', label: null, says: { sentence: /line 11, column “height”/, refused: true } },
  tableCase('fixtures/cases/17c-name-twice.csv', /3 columns of numbers/),
  tableCase('fixtures/cases/18-newest-first.csv', /from new to old.*Reverse them\?/),
];

/** Bytes of a case by its name, without the folder. */
export const caseBytes = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/cases/${name}`, import.meta.url)));
