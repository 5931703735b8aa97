import { dispatchOf, type Dispatch } from './dispatch';
import { attention } from './kernels/attention/wgsl';
import { embed } from './kernels/embed/wgsl';
import type { NormaliseShape } from './kernels/normalise/shape';
import { normalise } from './kernels/normalise/wgsl';
import type { ProductShape } from './kernels/product/shape';
import { product } from './kernels/product/wgsl';
import type { PlanParts } from './plan-parts';

/** The forward pass up to the logits: nine dispatches a layer. */
export function forwardDispatches(parts: PlanParts): Dispatch[] {
  const { architecture, sizes, workspace: w, stepInput, layout, weights } = parts;
  const { input, hiddenSize, feedForwardSize, numLayers, recipe, seqLen, dropout } = architecture;
  const { tokens, readouts, classes, fused, upWidth, headDim, bits } = sizes;
  const edifice = recipe === 'edifice';
  const norm = edifice ? 'layer' : 'rms';
  const { latents, angles } = w;
  const hyper = stepInput.part('hyper');
  const normalShape: NormaliseShape = {
    rows: tokens, width: hiddenSize, source: 'stream', activation: architecture.activation, norm, epsilon: architecture.normEpsilon, bits, dropout: 0, every: 1,
  };
  const productShape: ProductShape = { rows: tokens, inputs: hiddenSize, outputs: hiddenSize, bias: edifice, residual: false, dropout: 0, sumDropout: 0, rotary: null };

  const list: Dispatch[] = [];
  const add = (...dispatch: Parameters<typeof dispatchOf>): void => void list.push(dispatchOf(...dispatch));
  const [stream0] = w.streams;
  if (input.kind === 'tokens') add(embed({ rows: tokens, width: hiddenSize }), { ids: stepInput.part('ids'), table: weights('embedding'), x: stream0 ?? null });
  else if (input.embedDim !== hiddenSize) {
    const shape = { ...productShape, inputs: input.embedDim, bias: true };
    add(product(shape), { x: stepInput.part('frames'), w: weights('input_projection'), y: stream0 ?? null, latents }, [layout.offsetOf('input_projection.bias')]);
  }

  for (const [l, layer] of w.layers.entries()) {
    const block = `blocks.${l}`;
    const [before = null, middle = null, after = null] = w.streams.slice(2 * l);
    const between = edifice && l + 1 < numLayers ? dropout : 0;
    const normAt = (name: string): readonly number[] => parts.normOffsets(`${block}.${name}`);
    const biasAt = (name: string): readonly number[] => (edifice ? [layout.offsetOf(`${block}.${name}.bias`)] : []);

    add(normalise(normalShape), { x: before, y: layer.qkvInput, statistics: layer.qkvStatistics, latents, hyper }, normAt('attention_norm'));
    const turned = edifice ? null : { columns: layout.group(`${block}.attention.qkv`).pairedRows, headDim, seqLen };
    add(product({ ...productShape, outputs: fused, rotary: turned }), { x: layer.qkvInput, w: weights(`${block}.attention.qkv`), y: layer.qkv, latents, angles }, biasAt('attention.qkv'));
    add(attention(parts.attentionShape), { qkv: layer.qkv, o: layer.mixed, logSum: layer.logSum });
    if (layer.outputInput !== layer.mixed) {
      const shape = { ...normalShape, norm: edifice ? null : norm } as const;
      add(normalise(shape), { x: layer.mixed, y: layer.outputInput, statistics: layer.outputStatistics, latents, hyper }, edifice ? [] : normAt('attention_sub_norm'));
    }
    add(
      product({ ...productShape, residual: true, dropout }),
      { x: layer.outputInput, w: weights(`${block}.attention.output`), y: middle, latents, stream: before, mask: parts.mask(`output-mask-${l}`) },
      biasAt('attention.output'),
    );

    add(normalise(normalShape), { x: middle, y: layer.upInput, statistics: layer.upStatistics, latents, hyper }, normAt('feed_forward_norm'));
    add(product({ ...productShape, outputs: upWidth }), { x: layer.upInput, w: weights(`${block}.feed_forward.up`), y: layer.up, latents }, biasAt('feed_forward.up'));
    const inner = { ...normalShape, width: feedForwardSize };
    add(
      normalise(edifice ? { ...inner, source: 'activated', norm: null, dropout } : { ...inner, source: 'gated' }),
      { x: layer.up, y: layer.downInput, value: layer.value, statistics: layer.downStatistics, latents, hyper, mask: parts.mask(`up-mask-${l}`) },
      edifice ? [] : normAt('feed_forward_sub_norm'),
    );
    add(
      product({ ...productShape, inputs: feedForwardSize, residual: true, dropout, sumDropout: between }),
      { x: layer.downInput, w: weights(`${block}.feed_forward.down`), y: after, latents, stream: middle, mask: parts.mask(`down-mask-${l}`), sumMask: parts.mask(`between-mask-${l}`) },
      biasAt('feed_forward.down'),
    );
  }

  const last = w.streams.at(-1) ?? null;
  const finalShape = { ...normalShape, rows: readouts, bits: null, every: tokens / readouts };
  add(normalise(finalShape), { x: last, y: w.final, statistics: w.finalStatistics, latents }, parts.normOffsets('final_norm'));
  const headShape = { ...productShape, rows: readouts, outputs: classes, bias: input.kind === 'frames' };
  add(product(headShape), { x: w.final, w: weights(parts.head), y: w.logits, latents }, input.kind === 'frames' ? [layout.offsetOf('head.bias')] : []);
  return list;
}
