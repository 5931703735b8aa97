import { taskOf } from '../../catalog/tasks/tasks';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { meanRoundingAbout, rotationAbout } from '../shared/about-files';
import { OPEN_SEAL, SEAL_KEY } from '../shared/open-seal';
import type { SafetensorsContents } from './safetensors';

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
    ...activationNotes(experiment),
    ...Object.entries(more),
  ]);
}

/** What a program that expects activations rounded as in BitNet b1.58 has to know, in words. */
function activationNotes(experiment: Experiment): readonly (readonly [string, string])[] {
  const { rotation, activationRule } = architectureOf(experiment);
  return [
    ...(rotation ? [['rotation', rotationAbout] as const] : []),
    ...(activationRule === 'absmean' ? [['activations', meanRoundingAbout] as const] : []),
  ];
}

/** What each token or class stands for. A task that has changed since would otherwise give the weights another meaning. */
export function symbolList(experiment: Experiment): string {
  const task = taskOf(experiment);
  switch (task.kind) {
    case 'tokens':
      return JSON.stringify(task.vocabulary);
    case 'frames':
      return JSON.stringify(task.symbols ?? task.labels);
    case 'forecast':
      return JSON.stringify(task.input.kind === 'rows' ? task.input.columns : []);
  }
}
