/** A model as one file of C99: for a compiler, a microcontroller, or to read how it answers. */
import * as words from '#words/formats/c';
import { isQuantised } from '../../catalog/modes/modes';
import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import type { FilePart, Format, PortableModel, Progress, UsageStep } from '../format';
import { seal } from '../shared/seal';
import { shellQuoted, shellWord } from '../shared/escaped';
import { marked } from '../../words/numbers';
import { footprintOf, inKilobytes } from './footprint';
import { questionOf } from './question';
import { looksLikeModel, readSource } from './read';
import { sealMarker, sourceOf } from './source';
import sketch from './runtime/sketch.ino?raw';

export const c: Format = {
  label: words.program,
  extension: '.c',
  summary: words.summary,
  summaryOf,
  holds: 'codes',
  refuse,
  write,
  recognises: ({ bytes }) => looksLikeModel(bytes),
  read: readSource,
  parts,
  usage,
  companions: [{ fileName: 'bitnet.ino', label: words.sketch, text: sketch }],
};

/** Sums of squares of more numbers do not fit into 64 bits. */
const largestWidth = 4096;

function refuse(experiment: Experiment): string | null {
  const { mode, seqLen } = experiment;
  const { hiddenSize, feedForwardSize, activationBits, activationRule, rotation } = architectureOf(experiment);
  if (!isQuantised(mode)) return words.noCodes;
  if (activationBits === null) return words.notRounded;
  if (rotation) return words.rotates;
  if (activationRule !== 'absmax') return words.roundsByMean;
  const task = taskOf(experiment);
  if (task.kind === 'tokens' && questionOf(task, seqLen) === null) return words.fromParts(task.label);
  if (task.kind === 'forecast' || (task.kind === 'frames' && task.input.kind !== 'strokes')) return words.readsNumbers(task.label);
  if (Math.max(hiddenSize, feedForwardSize) > largestWidth) return words.tooWide(largestWidth);
  return null;
}

function summaryOf(experiment: Experiment): string {
  const { flashBytes, ramBytes } = footprintOf(experiment);
  return words.summaryOf(marked(inKilobytes(flashBytes)), marked(inKilobytes(ramBytes)));
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
    { kind, label: words.codes, sizeBytes: codes },
    { kind, label: words.numbers, sizeBytes: numbers },
    { kind, label: words.whatRunsIt, sizeBytes: file.length - codes - numbers },
  ];
  return all.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

/** For any Unix. */
const compileLine = (fileName: string, ...options: readonly string[]): string =>
  ['cc', '-std=c99', '-O2', ...options, shellWord(fileName), '-o', 'model', '-lm'].join(' ');

function usage(fileName: string, experiment: Experiment): readonly UsageStep[] {
  const task = taskOf(experiment);
  const prompt = task.kind === 'tokens' ? task.examplePrompt(experiment.seqLen) : '0,0 10,1 20,0 20,10 19,20 10,20 0,20 1,10 0,0';
  return [
    {
      text: words.compile,
      code: [compileLine(fileName), ['./model', shellQuoted(prompt)].join(' ')].join('\n'),
    },
    {
      text: words.inFloats,
      code: compileLine(fileName, '-DBITNET_FLOAT'),
    },
    {
      text: words.onArduino,
      folder: {
        name: 'bitnet',
        files: [
          { name: 'bitnet.ino', note: words.sketchBelow },
          { name: fileName, note: words.thisFile },
        ],
      },
    },
    { text: words.openAgain },
  ];
}
