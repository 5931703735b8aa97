/** A model as one file of C99: for a compiler, a microcontroller, or to read how it answers. */
import { isQuantised, modeOf } from '../../catalog/modes/modes';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import type { FilePart, Format, PortableModel, Progress, UsageStep } from '../format';
import { seal } from '../shared/seal';
import { shellQuoted, shellWord } from '../shared/escaped';
import { footprintOf, inKilobytes } from './footprint';
import { questionOf } from './question';
import { looksLikeModel, readSource } from './read';
import { sealMarker, sourceOf } from './source';
import sketch from './runtime/sketch.ino?raw';

const summary = 'One file of C99 for any compiler, and for microcontrollers: no heap, the layers in integers, the codes packed in flash.';

export const c: Format = {
  label: 'C program',
  extension: '.c',
  summary,
  summaryOf,
  holds: 'codes',
  refuse,
  write,
  recognises: ({ bytes }) => looksLikeModel(bytes),
  read: readSource,
  parts,
  usage,
  companions: [{ fileName: 'bitnet.ino', label: 'Arduino sketch', text: sketch }],
};

/** Sums of squares of more numbers do not fit into 64 bits. */
const largestWidth = 4096;

function refuse(experiment: Experiment): string | null {
  const { mode, activationBits, seqLen } = experiment;
  const { levels, granularity, label } = modeOf(mode);
  const elsewhere = 'Take “Packed weights” or the web page';
  if (!isQuantised(mode))
    return `In C the layers compute in integers, and a full-precision model has none. ${elsewhere}, or train a ternary or binary one.`;
  if (granularity !== 'matrix' || levels === null || levels.some((level) => Math.abs(level) > 1))
    return `In C codes are −1, 0 and +1 with one scale a matrix, and ${label.toLowerCase()} weights are others. ${elsewhere}.`;
  if (activationBits === null)
    return `In C the layers compute in integers, and this model was trained without rounding activations. ${elsewhere}, or train again with activations of 8 bits.`;
  const task = taskOf(experiment);
  if (task.kind === 'tokens' && questionOf(task, seqLen) === null)
    return `“${task.label}” puts its signs together from parts, which the C program does not do. ${elsewhere}.`;
  if (task.kind === 'forecast' || (task.kind === 'frames' && task.input.kind !== 'strokes'))
    return `The C program reads texts and strokes, and “${task.label}” reads numbers. ${elsewhere}.`;
  const { hiddenSize, feedForwardSize } = architectureOf(experiment);
  if (Math.max(hiddenSize, feedForwardSize) > largestWidth)
    return `The C program has room for layers of ${largestWidth} values at most, and this model has more. ${elsewhere}.`;
  return null;
}

function summaryOf(experiment: Experiment): string {
  const { flashBytes, ramBytes } = footprintOf(experiment);
  return `${summary} On 32 bits it takes about ${inKilobytes(flashBytes)} of flash and ${inKilobytes(ramBytes)} of RAM.`;
}

function write(model: PortableModel, progress?: Progress): Uint8Array {
  const file = new TextEncoder().encode(sourceOf(model, progress));
  seal(file, new TextEncoder().encode(sealMarker));
  return file;
}

function parts(file: Uint8Array): readonly FilePart[] {
  const text = new TextDecoder('latin1').decode(file);
  const bytesOf = (pattern: RegExp): number => Array.from(text.matchAll(pattern), ([array]) => array.length).reduce((a, b) => a + b, 0);
  const codes = bytesOf(/static const uint8_t [^}]*\};/g);
  const numbers = bytesOf(/static const (?:number|float|uint64_t) [^}]*\};/g);
  const kind = 'header';
  const all: readonly FilePart[] = [
    { kind, label: 'Packed codes, in digits', sizeBytes: codes },
    { kind, label: 'Numbers of full precision, in digits', sizeBytes: numbers },
    { kind, label: 'The program that runs it', sizeBytes: file.length - codes - numbers },
  ];
  return all.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

function usage(fileName: string, experiment: Experiment): readonly UsageStep[] {
  const task = taskOf(experiment);
  const prompt = task.kind === 'tokens' ? task.examplePrompt(experiment.seqLen) : '0,0 10,1 20,0 20,10 19,20 10,20 0,20 1,10 0,0';
  return [
    {
      text: 'Compile it with gcc or clang, and ask. The question is the first argument, or a line that the program reads:',
      code: `cc -std=c99 -O2 ${shellWord(fileName)} -o model -lm\n./model ${shellQuoted(prompt)}`,
    },
    {
      text: 'The same numbers as on this page, to the bit, from a build that computes in floats:',
      code: `cc -std=c99 -O2 -DBITNET_FLOAT ${shellWord(fileName)} -o model -lm`,
    },
    {
      text: 'On an Arduino with 32 bits: save the sketch below, put both files into one folder, open it in the Arduino IDE and upload. It answers in the serial monitor.',
      folder: {
        name: 'bitnet',
        files: [
          { name: 'bitnet.ino', note: 'the sketch below' },
          { name: fileName, note: 'this file' },
        ],
      },
    },
    { text: 'Open it here again on any computer: drop the file on this page.' },
  ];
}
