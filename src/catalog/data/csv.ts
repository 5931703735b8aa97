/**
 * Reads comma-separated values as programs really write them: commas, semicolons, tabs or bars; quotes with doubled
 * quotes, delimiters and line ends inside; decimal commas.
 * Source: RFC 4180; the separators beyond it are those of spreadsheets in other languages.
 */
import { DataError } from './data-error';

export type Separator = ',' | ';' | '\t' | '|';

/** Rows of cells, empty lines left out; each with the line of the file it begins in, from 1. */
export interface Cells {
  readonly separator: Separator;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const separators: readonly Separator[] = [',', ';', '\t', '|'];
const quote = '"';

/** Splits a text with line feeds. Throws {@link DataError} where a quote is not closed. */
export function readCells(text: string): Cells {
  const separator = separatorOf(text);
  const rows: { line: number; cells: string[] }[] = [];
  let [line, i] = [1, 0];
  while (i < text.length) {
    const [startLine, cells]: [number, string[]] = [line, []];
    for (;;) {
      let cell = '';
      if (text[i] === quote) {
        const opened = line;
        for (i++; ; i++) {
          const end = text.indexOf(quote, i);
          if (end < 0) throw new DataError(`A quote that opens in line ${opened} is never closed.`);
          const part = text.slice(i, end);
          for (const character of part) if (character === '\n') line++;
          cell += part;
          i = end + 1;
          if (text[i] !== quote) break;
          cell += quote;
        }
      }
      const end = endOfCell(text, i, separator);
      cells.push(cell + text.slice(i, end).trim());
      i = end;
      if (text[i] !== separator) break;
      i++;
    }
    i++;
    line++;
    if (cells.some((cell) => cell !== '')) rows.push({ line: startLine, cells });
  }
  return { separator, rows };
}

function endOfCell(text: string, from: number, separator: Separator): number {
  const code = separator.charCodeAt(0);
  let i = from;
  while (i < text.length && text.charCodeAt(i) !== code && text.charCodeAt(i) !== 10) i++;
  return i;
}

/** The separator that splits the first lines into the most cells, equally many in each; a comma when none does. */
function separatorOf(text: string): Separator {
  const sample = text
    .split('\n', 20)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll(/"[^"]*"/g, ''));
  const scores = separators.map((separator) => {
    const counts = sample.map((line) => line.split(separator).length - 1);
    const equal = counts.filter((count) => count === counts[0]).length / Math.max(1, counts.length);
    return { separator, score: (counts[0] ?? 0) > 0 ? equal + Math.min(counts[0] ?? 0, 50) / 1000 : 0 };
  });
  // A decimal comma in every cell also "separates": what splits at semicolons is never meant to be split at commas.
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  const semicolons = scores.find(({ separator }) => separator === ';');
  if (semicolons !== undefined && semicolons.score >= 1) return ';';
  return best === undefined || best.score === 0 ? ',' : best.separator;
}

/**
 * The number in a cell, or null. With `decimalComma`, `1.234,5` is 1234.5; without, `1,234.5` is, but `1,5` is none.
 */
export function numberIn(cell: string, decimalComma: boolean): number | null {
  const plain = decimalComma ? cell.replaceAll('.', '').replace(',', '.') : cell.replaceAll(/,(?=\d{3}(\D|$))/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Whether numbers are written with a decimal comma: cells such as `3,14` where commas do not separate, and none such as `3.14`. */
export function hasDecimalCommas({ separator, rows }: Cells): boolean {
  if (separator === ',') return false;
  let [commas, points] = [0, 0];
  for (const { cells } of rows.slice(0, 200)) {
    for (const cell of cells) {
      if (/^[+-]?\d+,\d+$/.test(cell)) commas++;
      else if (/^[+-]?\d+\.\d+$/.test(cell)) points++;
    }
  }
  return commas > points;
}
