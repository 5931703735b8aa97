import { plural } from '../../../numbers';

export const label = 'Your table';
export const summary = 'Read rows of numbers from a CSV file and predict the next row, or the class of each.';
export const tryIt = 'Change the rows and see what the models make of them.';
export const scoreLabel = 'right';
export const noCard = 'This task needs the card of a table.';
export const missingData = 'The table that';
export const tryNextRow = 'Change the last rows and see which row the models expect next.';
export const errorAvoided = 'less error than copying';
export const badLength = (least: number, most: number): string =>
  `A table needs a whole number of rows, from ${least} to ${most}, as sequence length.`;
export const fewHeldOut = (heldOut: number): string => `Only ${heldOut} rows are held out: give a longer table.`;
export const longerThanHeldOut = (heldOut: number, least: number, most: number): string =>
  `Only ${heldOut} rows are held out: choose a sequence length from ${least} to ${most}, or give a longer table.`;
export const copying = 'copy the last row';
export const tryClass = 'Change the numbers of a row and see which class the models give it.';
export const classesRight = 'rows classified right';
export const badLengthOfClasses = (least: number, most: number): string =>
  `A table needs a whole sequence length from ${least} to ${most}.`;
export const frequencies = 'know only how often each class occurs';
export const fewRows = (needed: number, given: number): string =>
  `Give at least ${needed} ${plural(needed, 'row', 'rows')}; there ${plural(given, 'is', 'are')} ${given} now.`;
export const unevenRow = (row: number, numbers: number, needed: number, columns: string): string =>
  `Row ${row} has ${numbers} numbers; each needs ${needed}: ${columns}.`;
