import { largestActivation, type ActivationBits } from '../../catalog/modes/activations';
import { modeOf } from '../../catalog/modes/modes';
import { hadamardBlock } from '../../math/hadamard';
import { padded, type Kernel } from '../kernel';
import type { ActivationBackwardShape } from './activation-backward/kernel';
import { bindCountWeights, placesBytes } from './count-weights/simd';
import type { CrossEntropyShape } from './cross-entropy/kernel';
import type { EmbedBackwardShape } from './embed-backward/kernel';
import type { HadamardShape } from './hadamard/kernel';
import type { NormaliseShape } from './normalise/kernel';
import type { NormaliseBackwardShape } from './normalise-backward/kernel';
import { bindOptimise } from './optimise/simd';
import type { ProductShape } from './product/kernel';
import type { ProductBackwardShape } from './product-backward/kernel';
import { bindQuantiseWeights, cutBytes } from './quantise-weights/simd';
import { bindLearnScales } from './learn-scales/simd';
import { bindMaskGradient } from './mask-gradient/simd';
import { bindScaleWeights } from './scale-weights/simd';
import { groupFloats } from './shared/groups';
import { ruleBytes } from './shared/rule-memory';
import { bindRecordWeights } from './record-weights/simd';
import type { AttentionShape } from './shared/attention-shape';
import { cacheLine, type Units } from './shared/share';
import { simdCall, type SimdBinding } from './shared/simd-call';
import type { SquaredErrorShape } from './squared-error/kernel';
import { partCount, type SumStepShape } from './sum-step/kernel';
import { weightParts, type SumWeightsShape } from './sum-weights/kernel';

/** A kernel on the CPU: the function of the WebAssembly module that means the same as its oracle (`oracles.ts`). */
export interface Twin<Shape extends object> {
  readonly simd: SimdBinding<Shape>;
  /** Memory that the function works in, in bytes; the same for all kernels in turn. */
  readonly scratchBytes: (shape: Shape) => number;
  /**
   * How many rows it makes, each from the same row of all that earlier kernels have made: a thread may go on with its rows
   * while others are at theirs. Null where it needs more.
   */
  readonly ownRows: (shape: Shape) => number | null;
}

const twin = <Shape extends object>(simd: SimdBinding<Shape>, scratchBytes: (shape: Shape) => number = () => 0): Twin<Shape> => ({
  simd,
  scratchBytes,
  ownRows: () => null,
});

const rowTwin = <Shape extends { readonly rows: number; readonly every?: number }>(
  ...parts: Parameters<typeof twin<Shape>>
): Twin<Shape> => ({
  ...twin(...parts),
  ownRows: ({ rows, every = 1 }) => (every === 1 ? rows : null),
});

/** Words become numbers as the AssemblyScript sources have them. */
const activationNumber = { silu: 0, relu2: 1 } as const;
const sourceNumber = { stream: 0, gated: 1, activated: 2, embedded: 3 } as const;
const normNumber = (norm: 'rms' | 'layer' | null): number => (norm === null ? 0 : norm === 'rms' ? 1 : 2);
const ruleNumber = { absmax: 0, absmean: 1 } as const;
/** The largest code; 0: not rounded. */
const largestOf = (bits: ActivationBits | null): number => (bits === null ? 0 : largestActivation(bits));
const keep = (dropout: number): number => 1 / (1 - dropout);

/** A tile is four rows high; where there are none, four rows are as good a piece as any. */
const rowsOf = ({ rows }: { readonly rows: number }): readonly Units[] => [{ count: rows, step: 4 }];
/** A head with the queries that share its keys, in one sequence. */
const headsOf = ({ batch, kvHeads }: AttentionShape): readonly Units[] => [{ count: batch * kvHeads, step: 1 }];

