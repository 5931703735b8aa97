/** Reading what `own-metadata.ts` writes: apart from it, because its size is told long before any file is read. */
import * as words from '#words/formats/verdicts';
import type { Experiment } from '../../experiment/experiment';
import { FormatError } from '../format-error';
import { quoted } from '../shared/quoted';
import { checkSeal } from '../shared/seal';
import { parseStoredExperiment, parseStoredStep } from '../shared/stored-experiment';
import { symbolList, type OwnFormat } from './own-metadata';

/** Experiment and step of a file that was read. Throws {@link FormatError} when they cannot be trusted. */
export function parseOwnMetadata(
  { name, version, older = [], what }: OwnFormat,
  metadata: ReadonlyMap<string, string>,
  file: Uint8Array,
): { readonly experiment: Experiment; readonly step: number } {
  const format = metadata.get('format');
  if (format !== name) {
    const found = format === undefined ? 'a safetensors file of another program' : `the format ${quoted(format)}`;
    throw new FormatError(`${what} (format ${quoted(name)} in the metadata)`, found, null, words.otherSafetensors);
  }
  const found = metadata.get('version');
  if (found !== version && !(found !== undefined && older.includes(found)))
    throw new FormatError(
      `version ${version} of the format`,
      found === undefined ? 'no version' : `version ${quoted(found)}`,
      null,
      words.otherVersion,
    );
  checkSeal(file);
  const experiment = parseStoredExperiment(requiredText(metadata, 'experiment'));
  const step = parseStoredStep(requiredText(metadata, 'step'));
  expectText(metadata, 'symbols', symbolList(experiment));
  return { experiment, step };
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
