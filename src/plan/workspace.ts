import type { Architecture } from '../experiment/architecture';
import { modeOf } from '../catalog/modes/modes';
import { type BufferList, type Slice } from './buffers';
import { partCount } from './kernels/shared/sums';
import { weightParts } from './kernels/sum-weights/shape';
import type { Layout } from './layout';
import type { MaskSpec, StepInput } from './step-input';
import { padded } from './wgsl';

/** What a layer keeps for its backward pass. Rows are tokens, columns padded to a multiple of 4. */
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
  /** Gate and up side by side, or up alone. */
  readonly up: Slice;
  /** act(gate)·up, or act(up) after dropout. */
  readonly value: Slice;
  readonly downInput: Slice;
  readonly downStatistics: Slice;
}

/** Every buffer of a plan by what it holds. */
export interface Workspace {
  readonly latents: Slice;
  readonly gradient: Slice;
  readonly first: Slice;
  readonly second: Slice;
  readonly effective: Slice;
  readonly codes: Slice;
  readonly flips: Slice;
  readonly table: Slice;
  readonly weightSums: Slice;
  readonly angles: Slice;
  readonly lossRows: Slice;
  readonly stepParts: Slice;
  readonly report: Slice;
  /** The residual stream before every half block, and after the last: `2·layers + 1`. */
  readonly streams: readonly Slice[];
  readonly layers: readonly LayerBuffers[];
  readonly final: Slice;
  readonly finalStatistics: Slice;
  /** Logits, then their gradient. */
  readonly logits: Slice;
  readonly dStream: Slice;
  readonly dNormed: Slice;
  readonly dMixed: Slice;
  readonly dQkv: Slice;
  readonly dValue: Slice;
  readonly dUp: Slice;
  readonly delta: Slice;
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
  readonly bits: 8 | 4 | null;
}

export function sizesOf(architecture: Architecture, batchSize: number): Sizes {
  const { input, hiddenSize, numHeads, numKvHeads, feedForwardSize, recipe, seqLen, mode, activationBits, classes } = architecture;
  const headDim = hiddenSize / numHeads;
  return {
    tokens: batchSize * seqLen,
    readouts: input.kind === 'tokens' ? batchSize * seqLen : batchSize,
    classes: input.kind === 'tokens' ? input.vocab : (classes ?? 0),
    fused: hiddenSize + 2 * numKvHeads * headDim,
    upWidth: recipe === 'edifice' ? feedForwardSize : 2 * feedForwardSize,
    headDim,
    bits: modeOf(mode).quantisesActivations ? activationBits : null,
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

/** Adds every buffer to the list. */
export function workspaceOf(list: BufferList, architecture: Architecture, batchSize: number, layout: Layout, stepInput: StepInput): Workspace {
  const { hiddenSize, feedForwardSize, numHeads, numLayers, seqLen, recipe, input, ropeTheta } = architecture;
  const { tokens, readouts, classes, fused, upWidth, headDim, bits } = sizesOf(architecture, batchSize);
  const { add } = list;
  const rows = (name: string, count: number, width: number): Slice => add(name, padded(count) * padded(width));
  const b158 = recipe === 'b1.58';
  const given = input.kind === 'frames' && input.embedDim === hiddenSize;

  const layers = Array.from({ length: numLayers }, (_, l): LayerBuffers => {
    const mixed = rows(`mixed-${l}`, tokens, hiddenSize);
    return {
      qkvInput: rows(`qkv-input-${l}`, tokens, hiddenSize),
      qkvStatistics: add(`qkv-statistics-${l}`, 2 * tokens),
      qkv: rows(`qkv-${l}`, tokens, fused),
      mixed,
      logSum: add(`log-sum-${l}`, tokens * numHeads),
      outputInput: b158 || bits !== null ? rows(`output-input-${l}`, tokens, hiddenSize) : mixed,
      outputStatistics: add(`output-statistics-${l}`, 2 * tokens),
      upInput: rows(`up-input-${l}`, tokens, hiddenSize),
      upStatistics: add(`up-statistics-${l}`, 2 * tokens),
      up: rows(`up-${l}`, tokens, upWidth),
      value: rows(`value-${l}`, tokens, feedForwardSize),
      downInput: rows(`down-input-${l}`, tokens, feedForwardSize),
      downStatistics: add(`down-statistics-${l}`, 2 * tokens),
    };
  });
  const flat = (name: string): Slice => add(name, layout.parameters);
  return {
    latents: flat('latents'),
    gradient: flat('gradient'),
    first: flat('first'),
    second: flat('second'),
    effective: add('effective', layout.effectiveWords),
    codes: add('codes', architecture.mode === 'none' ? 0 : layout.effectiveWords),
    flips: add('flips', layout.bitLinears.length),
    table: add('table', layout.table.length, layout.table),
    weightSums: add('weight-sums', 2 * weightParts * layout.matrices),
    angles: add('angles', seqLen * headDim, b158 ? rotaryAngles(seqLen, headDim, ropeTheta) : undefined),
    lossRows: add('loss-rows', readouts),
    stepParts: add('step-parts', 2 * partCount),
    report: add('report', 4),
    streams: Array.from({ length: 2 * numLayers + 1 }, (_, i) => (i === 0 && given ? stepInput.part('frames') : rows(`stream-${i}`, tokens, hiddenSize))),
    layers,
    final: rows('final', readouts, hiddenSize),
    finalStatistics: add('final-statistics', 2 * readouts),
    logits: rows('logits', readouts, classes),
    dStream: rows('d-stream', tokens, hiddenSize),
    dNormed: rows('d-normed', tokens, hiddenSize),
    dMixed: rows('d-mixed', tokens, hiddenSize),
    dQkv: rows('d-qkv', tokens, fused),
    dValue: rows('d-value', tokens, feedForwardSize),
    dUp: rows('d-up', tokens, upWidth),
    delta: add('delta', tokens * numHeads),
  };
}

/** `[seqLen, headDim / 2]` of (cos, sin): the angles of `model/rotary.ts`. */
function rotaryAngles(seqLen: number, headDim: number, theta: number): Float32Array {
  const angles = new Float32Array(seqLen * headDim);
  for (let position = 0; position < seqLen; position++) {
    for (let pair = 0; pair < headDim / 2; pair++) {
      const angle = position * theta ** ((-2 * pair) / headDim);
      angles.set([Math.cos(angle), Math.sin(angle)], position * headDim + 2 * pair);
    }
  }
  return angles;
}
