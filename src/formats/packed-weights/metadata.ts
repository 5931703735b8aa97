import { modeOf } from '../../catalog/modes/modes';
import { parameterSpecs } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { noPacking, packedAbout, packedWhat } from '../shared/about-files';
import { ownMetadata, type OwnFormat } from '../safetensors/own-metadata';

export const packedFormat: OwnFormat = {
  name: 'bitnet-playground-packed',
  version: '1',
  what: packedWhat,
  about: packedAbout,
};

/** Metadata of the packed format: enough to rebuild the model, in words and in JSON. */
export function packedMetadata(experiment: Experiment, step: number): ReadonlyMap<string, string> {
  return ownMetadata(packedFormat, experiment, step, {
    packing: modeOf(experiment.mode).packing?.description ?? noPacking,
    tensors: codedTensorList(experiment),
    // For programs other than the playground, which derives it from the experiment.
    architecture: JSON.stringify(architectureOf(experiment)),
  });
}

/** The weights stored as codes, each with its shape, mode and packing; and the levels of fields and where a scale holds, to be read without the mode. */
export function codedTensorList(experiment: Experiment): string {
  const { mode } = experiment;
  const { packing, levels, granularity } = modeOf(mode);
  if (packing === null) return '[]';
  const { id } = packing;
  const coded = parameterSpecs(architectureOf(experiment)).filter(({ role }) => role === 'bitLinear');
  return JSON.stringify(
    coded.map(({ name, shape }) => ({
      name,
      shape,
      mode,
      packing: id,
      ...(packing.isOfFields ? { levels } : {}),
      // Where one scale holds, unless it is the matrix: `row`, or so many consecutive inputs of a row.
      ...(granularity === 'matrix' ? {} : { scalePer: granularity === 'row' ? 'row' : granularity.group }),
    })),
  );
}
