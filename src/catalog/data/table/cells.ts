/**
 * Rows of cells, as programs really write them. The syntax of CSV is Papa Parse's (https://www.papaparse.com); here is
 * what surrounds it: which separator, lines that are no rows, and the line that each row begins in.
 */
import * as words from '#words/catalog/data/table';
import Papa from 'papaparse';
import { DataError } from '../data-error';
import { isMissing } from './missing';
import { numberIn } from './number-format';
import type { Separator } from './separators';
import { timesOf } from './times';

export interface Row {
  /** Line of the file that it begins in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Cells {
  readonly separator: Separator;
  /** The rows, empty ones left out. Those of data have `width` cells; a header may have one less. */
  readonly rows: readonly Row[];
  readonly width: number;
  /** The first row has no cell for the first column, which names the rows, as R writes it. */
  readonly hasRowNames: boolean;
  /** What was taken for something else than a row. */
  readonly notes: readonly string[];
}

/** The comma comes late, because decimal commas split cells as well, and so do the blanks of words. */
const separators: readonly Separator[] = [';', '\t', '|', ',', ' '];
const sampleLength = 100_000;
const isWholeNumber = (line: string): boolean => isMissing(line) || numberIn(line, false) !== null || numberIn(line, true) !== null;

/**
 * Splits a text with line feeds. Throws {@link DataError} where a quote is not closed, or rows differ in length.
 *
 * @param wish the separator that a person says
 */
export function readCells(text: string, wish?: Separator): Cells {
  const said = /^[\s]*"?sep=(.)"?[,;\t|]*\n/i.exec(text);
  const lines = said === null ? 1 : said[0].split('\n').length;
  const content = said === null ? text : text.slice(said[0].length);
  const separator = wish ?? (said?.[1] as Separator | undefined) ?? separatorOf(content);
  return shape(parse(content, separator, lines, true), separator);
}

/** Row by row, as the library comes to each: a large table is not held twice. */
function parse(text: string, separator: Separator, firstLine: number, strict: boolean): readonly Row[] {
  const rows: Row[] = [];
  let line = firstLine;
  let problem: string | null = null;
  Papa.parse<string[]>(prepared(text, separator), {
    delimiter: separator,
    newline: '\n',
    step({ data: cells, errors }, parser) {
      const wrong = strict ? errors.find(({ code }) => ['MissingQuotes', 'InvalidQuotes'].includes(code)) : undefined;
      if (wrong !== undefined) {
        problem = wrong.code === 'MissingQuotes' ? words.openQuote(line) : words.textBehindQuote(line);
        return parser.abort();
      }
      let lines = 1;
      const trimmed = cells.map((cell) => {
        if (cell.includes('\n')) lines += cell.split('\n').length - 1;
        return cell.trim();
      });
      if (trimmed.some((cell) => cell !== '')) rows.push({ line, cells: trimmed });
      line += lines;
    },
  });
  if (problem !== null) throw new DataError(problem);
  return rows;
}

