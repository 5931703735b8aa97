export const lastRows = (rows: number, columns: string): string => `The last ${rows} rows: ${columns}`;
export const row = (columns: string): string => `A row: ${columns}`;
export const expectedNext = 'The row that each run expects next';
export const nextRow = 'next row';
export const lastCopied = 'last, copied';
export const wrongLength = (row: number, numbers: number, needed: number): string =>
  `Row ${row} has ${numbers} numbers but needs ${needed}.`;
export const noNumber = (row: number, place: number, text: string): string => `Row ${row}, number ${place}: “${text}” is not a number.`;
export const giveRow = 'Give a row of numbers.';
