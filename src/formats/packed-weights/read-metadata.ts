import type { Experiment } from '../../experiment/experiment';
import { expectText, parseOwnMetadata } from '../safetensors/read-own-metadata';
import { codedTensorList, packedFormat } from './metadata';

/** Experiment and step of a file that was read. Throws `FormatError` when they cannot be trusted. */
export function parsePackedMetadata(
  metadata: ReadonlyMap<string, string>,
  file: Uint8Array,
): { readonly experiment: Experiment; readonly step: number } {
  const parsed = parseOwnMetadata(packedFormat, metadata, file);
  expectText(metadata, 'tensors', codedTensorList(parsed.experiment));
  return parsed;
}
