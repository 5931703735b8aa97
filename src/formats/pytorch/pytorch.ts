/**
 * A run as a folder for PyTorch, as a zip archive:
 *
 *   README.md, model.py, rounding.py, train.py, page.py, files.py     the model of this recipe and what trains it; Python of ours
 *   experiment.json        settings, see `settings.ts`       data.safetensors      examples, see `examples.ts`
 *   start.safetensors      the run as a checkpoint           result.safetensors    the same, trained on by `train.py`
 *
 * No text of a person stands in any program: labels and names are in JSON, and read as JSON.
 */
import * as words from '#words/formats/pytorch';
import { modeOf } from '../../catalog/modes/modes';
import { architectureOf } from '../../experiment/architecture-of';
import { checkpoint } from '../checkpoint/checkpoint';
import type { Experiment } from '../../experiment/experiment';
import { FormatError } from '../format-error';
import type { FilePart, Format, PortableModel, Progress, UsageStep } from '../format';
import { shellWord } from '../shared/escaped';
import { quoted } from '../shared/quoted';
import { looksLikeZip, readDirectory } from '../zip/directory';
import { readZip, writeZip, type ZipEntry } from '../zip/zip';
import { dataFile, noData } from './examples';
import attention from './files/attention.py?raw';
import b158 from './files/b158.py?raw';
import edifice from './files/edifice.py?raw';
import files from './files/files.py?raw';
import network from './files/network.py?raw';
import page from './files/page.py?raw';
import papers from './files/papers.py?raw';
import readme from './files/README.md?raw';
import rounding from './files/rounding.py?raw';
import rule from './files/rule.py?raw';
import train from './files/train.py?raw';
import { settingsText, weightsOf } from './settings';

const [START, RESULT, DATA, TRAIN, SETTINGS] = [
  'start.safetensors',
  'result.safetensors',
  'data.safetensors',
  'train.py',
  'experiment.json',
];

export const pytorch: Format = {
  label: words.pytorch,
  extension: '.pytorch.zip',
  summary: words.summary,
  summaryOf: ({ data }) => (data === null ? words.summary : words.summaryWithData),
  holds: 'training',
  takesData: true,
  refuse,
  write,
  recognises: ({ bytes }) => looksLikeZip(bytes) && hasRun(bytes),
  read,
  parts,
  usage,
};

function refuse({ mode }: Experiment): string | null {
  return weightsOf(mode) === undefined ? words.otherMode(modeOf(mode).labelInText) : null;
}

function write(model: PortableModel, progress?: Progress): Uint8Array {
  const { experiment, step } = model;
  const data = model.data ?? noData(experiment);
  const { mode, task, seed } = experiment;
  // A mode may have blocks of its own.
  const { recipe } = architectureOf(experiment);
  const texts: Readonly<Record<string, string>> = {
    'README.md': readme.replace('{NAME}', () => `BitNet: ${task}, ${mode === 'none' ? 'full' : mode}, seed ${seed}, step ${step}`),
    'model.py': [attention, recipe === 'edifice' ? edifice : b158, network].join('\n\n'),
    'rounding.py': [rounding, modeOf(mode).rounding === null ? papers : rule].join('\n\n'),
    [TRAIN]: train,
    'page.py': page,
    'files.py': files,
    [SETTINGS]: settingsText(model, data),
  };
  const encoder = new TextEncoder();
  return writeZip(
    new Map([
      ...Object.entries(texts).map(([name, text]) => [name, encoder.encode(text)] as const),
      [DATA, dataFile(experiment, data)],
      [START, checkpoint.write(model, progress)],
    ]),
  );
}

/** People pack the folder itself, or drop it, and only its weights and texts come: its name is no part of the names. */
const inFolder = (path: string, name: string): boolean => path === name || (path.endsWith(`/${name}`) && !path.startsWith('__MACOSX/'));

function hasRun(bytes: Uint8Array): boolean {
  try {
    const names = readDirectory(bytes).map(({ name }) => name);
    return names.some((name) => inFolder(name, SETTINGS)) && names.some((name) => inFolder(name, START) || inFolder(name, RESULT));
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** What was trained, where the folder holds it, else what it began with. Throws {@link FormatError}. */
function read(file: Uint8Array): PortableModel {
  const entries = [...readZip(file)];
  const named = (wanted: string): ZipEntry | undefined => entries.find(([name]) => inFolder(name, wanted))?.[1];
  const run = named(RESULT) ?? named(START);
  if (run === undefined)
    throw new FormatError(`a file ${quoted(RESULT)} or ${quoted(START)} in the archive`, 'none', null, words.noRun(RESULT));
  return checkpoint.read(run.bytes);
}

function parts(file: Uint8Array): readonly FilePart[] {
  const entries = readZip(file);
  const sizeOf = (name: string): number => entries.get(name)?.bytes.length ?? 0;
  const own = checkpoint.parts(entries.get(START)?.bytes ?? new Uint8Array());
  const all: readonly FilePart[] = [
    ...own,
    { kind: 'header', label: words.examples, sizeBytes: sizeOf(DATA) },
    { kind: 'header', label: words.programs, sizeBytes: file.length - sizeOf(START) - sizeOf(DATA) },
  ];
  return all.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
}

function usage(fileName: string): readonly UsageStep[] {
  const folder = fileName.replace(/\.pytorch\.zip$/, '');
  return [
    {
      text: words.check,
      code: [
        'pip install torch',
        `unzip ${shellWord(fileName)} -d ${shellWord(folder)}`,
        `cd ${shellWord(folder)}`,
        'python3 train.py --check',
      ].join('\n'),
    },
    { text: words.trainOn, code: 'python3 train.py --steps 1000' },
    { text: words.onMany, code: 'torchrun --nproc_per_node 4 train.py --steps 1000' },
    { text: words.wider, code: 'python3 train.py --wider 10' },
    {
      text: words.comeBack,
      folder: {
        name: folder,
        files: [
          { name: TRAIN, note: words.whatTrains },
          { name: START, note: words.thisRun },
          { name: RESULT, note: words.dropThis },
        ],
      },
    },
  ];
}
