import { counted, marked } from '../../../numbers';

export const quoted = (text: string): string => `“${text}”`;
export const columnName = (number: number): string => `column ${number}`;
/** In the digest of a table, which is the same in every language. */
export const columnInDigest = (number: number): string => `column ${number}`;

export const openQuote = (line: number): string => `A quote that opens in line ${line} is never closed.`;
export const textBehindQuote = (line: number): string =>
  `In line ${line}, text follows a closing quote. Double the quotes inside a cell, or take them out.`;
export const oneComment = (line: number): string => `Line ${line} is a comment and was left out.`;
export const comments = (count: number): string => `${count} lines are comments and were left out.`;
export const above = (line: number, text: string): string => `Line ${line} (“${text}”) stands above the table and was left out.`;
export const below = (line: number, text: string): string => `Line ${line} (“${text}”) stands below the table and was left out.`;

export const empty = 'The table is empty.';
export const tooManyRows = (rows: number, most: number): string =>
  `The table has ${counted(rows)} rows; up to ${counted(most)} can be used. Take a part of it.`;
export const unlikeFirstLine = (line: number, cells: number, width: number): string =>
  `Line ${line} has ${cells} cells, the first line ${width}. Every row needs the same columns.`;
export const unlikeMostLines = (line: number, cells: number, width: number): string =>
  `Line ${line} has ${cells} cells, most lines ${width}. Every row needs the same columns.`;
export const units = (line: number, cells: string): string => `Line ${line} was taken as units (${cells}) and left out.`;
export const tooFewRows = (rows: number, fewest: number): string =>
  `The table has ${counted(rows)} rows of data; a model needs at least ${fewest} to learn from.`;
export const noSuchColumn = (label: string, columns: string): string => `There is no column “${label}”. The columns are ${columns}.`;

export const theyAreEmpty = 'they are empty';
export const noNumbers = 'they hold no numbers';
export const countRows = 'they only name or count the rows';
export const manyGaps = 'they have many gaps';
export const neverChange = 'they never change';
export const notUsed = (reason: string, columns: string): string => `Not used, because ${reason}: ${columns}.`;
export const faint = (columns: string): string =>
  `Not used, because their numbers differ by less than a billionth: ${columns}. Give them in smaller units.`;

export const noNumericColumn = (columns: string): string => `No column of numbers was found. The columns are ${columns}.`;
export const noOtherNumericColumn = (label: string, columns: string): string =>
  `No column of numbers was found beside “${label}”. The columns are ${columns}.`;
export const tooManyColumns = (columns: number, most: number): string =>
  `The table has ${columns} columns of numbers; up to ${most} can be used. Leave some out.`;
export const missingMark = (column: string, mark: number): string =>
  `In “${column}”, ${mark} lies far from all other numbers: it was taken as a mark for missing values.`;
export const tooFewWhole = (whole: number, rows: number, fewest: number): string =>
  `Only ${counted(whole)} of ${counted(rows)} rows have no gap; a model needs at least ${fewest} to learn from. Leave out the columns with the most gaps, or use the value before.`;
export const oneRowAClass =
  'Every class is a single row, repeated: none can be held out, so nothing could be measured. Give rows that differ.';
export const allConstant = 'Every column of numbers holds the same number in every row: there is nothing to learn.';
export const allFaint = 'No column of numbers changes by more than a billionth: give it in smaller units.';
export const tooFar = (line: number, column: string, value: number, mean: number): string =>
  `One held-out number lies too far from everything that is trained on: line ${line}, column “${column}”: “${value}”, where the others are near ${mean}. If it marks a missing value, fill it in, or leave the row out.`;
export const unlabelled = (count: number, rows: number, label: string): string =>
  `${counted(count)} of ${counted(rows)} rows ${count === 1 ? 'has' : 'have'} no ${label}; ${count === 1 ? 'it is' : 'they are'} left out.`;
export const newestFirst = (column: string): string =>
  `The rows run from new to old (“${column}”): the next row would be the one before it in time. Reverse them?`;

export const oneClass = (label: string): string => `Every row has the same label, “${label}”: there is nothing to tell apart.`;
export const tooManyClasses = (classes: number, most: number): string =>
  `The label column holds ${counted(classes)} different values; up to ${most} can be told apart. Choose another column, or predict the next row.`;

export const place = (line: number, column: string, cell: string): string => `line ${line}, column “${column}”: “${cell}”`;
export const notNumbers = (count: number, places: string): string =>
  count === 1
    ? `One cell is not a number: ${places}. Fill it in, or leave the rows or columns out.`
    : `${counted(count)} cells are not numbers: ${places}. Fill them in, or leave the rows or columns out.`;
export const tooLarge = (count: number, places: string): string =>
  count === 1
    ? `One number is too large to compute with: ${places}. If it marks a missing value, fill it in, or leave the rows or columns out.`
    : `${counted(count)} numbers are too large to compute with: ${places}. If they mark missing values, fill them in, or leave the rows or columns out.`;

export const chosen = (columns: string): string => `Left out as you chose: ${columns}.`;
export const noHeader = 'The first row was taken as data, so the columns have numbers instead of names.';
export const turned = 'The rows were reversed: the last row of the file comes first.';
export const decimalCommas = 'Numbers are written with a decimal comma.';
export const decimalCommasIn = (columns: string): string => `Numbers are written with a decimal comma in ${columns}.`;
/** @param value a number as JavaScript writes it, like `otherwise` */
export const unclear = (column: string, cell: string, value: string, otherwise: string): string =>
  `In “${column}”, ${cell} was read as ${marked(value)}. If it means ${marked(otherwise)}, change the number format.`;
export const unclearToo = (columns: string): string => `The same is true of ${columns}.`;
const withGap = (count: number, rows: number, columns: readonly string[]): string =>
  `${counted(count)} of ${counted(rows)} rows ${count === 1 ? 'has' : 'have'} ${columns.length === 1 ? `no ${columns[0] ?? ''}` : `a gap in ${columns.join(', ')}`}`;
export const held = (count: number, rows: number, columns: readonly string[]): string =>
  `${withGap(count, rows, columns)}; the value before it was used instead.`;
export const leftOut = (count: number, rows: number, columns: readonly string[]): string =>
  `${withGap(count, rows, columns)}; ${count === 1 ? 'it is' : 'they are'} left out.`;
export const absent = (classes: readonly string[]): string =>
  `No row of the class${classes.length === 1 ? '' : 'es'} ${classes.join(', ')} is held out; the score says nothing about ${classes.length === 1 ? 'it' : 'them'}.`;
export const fewDifferent = (rows: number): string => `Only ${rows} different rows: a model can learn each by heart.`;
export const onlyClass = (label: string): string =>
  `Every held-out row is “${label}”: always saying that is right every time, so no model can beat it.`;
export const summary = (rows: number, columns: number, heldOut: number): string =>
  `${counted(rows)} rows, ${columns} column${columns === 1 ? '' : 's'} of numbers. The last ${counted(heldOut)} rows are held out.`;
export const summaryOfClasses = (rows: number, columns: number, classes: number, heldOut: number): string =>
  `${counted(rows)} rows, ${columns} column${columns === 1 ? '' : 's'} of numbers, ${classes} classes. ${counted(heldOut)} rows, some of each class where possible, are held out.`;
export const fewRows = (rows: number): string =>
  `${counted(rows)} rows are few: expect a model that knows these rows better than the rule behind them.`;
