import { taskOf } from '../catalog/tasks/tasks';
import { parameterSpecs } from '../experiment/architecture';
import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import { FormatError } from './format-error';
import { packings } from './packings';
import { quoted } from './quoted';
import { checkSeal, OPEN_SEAL, SEAL_KEY } from './seal';
import { parseStoredExperiment, parseStoredStep } from './stored-experiment';

const FORMAT = 'bitnet-playground-packed';
const VERSION = '1';

const ABOUT =
  'A BitNet transformer trained in BitNet Playground. Each weight NAME listed under "tensors" is stored as NAME.packed (its codes) and NAME.scale (one float32) and is used as code * scale. Every other tensor is float32 under its own name. All are row-major, linear weights are [out, in].';

/** What the packed format writes beside the tensors: enough to rebuild the model, in words and in JSON. */
export function packedMetadata(experiment: Experiment, step: number): ReadonlyMap<string, string> {
  return new Map([
    // First, because the seal is the first text of that name in the file.
    [SEAL_KEY, OPEN_SEAL],
    ['format', FORMAT],
    ['version', VERSION],
    ['about', ABOUT],
    ['packing', experiment.mode === 'none' ? 'none: every tensor is float32' : packings[experiment.mode].description],
    ['experiment', JSON.stringify(experiment)],
    ['step', String(step)],
    ['tensors', codedTensorList(experiment)],
    ['symbols', symbolList(experiment)],
    // For programs other than the playground, which derives it from the experiment.
    ['architecture', JSON.stringify(architectureOf(experiment))],
  ]);
}

/** Experiment and step of a file that was read. Throws {@link FormatError} when they cannot be trusted. */
export function parsePackedMetadata(metadata: ReadonlyMap<string, string>, file: Uint8Array): { readonly experiment: Experiment; readonly step: number } {
  const format = metadata.get('format');
  if (format !== FORMAT) {
    const found = format === undefined ? 'a safetensors file of another program' : `the format ${quoted(format)}`;
    throw new FormatError(`weights saved by BitNet Playground (format ${quoted(FORMAT)} in the metadata)`, found);
  }
  const version = metadata.get('version');
  if (version !== VERSION) throw new FormatError(`version ${VERSION} of the packed format`, version === undefined ? 'no version' : `version ${quoted(version)}`);
  checkSeal(file);

  const experiment = parseStoredExperiment(required(metadata, 'experiment'));
  const step = parseStoredStep(required(metadata, 'step'));
  expectSame(metadata, 'tensors', codedTensorList(experiment));
  expectSame(metadata, 'symbols', symbolList(experiment));
  return { experiment, step };
}

/** The weights stored as codes, each with its shape, mode and packing. */
function codedTensorList(experiment: Experiment): string {
  const { mode } = experiment;
  if (mode === 'none') return '[]';
  const coded = parameterSpecs(architectureOf(experiment)).filter(({ role }) => role === 'bitLinear');
  return JSON.stringify(coded.map(({ name, shape }) => ({ name, shape, mode, packing: packings[mode].id })));
}

/** What each token or class stands for. A task that has changed since would otherwise give the weights another meaning. */
function symbolList(experiment: Experiment): string {
  const task = taskOf(experiment);
  return JSON.stringify(task.kind === 'tokens' ? task.vocabulary : task.labels);
}

function required(metadata: ReadonlyMap<string, string>, key: string): string {
  const text = metadata.get(key);
  if (text === undefined) throw new FormatError(`${quoted(key)} in the metadata`, 'none');
  return text;
}

function expectSame(metadata: ReadonlyMap<string, string>, key: string, expected: string): void {
  const found = required(metadata, key);
  if (found !== expected) throw new FormatError(`the ${key} of this experiment, ${quoted(expected, 200)}`, quoted(found, 200));
}
