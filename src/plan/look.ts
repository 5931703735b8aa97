import type { Slice } from './buffers';
import { flipCountsIn } from './code-words';
import type { Plan } from './compile';
import type { BitLinearPlace } from './layout';
import { groupFloats } from './kernels/shared/groups';
import { modeOf } from '../catalog/modes/modes';
import { countsWidth } from './kernels/count-weights/kernel';
import { blockWeights, codeWordsOf, firstBlock } from './kernels/record-weights/kernel';
import { countedMatrices, type CountedMatrix } from './weight-counts';

/** Options of a look beside the counts of every BitLinear. */
export interface PlanLookWish {
  /** BitLinears whose codes and latents are recorded; none in full precision. */
  readonly recorded: readonly string[];
  /** The BitLinear whose flip counts are reported, weight by weight; null: none. */
  readonly flipCountsOf: string | null;
  /** Whether the scales of all groups are wanted. */
  readonly scales?: true;
}

/** A BitLinear packed where it lies, see `kernels/record-weights`. */
export interface RecordedMatrix {
  readonly name: string;
  /** Two or four bits each, see `recordLayoutOf`. */
  readonly codes: Uint8Array;
  /** A byte each, on the axis w/γ. */
  readonly latents: Int8Array;
}

export interface PlanLook {
  readonly counted: readonly CountedMatrix[];
  readonly recorded: readonly RecordedMatrix[];
  readonly flipCounts: Uint32Array | null;
  /** Scales of each BitLinear, in the order of its groups; null where not wanted, or where a mode has one a matrix: {@link CountedMatrix.gamma}. */
  readonly scales: ReadonlyMap<string, Float32Array> | null;
}

/** The slices that a look reads after the dispatches of `plan.count` and, where anything is recorded, of `plan.record`. */
export interface LookParts {
  readonly slices: readonly Slice[];
  /** The words of these slices as what they are. */
  understand(words: readonly Uint32Array[]): PlanLook;
}

export function lookParts(plan: Plan, { recorded, flipCountsOf, scales }: PlanLookWish): LookParts {
  const { bitLinears } = plan.layout;
  const codeWords = codeWordsOf(plan.architecture.mode);
  const places = bitLinears.map(({ name, weights, firstFlip }, number) => ({
    name,
    weights,
    first: firstBlock(number, firstFlip),
    blocks: Math.ceil(weights / blockWeights),
  }));
  const wanted = places.filter(({ name }) => recorded.includes(name));
  const { first = 0 } = wanted[0] ?? {};
  const last = wanted.at(-1);
  // Gaps between two wanted slices are copied, too: fewer copies are faster than fewer bytes.
  const blocks = last === undefined ? 0 : last.first + last.blocks - first;
  const mapped = bitLinears.find(({ name }) => name === flipCountsOf);
  const hasScales = scales === true && modeOf(plan.architecture.mode).rounding !== null;
  const slice = (buffer: string, firstWord: number, words: number): Slice => ({ buffer, firstWord, words });
  return {
    slices: [
      slice('counts', 0, bitLinears.length * countsWidth),
      ...(blocks === 0
        ? []
        : [
            slice(plan.recordBuffer, codeWords * first, codeWords * blocks),
            slice(plan.recordBuffer, codeWords * plan.recordBlocks + 4 * first, 4 * blocks),
          ]),
      ...(mapped === undefined ? [] : [slice('codes', mapped.firstFlip, mapped.weights)]),
      ...(hasScales ? [slice('scales', 0, groupFloats * plan.layout.scaleGroups)] : []),
    ],
    understand([counts = new Uint32Array(), ...others]) {
      const groupNumbers = hasScales ? new Float32Array(others.pop()?.slice().buffer ?? new ArrayBuffer()) : null;
      const [codes, latents] = blocks === 0 ? [] : others;
      return {
        counted: countedMatrices(plan, counts),
        recorded: wanted.map(({ name, weights, first: at }) => ({
          name,
          codes: new Uint8Array(bytesFrom(codes, 4 * codeWords * (at - first), Math.ceil((weights * codeWords) / 4))),
          latents: new Int8Array(bytesFrom(latents, blockWeights * (at - first), weights)),
        })),
        flipCounts: mapped === undefined ? null : flipCountsIn(others.at(-1) ?? new Uint32Array()),
        scales: groupNumbers === null ? null : new Map(bitLinears.map((place) => [place.name, scalesIn(groupNumbers, place)])),
      };
    },
  };
}

/** The third number of each group, see `kernels/shared/groups.ts`. */
const scalesIn = (numbers: Float32Array, { firstGroup, groups }: BitLinearPlace): Float32Array =>
  Float32Array.from({ length: groups }, (_, g) => numbers[(firstGroup + g) * groupFloats + 2] ?? Number.NaN);

function bytesFrom(words: Uint32Array | undefined, offset: number, length: number): ArrayBuffer {
  return new Uint8Array(words?.buffer ?? new ArrayBuffer(), (words?.byteOffset ?? 0) + offset, length).slice().buffer;
}
