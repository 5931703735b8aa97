import { taskOf } from '../../catalog/tasks/tasks';
import type { Experiment } from '../../experiment/experiment';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import { checkSeal, OPEN_SEAL, SEAL_KEY } from '../shared/seal';
import type { SafetensorsContents } from './safetensors';
import { parseStoredExperiment, parseStoredStep } from '../shared/stored-experiment';

/** A format of ours in a safetensors container, as its metadata name it. */
export interface OwnFormat {
  readonly name: string;
  readonly version: string;
  /** Versions before it that are read as well. */
  readonly older?: readonly string[];
  /** In words, for messages: "weights saved by …". */
  readonly what: string;
  /** For a stranger who has nothing but the file. */
  readonly about: string;
}

/** Whether a file says of itself that it is of a format of ours. */
export const isOwnFormat = ({ name }: OwnFormat, file: SafetensorsContents | null): boolean => file?.metadata.get('format') === name;

/** Metadata of every such file. */
export function ownMetadata(
  { name, version, about }: OwnFormat,
  experiment: Experiment,
  step: number,
  more: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map([
    // First, because the seal is the first text of that name in the file.
    [SEAL_KEY, OPEN_SEAL],
    ['format', name],
    ['version', version],
    ['about', about],
    ['experiment', JSON.stringify(experiment)],
    ['step', String(step)],
    ['symbols', symbolList(experiment)],
    ...Object.entries(more),
  ]);
}

/** Experiment and step of a file that was read. Throws {@link FormatError} when they cannot be trusted. */
export function parseOwnMetadata(
  { name, version, older = [], what }: OwnFormat,
  metadata: ReadonlyMap<string, string>,
  file: Uint8Array,
): { readonly experiment: Experiment; readonly step: number } {
  const format = metadata.get('format');
  if (format !== name) {
    const found = format === undefined ? 'a safetensors file of another program' : `the format ${quoted(format)}`;
    throw new FormatError(
      `${what} (format ${quoted(name)} in the metadata)`,
      found,
      null,
      'holds weights that another program saved, and does not say of what model. Drop the whole folder with config.json, tokenizer.json and model.safetensors in it: a BitNet model opens.',
    );
  }
  const found = metadata.get('version');
  if (found !== version && !(found !== undefined && older.includes(found)))
    throw new FormatError(
      `version ${version} of the format`,
      found === undefined ? 'no version' : `version ${quoted(found)}`,
      null,
      'was saved by another version of this page. Reload the page to have the newest, and open the file again.',
    );
  checkSeal(file);
  const experiment = parseStoredExperiment(requiredText(metadata, 'experiment'));
  const step = parseStoredStep(requiredText(metadata, 'step'));
  expectText(metadata, 'symbols', symbolList(experiment));
  return { experiment, step };
}

/** What each token or class stands for. A task that has changed since would otherwise give the weights another meaning. */
function symbolList(experiment: Experiment): string {
  const task = taskOf(experiment);
  switch (task.kind) {
    case 'tokens':
      return JSON.stringify(task.vocabulary);
    case 'frames':
      return JSON.stringify(task.labels);
    case 'forecast':
      return JSON.stringify(task.input.kind === 'rows' ? task.input.columns : []);
  }
}

export function requiredText(metadata: ReadonlyMap<string, string>, key: string): string {
  const text = metadata.get(key);
  if (text === undefined) throw new FormatError(`${quoted(key)} in the metadata`, 'none');
  return text;
}

/** Throws {@link FormatError} unless a text agrees with the experiment. */
export function expectText(metadata: ReadonlyMap<string, string>, key: string, expected: string): void {
  const found = requiredText(metadata, key);
  if (found !== expected) throw new FormatError(`the ${key} of this experiment, ${quoted(expected, 200)}`, quoted(found, 200));
}
