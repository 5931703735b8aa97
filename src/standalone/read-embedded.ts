import { modeOf } from '../catalog/modes/modes';
import { elementCount, parameterSpecs } from '../experiment/architecture';
import { architectureOf } from '../experiment/architecture-of';
import type { Experiment } from '../experiment/experiment';
import type { PortableModel, PortableTensor } from '../formats/format';
import { checkSeal } from '../formats/shared/seal';
import { float32Values } from '../math/bytes/little-endian';

interface Located {
  readonly data_offsets: readonly [number, number];
}

/**
 * The model of a packed file (`formats/packed.ts`) that this very program was put beside. Its checksum says that it is
 * as it was written, and what wrote it had checked everything else; so the reader for files of strangers stays out of the page.
 * Throws a `FormatError` when the file is damaged.
 */
export function readEmbedded(file: Uint8Array): PortableModel {
  checkSeal(file);
  const dataStart = 8 + Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const { __metadata__: metadata, ...stored } = JSON.parse(new TextDecoder().decode(file.subarray(8, dataStart))) as {
    __metadata__: { experiment: string; step: string };
  } & Record<string, Located>;
  const experiment = JSON.parse(metadata.experiment) as Experiment;
  const { levels, packing, granularity } = modeOf(experiment.mode);

  function bytesOf(name: string): Uint8Array {
    const [start, end] = stored[name]?.data_offsets ?? [0, 0];
    return file.subarray(dataStart + start, dataStart + end);
  }

  const tensors = parameterSpecs(architectureOf(experiment)).map(({ name, shape, role }): PortableTensor => {
    if (role !== 'bitLinear' || levels === null || packing === null)
      return { kind: 'float', name, shape, values: float32Values(bytesOf(name)) };
    const codes = packing.unpack(bytesOf(`${name}.packed`), elementCount(shape));
    return { kind: 'codes', name, shape, codes, levels, scale: { granularity, values: float32Values(bytesOf(`${name}.scale`)) } };
  });
  return { experiment, step: Number(metadata.step), tensors };
}
