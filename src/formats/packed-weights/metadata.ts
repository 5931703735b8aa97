import { modeOf } from '../../catalog/modes/modes';
import { parameterSpecs } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { ownMetadata, type OwnFormat } from '../safetensors/own-metadata';

export const packedFormat: OwnFormat = {
  name: 'bitnet-playground-packed',
  version: '1',
  what: 'weights saved by BitNet Playground',
  about:
    'A BitNet transformer trained in BitNet Playground. Each weight NAME listed under "tensors" is stored as NAME.packed (its codes) and NAME.scale (one float32) and is used as code * scale. Every other tensor is float32 under its own name. All are row-major, linear weights are [out, in].',
};

/** Metadata of the packed format: enough to rebuild the model, in words and in JSON. */
export function packedMetadata(experiment: Experiment, step: number): ReadonlyMap<string, string> {
  return ownMetadata(packedFormat, experiment, step, {
    packing: modeOf(experiment.mode).packing?.description ?? 'none: every tensor is float32',
    tensors: codedTensorList(experiment),
    // For programs other than the playground, which derives it from the experiment.
    architecture: JSON.stringify(architectureOf(experiment)),
  });
}

/** The weights stored as codes, each with its shape, mode and packing; and the levels of fields, to be read without the mode. */
export function codedTensorList(experiment: Experiment): string {
  const { mode } = experiment;
  const { packing, levels } = modeOf(mode);
  if (packing === null) return '[]';
  const { id } = packing;
  const coded = parameterSpecs(architectureOf(experiment)).filter(({ role }) => role === 'bitLinear');
  return JSON.stringify(coded.map(({ name, shape }) => ({ name, shape, mode, packing: id, ...(packing.isOfFields ? { levels } : {}) })));
}
