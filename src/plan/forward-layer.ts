import { largestActivation } from '../catalog/modes/activations';
import { modeOf } from '../catalog/modes/modes';
import { dispatchOf, type Dispatch } from './dispatch';
import { attention } from './kernels/attention/kernel';
import { hadamard } from './kernels/hadamard/kernel';
import { normalise, type NormaliseShape } from './kernels/normalise/kernel';
import { product, type ProductShape } from './kernels/product/kernel';
import type { Slice } from './buffers';
import type { PlanParts } from './plan-parts';

/** The forward pass of one layer, each dispatch named after its output; some are recomputed in the backward pass. */
export interface ForwardLayer {
  readonly qkvInput: Dispatch;
  readonly qkv: Dispatch;
  readonly mixed: Dispatch;
  /** None where the mixed heads are multiplied as they are; a second one rotates. */
  readonly outputInput: readonly Dispatch[];
  readonly middle: Dispatch;
  readonly upInput: Dispatch;
  readonly up: Dispatch;
  readonly downInput: readonly Dispatch[];
  readonly after: Dispatch;
}

/** What stands before a product unless said otherwise: every token, the width of the stream. */
export function normaliseShapeOf({ architecture, sizes }: PlanParts): NormaliseShape {
  const { hiddenSize, activation, activationRule, normEpsilon, recipe } = architecture;
  return {
    rows: sizes.tokens,
    width: hiddenSize,
    source: 'stream',
    activation,
    norm: recipe === 'edifice' ? 'layer' : 'rms',
    epsilon: normEpsilon,
    bits: sizes.bits,
    rule: activationRule,
    dropout: 0,
    every: 1,
  };
}

/** A product of every token, square, unless said otherwise. */
export function productShapeOf({ architecture: { hiddenSize, recipe }, sizes }: PlanParts): ProductShape {
  return {
    rows: sizes.tokens,
    inputs: hiddenSize,
    outputs: hiddenSize,
    bias: recipe === 'edifice',
    residual: false,
    dropout: 0,
    sumDropout: 0,
    rotary: null,
    roundedTo: null,
  };
}

/** Nine dispatches, and one more for each input that is rotated. */
export function forwardLayer(parts: PlanParts, l: number): ForwardLayer {
  const { architecture, sizes, workspace: w, stepInput, layout, weights } = parts;
  const { hiddenSize, feedForwardSize, numLayers, recipe, seqLen, dropout, subNorms, activationRule: rule } = architecture;
  const { tokens, fused, upWidth, headDim, bits, rotates } = sizes;
  const edifice = recipe === 'edifice';
  const normsInside = !edifice && subNorms;
  const { latents, angles } = w;
  const hyper = stepInput.part('hyper');
  const normalShape = normaliseShapeOf(parts);
  const { levels, granularity } = modeOf(architecture.mode);
  // Codes of other levels than these would need their scale beside them, and so would groups, and steps that are no share of the largest.
  const hasUnitCodes = granularity === 'matrix' && (levels?.every((level) => Math.abs(level) <= 1) ?? false);
  const productShape = {
    ...productShapeOf(parts),
    roundedTo: bits !== null && rule === 'absmax' && hasUnitCodes ? largestActivation(bits) : null,
  };

  const layer = w.layers[l];
  if (layer === undefined) throw new RangeError(`There is no layer ${l}.`);
  const block = `blocks.${l}`;
  const [before = null, middle = null, after = null] = w.streams.slice(2 * l);
  const normAt = (name: string): readonly number[] => parts.normOffsets(`${block}.${name}`);
  const biasAt = (name: string): readonly number[] => (edifice ? [layout.offsetOf(`${block}.${name}.bias`)] : []);
  const turned = edifice ? null : { columns: layout.group(`${block}.attention.qkv`).pairedRows, headDim, seqLen };
  const between = edifice && l + 1 < numLayers ? dropout : 0;
  const inner = { ...normalShape, width: feedForwardSize, bits: rotates.down ? null : bits };
  const embeds = l === 0 && architecture.input.kind === 'tokens';

  // Rounding comes after the rotation.
  const rotated = (rotates: boolean, x: Slice, width: number): readonly Dispatch[] =>
    rotates ? [dispatchOf(hadamard({ rows: tokens, width, bits, rule }), { x, hyper })] : [];

  return {
    qkvInput: dispatchOf(
      normalise(embeds ? { ...normalShape, source: 'embedded' } : normalShape),
      {
        ...(embeds ? { x: weights('embedding'), value: before, ids: stepInput.part('ids') } : { x: before }),
        y: layer.qkvInput,
        statistics: layer.qkvStatistics,
        latents,
        hyper,
      },
      normAt('attention_norm'),
    ),
    qkv: dispatchOf(
      product({ ...productShape, outputs: fused, rotary: turned }),
      { x: layer.qkvInput, w: weights(`${block}.attention.qkv`), y: layer.qkv, latents, angles, hyper },
      biasAt('attention.qkv'),
    ),
    mixed: dispatchOf(attention(parts.attentionShape), { qkv: layer.qkv, o: layer.mixed, logSum: layer.logSum }),
    outputInput:
      layer.outputInput === layer.mixed
        ? []
        : [
            dispatchOf(
              normalise({ ...normalShape, norm: normsInside ? 'rms' : null, bits: rotates.output ? null : bits }),
              { x: layer.mixed, y: layer.outputInput, statistics: layer.outputStatistics, latents, hyper },
              normsInside ? normAt('attention_sub_norm') : [],
            ),
            ...rotated(rotates.output, layer.outputInput, hiddenSize),
          ],
    middle: dispatchOf(
      product({ ...productShape, residual: true, dropout }),
      {
        x: layer.outputInput,
        w: weights(`${block}.attention.output`),
        y: middle,
        latents,
        stream: before,
        mask: parts.mask(`output-mask-${l}`),
        hyper,
      },
      biasAt('attention.output'),
    ),
    upInput: dispatchOf(
      normalise(normalShape),
      { x: middle, y: layer.upInput, statistics: layer.upStatistics, latents, hyper },
      normAt('feed_forward_norm'),
    ),
    up: dispatchOf(
      product({ ...productShape, outputs: upWidth }),
      { x: layer.upInput, w: weights(`${block}.feed_forward.up`), y: layer.up, latents, hyper },
      biasAt('feed_forward.up'),
    ),
    downInput: [
      dispatchOf(
        normalise(
          edifice
            ? { ...inner, source: 'activated', norm: null, dropout }
            : { ...inner, source: 'gated', norm: normsInside ? 'rms' : null },
        ),
        {
          x: layer.up,
          y: layer.downInput,
          value: layer.value,
          statistics: layer.downStatistics,
          latents,
          hyper,
          mask: parts.mask(`up-mask-${l}`),
        },
        normsInside ? normAt('feed_forward_sub_norm') : [],
      ),
      ...rotated(rotates.down, layer.downInput, feedForwardSize),
    ],
    after: dispatchOf(
      product({ ...productShape, inputs: feedForwardSize, residual: true, dropout, sumDropout: between }),
      {
        x: layer.downInput,
        w: weights(`${block}.feed_forward.down`),
        y: after,
        latents,
        stream: middle,
        mask: parts.mask(`down-mask-${l}`),
        sumMask: parts.mask(`between-mask-${l}`),
        hyper,
      },
      biasAt('feed_forward.down'),
    ),
  };
}
