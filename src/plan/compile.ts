import * as words from '#words/plan/compile';
import type { Architecture } from '../experiment/architecture';
import { modeOf } from '../catalog/modes/modes';
import { defaultOptimiser, type OptimiserId } from '../catalog/optimisers/optimisers';
import { backwardDispatches } from './backward';
import { bufferList, type BufferSpec } from './buffers';
import { dispatchOf, type Dispatch } from './dispatch';
import { forwardDispatches } from './forward';
import { countWeights } from './kernels/count-weights/kernel';
import { crossEntropy } from './kernels/cross-entropy/kernel';
import { learnScales } from './kernels/learn-scales/kernel';
import { maskGradient } from './kernels/mask-gradient/kernel';
import { optimise } from './kernels/optimise/kernel';
import { quantiseWeights } from './kernels/quantise-weights/kernel';
import { recordBlocks as blocksOf, recordWeights } from './kernels/record-weights/kernel';
import { scaleWeights } from './kernels/scale-weights/kernel';
import { squaredError } from './kernels/squared-error/kernel';
import { sumStep } from './kernels/sum-step/kernel';
import { sumWeights } from './kernels/sum-weights/kernel';
import { layoutOf, type Layout } from './layout';
import type { PlanParts } from './plan-parts';
import { PlanRefusal } from './plan-refusal';
import { stepInputBuffer, stepInputOf, type StepInput } from './step-input';
import { layerBytes, masksOf, sizesOf, workspaceOf } from './workspace';

/** Training steps of one architecture and batch size, compiled: buffers and a list of dispatches. Knows no device. */
export interface Plan {
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly optimiser: OptimiserId;
  readonly layout: Layout;
  readonly stepInput: StepInput;
  /** Rows that have a loss, and logits or numbers of each. */
  readonly outputs: { readonly readouts: number; readonly classes: number };
  readonly buffers: readonly BufferSpec[];
  /** Latents to effective weights: once before the first step. */
  readonly quantise: readonly Dispatch[];
  /** The forward pass up to the logits: how a step begins. */
  readonly forward: readonly Dispatch[];
  /** One training step, quantising for the next one included. */
  readonly step: readonly Dispatch[];
  /** Counts the current weights between two steps; `counts` must be cleared first. */
  readonly count: readonly Dispatch[];
  /** Packs current codes and latents between two steps, overwriting the gradient of the last; empty in full precision. */
  readonly record: readonly Dispatch[];
  /** Where {@link Plan.record} leaves them, see `kernels/record-weights`. */
  readonly recordBuffer: string;
  readonly recordBlocks: number;
}

/** Beyond this many bytes, layers share their activations and the backward pass recomputes them. */
const mostLayerBytes = 64e6;

export interface CompileOptions {
  /** Whether layers keep all activations for the backward pass; by default, up to a limit. */
  readonly keepsLayers?: boolean;
  /** By default, AdamW. */
  readonly optimiser?: OptimiserId;
}

/**
 * Compiles the training step of a model: the arithmetic of `model/` and of `training/definition/state.ts`, in 10 + 18·layers
 * dispatches (b1.58), 10 + 24·layers where layers share their memory, and four or six a layer more with a rotation. Throws {@link PlanRefusal} by name of what it
 * cannot train.
 */
