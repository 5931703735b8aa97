import type { ActivationBits } from '../catalog/modes/activations';
import type { Architecture } from '../experiment/architecture';
import { modeOf } from '../catalog/modes/modes';
import { hadamardBlock } from '../math/hadamard';
import { bySlot, type OptimiserId } from '../catalog/optimisers/optimisers';
import { type BufferList, type Slice } from './buffers';
import { countsWidth } from './kernels/count-weights/kernel';
import { groupFloats } from './kernels/shared/groups';
import { recordBlocks, wordsPerBlock } from './kernels/record-weights/kernel';
import { partCount } from './kernels/sum-step/kernel';
import { weightParts } from './kernels/sum-weights/kernel';
import type { Layout } from './layout';
import type { MaskSpec, StepInput } from './step-input';
import { padded } from './kernel';

/**
 * Activations of a layer, nearly all of which its backward pass needs. Where they are large, layers share queries, keys and
 * values, the inputs of their products and the inside of their feed-forward networks, and the backward pass recomputes
 * them (checkpointing): see `Workspace.keepsLayers`. Rows are tokens, columns padded to a multiple of 4.
 */
export interface LayerBuffers {
  readonly qkvInput: Slice;
  readonly qkvStatistics: Slice;
  readonly qkv: Slice;
  readonly mixed: Slice;
  readonly logSum: Slice;
  readonly outputInput: Slice;
  readonly outputStatistics: Slice;
  readonly upInput: Slice;
  readonly upStatistics: Slice;
  /** Gate and up side by side, or up alone; then their gradients. */
  readonly up: Slice;
  /** act(gate)·up, or act(up) after dropout. */
  readonly value: Slice;
  readonly downInput: Slice;
  readonly downStatistics: Slice;
}

/** The buffer of a slot of the optimiser. */
export const slotBuffer = (slot: string): string => `optimiser.${slot}`;

/** Every buffer of a plan, by content. */
export interface Workspace {
  readonly latents: Slice;
  /** Of the last step, `[parameters]`; between two steps also what `kernels/record-weights` has packed. */
  readonly gradient: Slice;
  /** Optimiser state, `[parameters]` each, by slot name. */
  readonly slots: Readonly<Record<string, Slice>>;
  readonly effective: Slice;
  /** Code and flips of every weight of a BitLinear, see `code-words.ts`; next to nothing in full precision. */
  readonly codes: Slice;
  /** Codes that the last step changed, per BitLinear. */
  readonly flips: Slice;
  /** See `kernels/count-weights`. */
  readonly counts: Slice;
  readonly table: Slice;
  /** See `kernels/scale-weights`; next to nothing where a mode has no rule as numbers. */
  readonly scales: Slice;
  readonly weightSums: Slice;
  readonly angles: Slice;
  readonly lossRows: Slice;
  readonly stepParts: Slice;
  readonly report: Slice;
  /** The residual stream before every half block, and after the last: `2·layers + 1`. */
  readonly streams: readonly Slice[];
  readonly layers: readonly LayerBuffers[];
  /** Whether every layer has buffers of its own for what its backward pass needs. */
  readonly keepsLayers: boolean;
  readonly final: Slice;
  readonly finalStatistics: Slice;
  /** Logits, then their gradient. */
  readonly logits: Slice;
  readonly dStream: Slice;
  readonly dNormed: Slice;
  readonly dMixed: Slice;
  readonly dQkv: Slice;
  readonly dValue: Slice;
}

/** Sizes that follow from an architecture and a batch size. */
export interface Sizes {
  readonly tokens: number;
  /** Rows that have a loss: every token, or the last of every sequence. */
  readonly readouts: number;
  readonly classes: number;
  readonly fused: number;
  readonly upWidth: number;
  readonly headDim: number;
  readonly bits: ActivationBits | null;
  /** Whether the input of an attention's output, or of a feed-forward's down, is rotated: where the width has pairs. */
  readonly rotates: { readonly output: boolean; readonly down: boolean };
}

export function sizesOf(architecture: Architecture, batchSize: number): Sizes {
  const { input, hiddenSize, numHeads, numKvHeads, feedForwardSize, recipe, seqLen, mode, activationBits, rotation, classes } =
    architecture;
  const headDim = hiddenSize / numHeads;
  return {
    tokens: batchSize * seqLen,
    readouts: input.kind === 'tokens' ? batchSize * seqLen : batchSize,
    classes: input.kind === 'tokens' ? input.vocab : (classes ?? 0),
    fused: hiddenSize + 2 * numKvHeads * headDim,
    upWidth: recipe === 'edifice' ? feedForwardSize : 2 * feedForwardSize,
    headDim,
    bits: modeOf(mode).quantisesActivations ? activationBits : null,
    rotates: { output: rotation && hadamardBlock(hiddenSize) > 1, down: rotation && hadamardBlock(feedForwardSize) > 1 },
  };
}

/** Dropout masks in the order in which the definition draws them; none without dropout. */
export function masksOf({ recipe, dropout, numLayers, hiddenSize, feedForwardSize }: Architecture, tokens: number): readonly MaskSpec[] {
  if (dropout === 0) return [];
  return Array.from({ length: numLayers }, (_, layer): MaskSpec[] => [
    { name: `output-mask-${layer}`, count: tokens * hiddenSize },
    ...(recipe === 'edifice' ? [{ name: `up-mask-${layer}`, count: tokens * feedForwardSize }] : []),
    { name: `down-mask-${layer}`, count: tokens * hiddenSize },
    ...(recipe === 'edifice' && layer + 1 < numLayers ? [{ name: `between-mask-${layer}`, count: tokens * hiddenSize }] : []),
  ]).flat();
}

