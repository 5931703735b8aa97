import * as words from '#words/formats/formats';
import type { PortableModel, PortableOptimiser } from '../format';

/** Round-trip check of a file. */
export interface Equality {
  /** Codes, scales and floats that are the same to the bit, those of the optimiser included. */
  readonly numbers: number;
  /** Position of the first mismatch; null when all are equal. */
  readonly unequal: string | null;
}

/** Compares every number of a re-read file with its source. */
export function countEqualNumbers(written: PortableModel, read: PortableModel): Equality {
  let numbers = 0;
  for (const [i, tensor] of written.tensors.entries()) {
    const other = read.tensors[i];
    const same =
      tensor.kind === 'codes'
        ? other?.kind === 'codes' && areEqual(tensor.scale.values, other.scale.values) && areEqual(tensor.codes, other.codes)
        : other?.kind === 'float' && areEqual(tensor.values, other.values);
    if (!same || other?.name !== tensor.name) return { numbers, unequal: tensor.name };
    numbers += tensor.kind === 'codes' ? tensor.codes.length + tensor.scale.values.length : tensor.values.length;
  }
  const { optimiser } = written;
  if (optimiser === undefined) return { numbers, unequal: null };
  return isSameOptimiser(optimiser, read.optimiser)
    ? { numbers: numbers + Object.values(optimiser.slots).reduce((sum, { length }) => sum + length, 0), unequal: null }
    : { numbers, unequal: words.optimiser };
}

function isSameOptimiser(written: PortableOptimiser, read: PortableOptimiser | undefined): boolean {
  if (read === undefined) return false;
  const scalars = ['learningRate', 'elapsedMs', 'lastLossNats'] as const;
  const { flipCounts } = written;
  const sameCounts = flipCounts === null ? read.flipCounts === null : read.flipCounts !== null && areEqual(flipCounts, read.flipCounts);
  return (
    sameCounts &&
    Object.entries(written.slots).every(([name, values]) => areEqual(values, read.slots[name] ?? new Float32Array())) &&
    scalars.every((name) => Object.is(written[name], read[name]))
  );
}

type Numbers = Int8Array | Uint32Array | Float32Array;

/** A loop over the bits as whole numbers, because tens of millions pass here: a callback for each takes ten times as long. */
function areEqual(written: Numbers, read: Numbers): boolean {
  const [a, b] = [bitsOf(written), bitsOf(read)];
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** As whole numbers 0 and −0 differ. */
const bitsOf = (numbers: Numbers): Int8Array | Int32Array =>
  numbers instanceof Int8Array ? numbers : new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length);
