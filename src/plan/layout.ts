import { elementCount, learntScaleOf, trainedSpecs, type Architecture } from '../experiment/architecture';
import { modeOf } from '../catalog/modes/modes';
import { groupCount } from './kernels/shared/groups';
import { tableWidth } from './kernels/sum-weights/kernel';
import { padded } from './kernel';

/** Matrices that one product multiplies by, one under the other: query, key and value; gate and up; or a single one. */
export interface MatrixGroup {
  /** First word in the effective weights; a multiple of 64, so that it can be bound by itself. */
  readonly base: number;
  readonly rows: number;
  readonly columns: number;
  /** Words of the group, rows and columns padded to multiples of 4. */
  readonly words: number;
  /** Offset of its first matrix in the flat latents, in which the group is contiguous. */
  readonly latentOffset: number;
  /**
   * Leading rows stored as rotary pairs: of every head, row i stands at 2i and row i + headDim/2 at 2i + 1.
   * Queries and keys are turned alike, so their products do not change; gradients go back to the rows of the latents.
   */
  readonly pairedRows: number;
}

/** A BitLinear among all of them. */
export interface BitLinearPlace {
  readonly name: string;
  readonly weights: number;
  /** Place of its first weight in the flip counts. */
  readonly firstFlip: number;
  /** Its groups of weights that share a scale: the first among all groups, and how many. */
  readonly firstGroup: number;
  readonly groups: number;
}

/** Where every weight is. */
export interface Layout {
  readonly parameters: number;
  /** Offset of a parameter in the flat latents, gradient and slots of the optimiser: the order of `trainedSpecs`, nothing between. */
  offsetOf(name: string): number;
  group(name: string): MatrixGroup;
  /** Words of the effective weights: all groups. */
  readonly effectiveWords: number;
  /** `[matrices, 9]`: offset, rows, columns, place, stride, head size where rotary, 1 + number among the BitLinears or 0, place in the flip counts, first group. */
  readonly table: Uint32Array;
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  /** The BitLinear weights, in order; flips are counted by it. */
  readonly bitLinears: readonly BitLinearPlace[];
  /** Weights of all BitLinears: how often each flipped is counted in this order, one matrix after the other. */
  readonly bitLinearWeights: number;
  /** Groups of weights that share a scale, of all BitLinears together, one matrix after the other in the order of the table; and of the one that has the most. */
  readonly scaleGroups: number;
  readonly mostGroups: number;
  /** Where learnt scales begin among the parameters, one a group in their order; null: none are learnt. */
  readonly learntAt: number | null;
}

const fusedQkv = ['query', 'key', 'value'];
const fusedGate = ['gate', 'up'];

/** Name of the group that a matrix belongs to. */
function groupName(parameter: string, recipe: Architecture['recipe']): string {
  const name = parameter.replace(/\.weight$/, '');
  if (recipe === 'edifice') return name;
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (fusedQkv.includes(last)) return name.replace(/[^.]+$/, 'qkv');
  return fusedGate.includes(last) ? name.replace(/[^.]+$/, 'up') : name;
}

/** Lays out the weights of an architecture: flat as the optimiser sees them, padded as the products do. */
export function layoutOf(architecture: Architecture): Layout {
  const { recipe, hiddenSize, numHeads, mode } = architecture;
  const { granularity } = modeOf(mode);
  const specs = trainedSpecs(architecture);
  const offsets = new Map<string, number>();
  const bitLinears: Omit<BitLinearPlace, 'firstGroup' | 'groups'>[] = [];
  const groupsOf = new Map<string, Pick<BitLinearPlace, 'firstGroup' | 'groups'>>();
  let parameters = 0;
  let bitLinearWeights = 0;
  for (const { name, shape, role } of specs) {
    offsets.set(name, parameters);
    parameters += elementCount(shape);
    if (role !== 'bitLinear') continue;
    bitLinears.push({ name, weights: elementCount(shape), firstFlip: bitLinearWeights });
    bitLinearWeights += elementCount(shape);
  }

  const matrices = specs.filter(({ shape }) => shape.length === 2);
  const members = new Map<string, typeof matrices>();
  for (const spec of matrices) {
    const name = groupName(spec.name, recipe);
    members.set(name, [...(members.get(name) ?? []), spec]);
  }
  const groups = new Map<string, MatrixGroup>();
  const table: number[] = [];
  let effectiveWords = 0;
  let scaleGroups = 0;
  let mostGroups = 0;
  for (const [name, group] of members) {
    const columns = group[0]?.shape[1] ?? 0;
    const stride = padded(columns);
    let rows = 0;
    let pairedRows = 0;
    for (const { name: matrix, shape } of group) {
      const turned = /\.(query|key)\.weight$/.test(matrix);
      const rowsOfMatrix = shape[0] ?? 0;
      const number = bitLinears.findIndex((bitLinear) => bitLinear.name === matrix);
      table.push(
        offsets.get(matrix) ?? 0,
        rowsOfMatrix,
        columns,
        effectiveWords + rows * stride,
        stride,
        turned ? hiddenSize / numHeads : 0,
        number + 1,
        bitLinears[number]?.firstFlip ?? 0,
        scaleGroups,
      );
      if (number >= 0) {
        const own = groupCount(granularity, rowsOfMatrix, columns);
        groupsOf.set(matrix, { firstGroup: scaleGroups, groups: own });
        scaleGroups += own;
        mostGroups = Math.max(mostGroups, own);
      }
      rows += rowsOfMatrix;
      if (turned) pairedRows = rows;
    }
    const words = padded(rows) * stride;
    groups.set(name, { base: effectiveWords, rows, columns, words, latentOffset: offsets.get(group[0]?.name ?? '') ?? 0, pairedRows });
    effectiveWords += 64 * Math.ceil(words / 64);
  }

  return {
    parameters,
    offsetOf: (name) => found(offsets, name),
    group: (name) => found(groups, name),
    effectiveWords,
    table: Uint32Array.from(table),
    matrices: table.length / tableWidth,
    largest: Math.max(...matrices.map((spec) => elementCount(spec.shape))),
    bitLinears: bitLinears.map((place) => ({ ...place, ...found(groupsOf, place.name) })),
    bitLinearWeights,
    scaleGroups,
    mostGroups,
    learntAt: offsets.get(learntScaleOf(bitLinears[0]?.name ?? '')) ?? null,
  };
}

function found<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`The layout has no "${name}".`);
  return value;
}
