/** How large the packed file of a model is, before there is one: the size that is shown of a model everywhere. */
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount, parameterSpecs, type ParameterSpec } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { packedMetadata } from './metadata';
import { headerBytes, layOut, LENGTH_BYTES, type TensorShape } from '../safetensors/layout';

/** Exact size in bytes of the output of `packed.write` for this experiment after this many steps. */
export function packedFileBytes(experiment: Experiment, step: number): number {
  const { jsonLength, dataLength } = sizesOf(experiment);
  return LENGTH_BYTES + headerBytes(jsonLength + String(step).length) + dataLength;
}

interface Sizes {
  /** Without the digits of the step. */
  readonly jsonLength: number;
  readonly dataLength: number;
}

/** Asked at every report of a run: of a run only the step changes. */
const known = new WeakMap<Experiment, Sizes>();

function sizesOf(experiment: Experiment): Sizes {
  const found = known.get(experiment);
  if (found !== undefined) return found;
  const { json, dataLength } = layOut(
    packedMetadata(experiment, 0),
    parameterSpecs(architectureOf(experiment)).flatMap((spec) => storedShapes(spec, experiment.mode)),
  );
  const sizes = { jsonLength: json.length - '0'.length, dataLength };
  known.set(experiment, sizes);
  return sizes;
}

/** Storage of a parameter; see `packed.ts`. */
function storedShapes({ name, shape, role }: ParameterSpec, mode: Experiment['mode']): readonly TensorShape[] {
  const { packing, granularity } = modeOf(mode);
  if (packing === null || role !== 'bitLinear') return [{ name, dtype: 'F32', shape }];
  return [
    { name: `${name}.scale`, dtype: 'F32', shape: scaleShape(granularity, shape) },
    { name: `${name}.packed`, dtype: 'U8', shape: [packing.byteLength(elementCount(shape))] },
  ];
}
