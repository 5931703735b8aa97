export const facts = 'What the file says of it';
export const numbers = 'What its numbers say';
export const shape = 'Shape';
export const type = 'Type';
export const size = 'Size';
export const bitsPerWeight = 'Bits per weight';
export const bits = (stored: string, needed: string): string => `${stored} stored, ${needed} needed (entropy of the codes)`;
export const scaleFor = 'A scale for';
export const sharing = {
  none: 'nothing: numbers as they are',
  matrix: 'the whole matrix',
  row: 'each row',
  block: 'each block of a row',
};
/** Every row or block holds a scale, and all are equal. */
export const repeated = (sharing: string): string => `the whole matrix, repeated for ${sharing}`;
export const blockOf = (codes: string): string => `each block of ${codes} weights`;
export const rule = 'Rule';
export const ruleOf = {
  ternary: 'codes −1, 0, +1 (absmean, b1.58)',
  binary: 'codes −1, +1 (binary)',
  levels: (count: string): string => `${count} levels: finer than ternary`,
  numbers: 'numbers that are no codes: latent weights, or full precision',
  hidden: 'stored as numbers that are −g, 0 and +g: codes in disguise',
};
export const convention = 'Convention of γ';
export const uses = {
  multiplies: 'codes · scale: what is stored is γ',
  divides: 'codes / scale: what is stored is 1/γ, shown here as γ',
  unclear: 'unclear: no configuration says whether codes are multiplied or divided. Multiplied here',
  none: 'no scale stands beside it',
};
export const scales = 'Scales';
export const oneScale = (scale: string): string => `γ = ${scale}`;
/** Of a type that has room for many. */
export const sameScale = {
  row: (scale: string, count: string): string => `γ = ${scale}, the same in all ${count} rows`,
  block: (scale: string, count: string): string => `γ = ${scale}, the same in all ${count} blocks`,
};
export const scaleRange = (count: string, least: string, middle: string, greatest: string): string =>
  `${count}, from ${least} over ${middle} (median) to ${greatest}`;
export const zeroShare = 'Zeros';
export const shares = 'Codes';
export const dead = 'Rows of zeros';
export const emptyBlocks = 'Blocks without weights';
export const ofCount = (count: string, of: string): string => `${count} of ${of}`;
export const notFinite = 'No numbers (NaN, ∞)';
export const typical = 'Typical size';
export const sizes = (mean: string, rms: string, largest: string): string => `mean ${mean}, root mean square ${rms}, largest ${largest}`;
export const sampled = (rows: string, of: string): string => `Counted on ${rows} of ${of} rows, spread evenly: the matrix is large.`;
export const whole = (weights: string): string => `Counted on all ${weights} weights.`;
export const layout = 'Layout of I2_S';
export const layouts = { '128': '128 (x86)', '64': '64 (ARM)', rows: 'four rows' };
export const layoutNote =
  'The file does not say in which layout it was written. Shares of codes are the same in each; rows and columns are not.';
export const lens = 'Lens';
export const latent = 'Latent';
export const quantised = 'Quantised';
export const effective = 'Effective';
export const noLatents = 'The file holds codes and no latent weights behind them.';
export const histogramSays = (name: string, lens: string): string => `Histogram of ${name}, ${lens}`;
export const here = 'This file';
export const yours = 'Your run';
export const noRun = 'Train a model on the page, and the same picture of one of its matrices stands here.';
export const toyName = (mode: string, layer: string, step: string): string => `${mode}, ${layer}, step ${step}`;
export const differs = (theirs: string, yours: string): string => `In the file ${theirs}; in your run ${yours}.`;
export const portrait = (zeros: string, bits: string, sharing: string): string =>
  `${zeros} of the codes are 0, a weight carries ${bits} bits, and one scale serves ${sharing}`;
export const portraitNumbers = (near: string): string =>
  `weights are numbers, ${near} of them in the middle third that rounding would make 0`;
export const map = 'Map';
export const mapWhole = 'Whole, thinned out';
export const mapPart = 'Part, every weight';
export const mapKind = 'What the map shows';
export const thinned = (rows: string, ofRows: string, columns: string, ofColumns: string): string =>
  `${rows} of ${ofRows} rows and ${columns} of ${ofColumns} columns, spread evenly: weights between them are left out, none is averaged.`;
export const all = (rows: string, columns: string): string => `All ${rows} rows and ${columns} columns: a dot for every weight.`;
export const part = (row: string, toRow: string, column: string, toColumn: string): string =>
  `Rows ${row} to ${toRow}, columns ${column} to ${toColumn}: a dot for every weight.`;
export const mapSays = (name: string): string => `Map of ${name}: −1 blue, 0 grey, +1 orange`;
export const row = 'Row';
export const byHand = 'One row by hand';
export const input = 'Your input';
export const inputNote = (columns: string): string => `Numbers with blanks between; repeated until there are ${columns}.`;
export const badInput = 'Write numbers with blanks between, such as 1 -2 0.5.';
export const sumOf = (plus: string, minus: string, zero: string): string => `${plus} inputs under +, ${minus} under −, ${zero} under 0.`;
export const oneProduct = (plus: string, minus: string, scale: string, output: string): string =>
  `(${plus} − ${minus}) · ${scale} = ${output}`;
export const blockProducts = (terms: string, more: string, output: string): string => `${terms}${more} = ${output}`;
export const moreBlocks = (count: string): string => ` + … (${count} blocks)`;
export const numberProduct = (plus: string, minus: string, output: string): string => `${plus} − ${minus} = ${output}`;
export const toyRow = (row: string, ofRows: string, plus: string, minus: string, scale: string, output: string): string =>
  `Your run, row ${row} of ${ofRows}, the same input: (${plus} − ${minus}) · ${scale} = ${output}`;
/** Where scales are of rows or groups, or codes are used bare. */
export const toySums = (row: string, ofRows: string, plus: string, minus: string, sum: string): string =>
  `Your run, row ${row} of ${ofRows}, the same input, of the codes alone: ${plus} − ${minus} = ${sum}`;
export const unread = {
  type: 'Numbers of this type are not read here: its name, shape and size are all that is shown.',
  outside: 'Its data would lie outside of the file, or reach into the next tensor: the file was cut short, or the header is wrong.',
  shape: 'Its shape is none that this type can hold.',
  companion: 'The tensors that belong to it (scales, zeros) are missing or of another shape.',
  order: 'Its inputs are stored in an order of their own (g_idx), which is not read here.',
};
export const counting = 'Counting …';
export const input0 = '1 -2 0.5 3';
