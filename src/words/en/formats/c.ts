export const program = 'C program';
export const sketch = 'Arduino sketch';
export const summary =
  'One file of C99 for any compiler, and for microcontrollers: no heap, the layers in integers, the codes packed in flash.';
export const summaryOf = (flash: string, ram: string): string =>
  `${summary} On 32 bits it takes about ${flash} of flash and ${ram} of RAM.`;

const elsewhere = 'Take “Packed weights” or the web page';
export const noCodes = `In C the layers compute in integers, and a full-precision model has none. ${elsewhere}, or train a ternary or binary one.`;
export const notRounded = `In C the layers compute in integers, and this model was trained without rounding activations. ${elsewhere}, or train again with activations of 8 bits.`;
export const rotates = `The C program does not rotate activations, and this model was trained with a Hadamard rotation. ${elsewhere}.`;
export const roundsByMean = `The C program rounds activations by the largest of them, and this model was trained to round by their mean. ${elsewhere}.`;
export const fromParts = (task: string): string =>
  `“${task}” builds its characters from parts, which the C program does not do. ${elsewhere}.`;
export const readsNumbers = (task: string): string => `The C program reads texts and strokes, and “${task}” reads numbers. ${elsewhere}.`;
export const tooWide = (widest: number): string =>
  `The C program has room for layers of ${widest} values at most, and this model has more. ${elsewhere}.`;
export const notFinite =
  'The model holds numbers that are not finite: its training went wrong. Train it again with a smaller learning rate, and download it then.';

export const codes = 'Packed codes, in digits';
export const numbers = 'Numbers of full precision, in digits';
export const whatRunsIt = 'The program that runs it';

export const compile = 'Compile it with gcc or clang, and ask. The question is the first argument, or a line that the program reads:';
export const inFloats = 'The same numbers as on this page, to the bit, from a build that computes in floats:';
export const onArduino =
  'On an Arduino with 32 bits: save the sketch below, put both files into one folder, open it in the Arduino IDE and upload. It answers in the serial monitor.';
export const sketchBelow = 'the sketch below';
export const thisFile = 'this file';
export const openAgain = 'Open it here again on any computer: drop the file on this page.';