/** Bytes of the buffers that layers either keep or share. */
export function layerBytes({ numLayers, hiddenSize, feedForwardSize }: Architecture, { tokens, fused, upWidth }: Sizes): number {
  return 4 * tokens * numLayers * (3 * hiddenSize + fused + upWidth + 2 * feedForwardSize);
}

/** Adds every buffer to the list. */
export function workspaceOf(
  list: BufferList,
  architecture: Architecture,
  batchSize: number,
  layout: Layout,
  stepInput: StepInput,
  optimiser: OptimiserId,
  keepsLayers: boolean,
): Workspace {
  const { hiddenSize, feedForwardSize, numHeads, numLayers, seqLen, recipe, input, ropeTheta, ropeFactor, subNorms } = architecture;
  const { tokens, readouts, classes, fused, upWidth, headDim, bits, rotates } = sizesOf(architecture, batchSize);
  const { add } = list;
  const rows = (name: string, count: number, width: number): Slice => add(name, padded(count) * padded(width));
  // One of a name for all layers, or one for each.
  const shared = new Map<string, Slice>();
  const scratch = (name: string, own: string, width: number): Slice => {
    const slice = (keepsLayers ? undefined : shared.get(name)) ?? rows(keepsLayers ? own : name, tokens, width);
    shared.set(name, slice);
    return slice;
  };
  const b158 = recipe === 'b1.58';
  const given = input.kind === 'frames' && input.embedDim === hiddenSize;

  const layers = Array.from({ length: numLayers }, (_, l): LayerBuffers => {
    const mixed = rows(`mixed-${l}`, tokens, hiddenSize);
    return {
      qkvInput: scratch('input', `qkv-input-${l}`, hiddenSize),
      qkvStatistics: add(`qkv-statistics-${l}`, 2 * tokens),
      qkv: scratch('qkv', `qkv-${l}`, fused),
      mixed,
      logSum: add(`log-sum-${l}`, 2 * tokens * numHeads),
      outputInput: (b158 && subNorms) || bits !== null || rotates.output ? scratch('input', `output-input-${l}`, hiddenSize) : mixed,
      outputStatistics: add(`output-statistics-${l}`, 2 * tokens),
      upInput: scratch('input', `up-input-${l}`, hiddenSize),
      upStatistics: add(`up-statistics-${l}`, 2 * tokens),
      up: scratch('up', `up-${l}`, upWidth),
      value: scratch('value', `value-${l}`, feedForwardSize),
      downInput: scratch('down-input', `down-input-${l}`, feedForwardSize),
      downStatistics: add(`down-statistics-${l}`, 2 * tokens),
    };
  });
  const [first] = layers;
  /**
   * Where layers share memory, buffers with disjoint lifetimes are aliased as well: the gradient of one half of a block
   * lies in the scratch of the other. Only where rows have no padding, which must stay zero.
   */
  const borrowed = (from: Slice | undefined, fromWidth: number, own: string, count: number, width: number): Slice => {
    const words = padded(count) * width;
    const fits = !keepsLayers && from !== undefined && width % 4 === 0 && fromWidth % 4 === 0 && words <= from.words;
    return fits ? { ...from, words } : rows(own, count, width);
  };
  const flat = (name: string): Slice => add(name, layout.parameters);
  return {
    latents: flat('latents'),
    gradient: add(
      'gradient',
      Math.max(layout.parameters, wordsPerBlock(architecture.mode) * recordBlocks(layout.bitLinears.length, layout.bitLinearWeights)),
    ),
    slots: bySlot(optimiser, (slot) => flat(slotBuffer(slot))),
    effective: add('effective', layout.effectiveWords),
    codes: add('codes', architecture.mode === 'none' ? 0 : layout.bitLinearWeights),
    flips: add('flips', layout.bitLinears.length),
    counts: add('counts', layout.bitLinears.length * countsWidth),
    table: add('table', layout.table.length, layout.table),
    scales: add('scales', modeOf(architecture.mode).rounding === null ? 0 : groupFloats * layout.scaleGroups),
    weightSums: add('weight-sums', 2 * weightParts * layout.matrices),
    angles: add('angles', seqLen * headDim, b158 ? rotaryAngles(seqLen, headDim, ropeTheta, ropeFactor) : undefined),
    lossRows: add('loss-rows', readouts),
    stepParts: add('step-parts', 2 * partCount),
    report: add('report', 4),
    streams: Array.from({ length: 2 * numLayers + 1 }, (_, i) =>
      i === 0 && given ? stepInput.part('frames') : rows(`stream-${i}`, tokens, hiddenSize),
    ),
    layers,
    keepsLayers,
    final: borrowed(first?.upInput, hiddenSize, 'final', readouts, hiddenSize),
    finalStatistics: add('final-statistics', 2 * readouts),
    logits: rows('logits', readouts, classes),
    dStream: rows('d-stream', tokens, hiddenSize),
    dNormed: rows('d-normed', tokens, hiddenSize),
    dMixed: borrowed(first?.value, feedForwardSize, 'd-mixed', tokens, hiddenSize),
    dQkv: borrowed(first?.up, upWidth, 'd-qkv', tokens, fused),
    dValue: borrowed(first?.qkv, fused, 'd-value', tokens, feedForwardSize),
  };
}

/** `[seqLen, headDim / 2]` of (cos, sin): the angles of `model/block.ts`. */
function rotaryAngles(seqLen: number, headDim: number, theta: number, factor: number): Float32Array {
  const angles = new Float32Array(seqLen * headDim);
  for (let position = 0; position < seqLen; position++) {
    for (let pair = 0; pair < headDim / 2; pair++) {
      const angle = (position / factor) * theta ** ((-2 * pair) / headDim);
      angles.set([Math.cos(angle), Math.sin(angle)], position * headDim + 2 * pair);
    }
  }
  return angles;
}
