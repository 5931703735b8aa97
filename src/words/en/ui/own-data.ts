export const wasRead = 'What was read';
export const forget = 'Forget it';
export const beginning = 'The beginning, as it was read';
export const reading = 'Reading…';
export const staysHere =
  'It stays on this machine: nothing is sent anywhere, and neither links nor model files contain it. A link holds only what you enter in “Try it”.';
export const kept = 'Kept in this browser only, until you press “Forget it”.';
export const notKept = 'Not kept in this browser: it is gone when this page is closed.';

export const lettersAre = 'Letters are';
export const tokensAre = 'Tokens are';
export const symbols = { characters: 'characters', bytes: 'bytes of UTF-8' };

export const text = {
  paste: 'Paste a text, at least 2,000 characters',
  use: 'Use this text',
  choose: 'Choose a text file',
  pasted: 'Pasted text',
  takes: 'Drop a text file to use it as your text',
};
export const table = {
  paste: 'Paste rows of numbers, from a CSV file or a spreadsheet',
  use: 'Use this table',
  choose: 'Choose a CSV file',
  pasted: 'Pasted table',
  takes: 'Drop a CSV file to use it as your table',
};

export const gestureName = 'Name of the gesture';
export const wave = 'wave';
/** Why the last stroke does not count. */
export const refusals = {
  dot: 'That was a dot, so it does not count. Keep the button or the finger down and draw a line.',
  interrupted: 'That stroke was interrupted, so it does not count. Draw it again.',
  nameless: 'That stroke has no name, so it does not count. Type a name above, then draw it again.',
};
export const drawnSoFar = 'What is drawn so far';
export const drawnOf = (drawn: number, wanted: number): string => `${drawn} of ${wanted}`;
export const nameAndDraw = (wanted: number): string => `Name a gesture, draw it ${wanted} times in one stroke each, then name another.`;
export const oneMore = 'At least one more gesture is needed: type another name, then draw it.';
export const drawMore = (fewest: number, wanted: number, missing: string): string =>
  `Each needs at least ${fewest} strokes, and ${wanted} are better: draw more of ${missing}.`;
export const enough = 'Enough to start; more strokes make a better model.';
export const useDrawings = 'Use these drawings';
export const undo = 'Undo';

export const howRead = 'How it was read';
export const giveAgain = 'To change this, give the file again.';
export const predict = 'Predict';
export const nextRow = 'the next row';
export const classOfRow = (column: string): string => `the class “${column}” of a row`;
export const splitBy = 'Cells are separated by';
export const firstRow = 'First row';
export const columnNames = 'column names';
export const data = 'data';
export const columns = 'Columns';
export const numberFormat = (column: string): string => `Number format of ${column}`;
export const rowsWithGap = 'Rows with a gap';
export const leftOut = 'left out';
export const holdBefore = 'use the value before';
export const turnRows = 'Reverse the rows: the last row comes first';
/** Behind what a column was taken for. */
export const gaps = (count: number, written: string): string => `, ${written} ${count === 1 ? 'gap' : 'gaps'}`;
export const theClass = (cell: string): string => `the class, such as “${cell}”`;
export const aNumber = (cell: string, value: string): string => `number: “${cell}” is ${value}`;
export const aTime = (cell: string): string => `date or time, such as “${cell}”`;
export const noNumbers = (cell: string): string => `not numbers, such as “${cell}”`;
export const empty = 'empty';
export const decimalPoint = (value: string): string => `decimal point: ${value}`;
export const decimalComma = (value: string): string => `decimal comma: ${value}`;
export const noNumber = 'not a number';
