import type { Experiment } from '../../experiment/experiment';
import { validate } from '../../experiment/validate';
import { FormatError } from '../format-error';
import { quoted } from './quoted';

/** The experiment that a file holds as JSON, with all its settings. Throws {@link FormatError} when it is none. */
export function parseStoredExperiment(text: string): Experiment {
  let draft: unknown;
  try {
    draft = JSON.parse(text);
  } catch {
    throw new FormatError('the experiment as JSON in the metadata', quoted(text));
  }
  const { experiment, issues } = validate(draft);
  if (experiment === null)
    throw new FormatError('a valid experiment in the metadata', `a setting that is not: ${issues.map(({ message }) => message).join(' ')}`);
  return experiment;
}

/** The step count that a file holds as decimal digits. Throws {@link FormatError}. */
export function parseStoredStep(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new FormatError('a whole number of steps in the metadata', quoted(text));
  return Number(text);
}