const panelBytes = (depth: number): number => 32 * padded(depth);
const panelsBytes = (depth: number, width: number): number => panelBytes(depth) * Math.ceil(width / 8);
/** A tile and a block of rows, as `shared/multiply.as.ts` packs them. */
const blockBytes = (depth: number): number => 256 + 49 * 4 * padded(depth);
/** Scales, zeros, a panel, sums, and lists with their ends, as `shared/coded-lists.as.ts` lays them out. */
const codedBytes = (depth: number, width: number): number => {
  const lists = Math.ceil(padded(depth) / 128) * padded(width);
  return 4 * Math.max(padded(depth), padded(width)) + 128 + 128 * 256 + 128 * padded(width) + lists * (4 + 264);
};
/** Scales, steps, zeros, a panel, a table, sums, and places in the table, as `shared/grouped-codes.as.ts` lays them out. */
const groupedBytes = (depth: number, width: number): number => {
  const groups = Math.ceil(padded(depth) / 3);
  const listed = Math.max(...[18, 36].map((block) => block * Math.ceil(groups / block)));
  return 4 * Math.max(padded(depth), padded(width)) + 2 * 128 + 7424 + 27 * 18 * 128 + 128 * padded(width) + 2 * listed * padded(width);
};
/** Rows whose products `product-backward/simd.as.ts` sums in one go. */
const summedRows = 256;
const headNumbers = ({ batch, seqLen, heads, kvHeads, headDim }: AttentionShape): readonly number[] => [
  batch,
  seqLen,
  heads,
  kvHeads,
  headDim,
];
/** `matrices` packed heads, rows of scores and rows of sums: an upper bound for both kernels of attention. */
const attentionScratch =
  (matrices: number, sums: number) =>
  ({ seqLen, headDim }: AttentionShape): number =>
    matrices * panelBytes(seqLen + 8) * (Math.floor((headDim + 8) / 8) + 1) + 32 * (seqLen + 8) + sums * 4 * (seqLen + 8) * (headDim + 8);