export function compilePlan(architecture: Architecture, batchSize: number, options: CompileOptions = {}): Plan {
  const { input, classes, outputs, mode, variant, weightScale, hiddenSize, numHeads, numKvHeads, seqLen, recipe } = architecture;
  if (input.kind === 'frames' && classes === null) throw new PlanRefusal(words.noLoss);
  if (input.kind === 'tokens' && classes !== null) throw new PlanRefusal(words.noClassesForTokens);
  const { granularity, rounding } = modeOf(mode);
  // Kernels go through four weights at a time, all of one group.
  if (typeof granularity === 'object' && granularity.group % 4 !== 0) throw new PlanRefusal(words.oddGroups(granularity.group));

  const sizes = sizesOf(architecture, batchSize);
  const layout = layoutOf(architecture);
  const masks = masksOf(architecture, sizes.tokens);
  const { optimiser = defaultOptimiser } = options;
  const stepInput = stepInputOf(architecture, batchSize, masks, optimiser);
  const keepsLayers = options.keepsLayers ?? layerBytes(architecture, sizes) <= mostLayerBytes;
  const list = bufferList();
  list.add(stepInputBuffer, stepInput.words);
  const workspace = workspaceOf(list, architecture, batchSize, layout, stepInput, optimiser, keepsLayers);
  const maskNames = new Set(masks.map(({ name }) => name));
  const parts: PlanParts = {
    architecture,
    sizes,
    layout,
    workspace,
    stepInput,
    attentionShape: {
      batch: batchSize,
      seqLen,
      heads: numHeads,
      kvHeads: numKvHeads,
      headDim: hiddenSize / numHeads,
      rotary: recipe === 'b1.58',
    },
    head: input.kind === 'tokens' ? 'embedding' : 'head',
    weights(name) {
      const { base, words } = layout.group(name);
      return { buffer: workspace.effective.buffer, firstWord: base, words };
    },
    normOffsets: (name) => [layout.offsetOf(`${name}.gain`), ...(recipe === 'edifice' ? [layout.offsetOf(`${name}.bias`)] : [])],
    mask: (name) => (maskNames.has(name) ? stepInput.part(name) : null),
  };

  const { latents, gradient, slots, effective, codes, flips, counts, table, scales, weightSums, lossRows, stepParts, report, logits } =
    workspace;
  const hyper = stepInput.part('hyper');
  const { parameters, matrices, largest, mostGroups, learntAt } = layout;
  const sums = dispatchOf(sumWeights({ matrices }), { latents, table, parts: weightSums, flips });
  const isQuantised = modeOf(mode).levels !== null;
  const scale =
    rounding === null
      ? []
      : [dispatchOf(scaleWeights({ matrices, mostGroups, mode, ...(learntAt === null ? {} : { learntAt }) }), { latents, table, scales })];
  const quantise = [
    ...(isQuantised ? [sums] : []),
    ...scale,
    dispatchOf(quantiseWeights({ matrices, largest, mode, variant, weightScale }), {
      latents,
      table,
      effective,
      parts: weightSums,
      scales,
      hyper,
      codes,
      flips,
    }),
  ];
  const count = [
    // Quantising has computed the sums of these latents already.
    ...(isQuantised ? [] : [sums]),
    dispatchOf(countWeights({ matrices, largest, mode, variant, weightScale }), {
      latents,
      table,
      parts: weightSums,
      counts,
      effective,
      codes,
      scales,
    }),
  ];
  const blocks = blocksOf(layout.bitLinears.length, layout.bitLinearWeights);
  const record = isQuantised
    ? [
        dispatchOf(recordWeights({ matrices, largest, blocks, mode, variant }), {
          latents,
          table,
          parts: weightSums,
          scales,
          codes,
          record: gradient,
        }),
      ]
    : [];
  const lossKernel =
    outputs === 'numbers'
      ? squaredError({ rows: sizes.readouts, values: sizes.classes })
      : crossEntropy({ rows: sizes.readouts, classes: sizes.classes });
  const loss = dispatchOf(lossKernel, {
    targets: stepInput.part('targets'),
    weights: stepInput.part('weights'),
    z: logits,
    loss: lossRows,
  });
  const update = [
    ...(learntAt === null
      ? []
      : [dispatchOf(learnScales({ matrices, mostGroups, mode, learntAt }), { latents, table, scales, hyper, gradient })]),
    ...(rounding === null || rounding.passes === null
      ? []
      : [dispatchOf(maskGradient({ matrices, largest, mode }), { latents, table, scales, hyper, gradient })]),
    dispatchOf(sumStep({ parameters, rows: sizes.readouts }), { gradient, loss: lossRows, parts: stepParts }),
    dispatchOf(optimise({ optimiser, parameters }), { latents, gradient, ...slots, hyper, parts: stepParts, report }),
  ];
  const forward = forwardDispatches(parts);
  const step = [...forward, loss, ...backwardDispatches(parts), ...update, ...quantise];
  return {
    architecture,
    batchSize,
    optimiser,
    layout,
    stepInput,
    outputs: { readouts: sizes.readouts, classes: sizes.classes },
    buffers: list.specs,
    quantise,
    forward,
    step,
    count,
    record,
    recordBuffer: gradient.buffer,
    recordBlocks: blocks,
  };
}