/** What the library does not take: blanks before a quote, quotes behind a backslash, several blanks as one separator. */
function prepared(text: string, separator: Separator): string {
  let ready = text;
  if (/\\"(?![,;\t|\n]|$)/.test(ready)) ready = ready.replaceAll('\\"', '""');
  if (separator !== ' ') return ready.includes('"') ? ready.replaceAll(/(^|[,;|\t]) +(?=")/gm, '$1') : ready;
  return ready.replaceAll(/^[ \t]+|[ \t]+$/gm, '').replaceAll(/"(?:[^"]|"")*"|[ \t]+/g, (part) => (part.startsWith('"') ? part : ' '));
}

/** What splits nearly all lines into equally many cells, the first line as well if it can be; a comma when there is one column. */
function separatorOf(text: string): Separator {
  const start = text.length > sampleLength ? text.slice(0, text.lastIndexOf('\n', sampleLength) + 1 || sampleLength) : text;
  const sample = start.replace(/^(?:\s*(?:#|%|\/\/).*\n)+/, '');
  const [header = '', ...below] = sample.split('\n').filter((line) => line.trim() !== '');
  // `3,000,700` below a name is one number.
  const isOneColumn = below.every((line) => isWholeNumber(line.trim().replace(/^"(.*)"$/, '$1')));
  const candidates = separators.filter((separator) => !isOneColumn || header.includes(separator));
  const scores = candidates.map((separator) => ({ separator, ...regularity(parse(sample, separator, 1, false)) }));
  const regular = scores.filter(({ share }) => share >= 0.9);
  // Blanks are in words and titles as well: they only stand back to what no decimal comma explains.
  const surely = regular.filter(({ separator }) => separator !== ',' && separator !== ' ');
  const usable = surely.length > 0 ? surely : regular;
  const best = usable.find(({ first, width }) => first === width) ?? usable[0];
  if (best !== undefined) return best.separator;
  const [likeliest] = scores.filter(({ separator }) => separator !== ' ').toSorted((a, b) => b.share - a.share);
  return likeliest !== undefined && likeliest.share >= 0.5 ? likeliest.separator : isOneColumn ? '\t' : ',';
}

/** How many cells most rows and the first one have, and the share of those rows; a share of 0 when they have one. */
function regularity(rows: readonly Row[]): { readonly width: number; readonly first: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [[width, count] = [0, 0]] = [...counts].toSorted(([, a], [, b]) => b - a);
  return { width, first: rows[0]?.cells.length ?? 0, share: width < 2 ? 0 : count / rows.length };
}

/** Leaves out what is no row: comments, titles above the header, a sum or a source below; and separators at the ends of rows. */
function shape(all: readonly Row[], separator: Separator): Cells {
  const notes: string[] = [];
  const isComment = ({ cells }: Row): boolean => /^(#|%|\/\/)/.test(cells[0] ?? '');
  const { width: commonest } = regularity(all.filter((row) => !isComment(row)));
  const wide = Math.max(1, commonest);
  const firstRow = all.findIndex((row) => !isComment(row));
  const isLeftOut = (row: Row, i: number): boolean => isComment(row) && (row.cells.length !== wide || firstRow === -1 || i < firstRow);
  const comments = all.filter(isLeftOut);
  let rows: readonly Row[] = all.filter((row, i) => !isLeftOut(row, i));
  // Names stand above their units.
  const [header = null] = comments
    .filter(({ line }) => line < (rows[0]?.line ?? 0))
    .flatMap((row) => commentedHeader(row, separator, wide) ?? []);
  if (header !== null && rows[0] !== undefined && !rows[0].cells.every((cell) => /\p{L}/u.test(cell))) rows = [header, ...rows];
  const left = comments.filter(({ line }) => rows[0] !== header || line !== header?.line);
  if (left.length > 0) notes.push(left.length === 1 ? words.oneComment(left[0]?.line ?? 0) : words.comments(left.length));

  const trailing = wide > 1 && rows.filter(({ cells }) => cells.length === wide).every(({ cells }) => cells.at(-1) === '');
  const width = trailing ? wide - 1 : wide;
  rows = rows.map((row) =>
    row.cells.length > width && row.cells.slice(width).every((cell) => cell === '') ? { ...row, cells: row.cells.slice(0, width) } : row,
  );
  const filled = ({ cells }: Row): number => cells.filter((cell) => cell !== '').length;
  const start = Math.max(
    0,
    rows.findIndex(
      (row, i) =>
        (row.cells.length === width && (width < 3 || filled(row) > 1)) ||
        (row.cells.length === width - 1 && width > 1 && isFollowed(rows, i, width)),
    ),
  );
  const quoted = ({ cells }: Row): string =>
    cells
      .filter((cell) => cell !== '')
      .join(' ')
      .slice(0, 60);
  for (const row of rows.slice(0, start)) notes.push(words.above(row.line, quoted(row)));
  rows = rows.slice(start);
  while (rows.length > 1 && width > 1) {
    const last = rows.at(-1);
    // A source, or a sum without its numbers. A moment of which nothing is known is a row with gaps.
    if (last === undefined || filled(last) > 1 || (last.cells.length === width && (width < 3 || !/\p{L}/u.test(last.cells[0] ?? ''))))
      break;
    if (last.cells.length === width && timesOf([rows.at(-2)?.cells[0] ?? '', last.cells[0] ?? '']) !== null) break;
    notes.push(words.below(last.line, quoted(last)));
    rows = rows.slice(0, -1);
  }
  return { separator, rows, width, hasRowNames: width > 1 && rows.length > 1 && rows[0]?.cells.length === width - 1, notes };
}

/** A header with a cell less stands right above rows of data; a title stands above a header. */
function isFollowed(rows: readonly Row[], at: number, width: number): boolean {
  const below = rows[at + 1]?.cells ?? [];
  return (
    below.length === width &&
    (rows[at]?.cells[0] ?? '') !== '' &&
    below.slice(1).some((cell) => isMissing(cell) || /^[^\p{L}]*\d/u.test(cell))
  );
}

/** `# time, height` above rows of two cells is their header. */
function commentedHeader({ line, cells }: Row, separator: Separator, width: number): Row | null {
  const [first = '', ...others] = cells;
  const names = [first.replace(/^(#|%|\/\/)+\s*/, ''), ...others];
  const joined = separator === ' ' && names[0] === '' ? names.slice(1) : names;
  return joined.length === width && width > 1 ? { line, cells: joined } : null;
}