/** The twins of every kernel, by its name: bindings, then offsets and sizes, in the order of its function's parameters. */
export const twins = {
  'activation-backward': rowTwin<ActivationBackwardShape>(
    simdCall(
      'activationBackward',
      ['z', 'dy', 'mask'],
      ({ width, activation, gated, dropout }) => [width, activationNumber[activation], Number(gated), keep(dropout)],
      rowsOf,
    ),
  ),
  attention: twin<AttentionShape>(simdCall('attention', ['scratch', 'qkv', 'o', 'logSum'], headNumbers, headsOf), attentionScratch(2, 1)),
  'attention-backward': twin<AttentionShape>(
    simdCall('attentionBackward', ['scratch', 'qkv', 'o', 'logSum', 'dO', 'dqkv', 'angles'], headNumbers, headsOf),
    (shape) => 8 * (shape.seqLen + 8) ** 2 + attentionScratch(5, 3)(shape),
  ),
  'count-weights': twin(bindCountWeights, () => placesBytes),
  'cross-entropy': rowTwin<CrossEntropyShape>(
    simdCall('crossEntropy', ['targets', 'weights', 'z', 'loss'], ({ classes }) => [classes], rowsOf),
  ),
  'embed-backward': twin<EmbedBackwardShape>(
    simdCall(
      'embedBackward',
      ['starts', 'order', 'dx', 'gradient'],
      ({ width }, [embeddingAt = 0]) => [embeddingAt, width],
      ({ vocab }) => [{ count: vocab, step: 1 }],
    ),
  ),
  hadamard: rowTwin<HadamardShape>(
    simdCall(
      'hadamard',
      ['x', 'hyper'],
      ({ width, bits, rule }) => {
        const block = hadamardBlock(width);
        return [width, block, 1 / Math.sqrt(block), largestOf(bits), ruleNumber[rule]];
      },
      rowsOf,
    ),
  ),
  normalise: rowTwin<NormaliseShape>(
    simdCall(
      'normalise',
      ['x', 'y', 'value', 'ids', 'latents', 'statistics', 'hyper', 'mask'],
      ({ width, source, activation, norm, epsilon, bits, rule, dropout, every }, [gainAt = 0, biasAt = 0]) => [
        gainAt,
        biasAt,
        width,
        sourceNumber[source],
        activationNumber[activation],
        normNumber(norm),
        epsilon,
        largestOf(bits),
        ruleNumber[rule],
        keep(dropout),
        every,
      ],
      rowsOf,
    ),
  ),
  'normalise-backward': twin<NormaliseBackwardShape>(
    simdCall(
      'normaliseBackward',
      ['scratch', 'dy', 'x', 'statistics', 'latents', 'dx', 'gradient', 'mask'],
      ({ rows, width, norm, accumulate, gated, activation, dropout, every }, [gainAt = 0, biasAt = 0]) => [
        gainAt,
        biasAt,
        rows,
        width,
        Number(norm === 'layer'),
        Number(accumulate),
        Number(gated),
        activationNumber[activation],
        keep(dropout),
        every,
      ],
      (shape) => [...rowsOf(shape), { count: shape.width, step: cacheLine }],
    ),
    ({ width }) => 8 * padded(width),
  ),
  optimise: twin(bindOptimise),
  product: rowTwin<ProductShape>(
    simdCall(
      'product',
      ['scratch', 'x', 'w', 'y', 'latents', 'stream', 'angles', 'mask', 'sumMask', 'hyper'],
      ({ inputs, outputs, dropout, sumDropout, rotary, roundedTo }, [biasAt = 0]) => [
        biasAt,
        inputs,
        outputs,
        keep(dropout),
        keep(sumDropout),
        rotary?.columns ?? 0,
        rotary?.headDim ?? 0,
        rotary?.seqLen ?? 1,
        roundedTo ?? 0,
      ],
      rowsOf,
    ),
    ({ inputs, outputs }) =>
      Math.max(blockBytes(inputs) + panelsBytes(inputs, padded(outputs)), codedBytes(inputs, outputs), groupedBytes(inputs, outputs)),
  ),
  'product-backward': twin<ProductBackwardShape>(
    simdCall(
      'productBackward',
      ['scratch', 'dy', 'x', 'gradient', 'w', 'dx', 'mask'],
      ({ rows, inputs, outputs, bias, dropout, pairedRows, headDim }, [weightAt = 0, biasAt = 0]) => [
        weightAt,
        biasAt,
        rows,
        inputs,
        outputs,
        Number(bias),
        keep(dropout),
        pairedRows,
        headDim,
      ],
      (shape) => [...rowsOf(shape), { count: shape.outputs, step: 4 }],
    ),
    ({ rows, inputs, outputs, dropout }) => {
      const deepest = Math.max(padded(outputs), summedRows);
      const panels = blockBytes(deepest) + panelsBytes(deepest, padded(inputs));
      return (
        Math.max(panels, codedBytes(outputs, inputs), groupedBytes(outputs, inputs)) +
        (dropout > 0 ? 4 * padded(outputs) * padded(rows) : 0)
      );
    },
  ),
  'quantise-weights': twin(bindQuantiseWeights, ({ mode, variant }) =>
    Math.max(ruleBytes, cutBytes * (modeOf(mode).staircase(variant, { absMean: 1, mean: 0 })?.cuts.length ?? 0)),
  ),
  'record-weights': twin(bindRecordWeights, () => 4 * groupFloats),
  'learn-scales': twin(bindLearnScales, () => ruleBytes),
  'mask-gradient': twin(bindMaskGradient),
  'scale-weights': twin(bindScaleWeights, () => ruleBytes),
  'squared-error': rowTwin<SquaredErrorShape>(
    simdCall('squaredError', ['targets', 'weights', 'z', 'loss'], ({ values }) => [values], rowsOf),
  ),
  'sum-step': twin<SumStepShape>(
    simdCall(
      'sumStep',
      ['gradient', 'loss', 'parts'],
      ({ parameters, rows }) => [parameters, rows],
      () => [{ count: partCount, step: cacheLine }],
    ),
  ),
  'sum-weights': twin<SumWeightsShape>(
    simdCall(
      'sumWeights',
      ['latents', 'table', 'parts', 'flips'],
      ({ matrices }) => [matrices],
      () => [{ count: weightParts, step: cacheLine }],
    ),
  ),
} as const;

/** The twin of a kernel. Throws where there is none. */
export function twinOf({ name }: Pick<Kernel, 'name'>): Twin<object> {
  // Its name chooses the twin whose shape the kernel was made with.
  const found = (twins as Readonly<Record<string, Twin<never> | undefined>>)[name];
  if (found === undefined) throw new Error(`Kernel ${name} has no twin on the CPU.`);
  return found as Twin<object>;
}
