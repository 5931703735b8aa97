import { dispatchOf, type Dispatch } from './dispatch';
import { forwardLayer } from './forward-layer';
import { activationBackward } from './kernels/activation-backward/kernel';
import { attentionBackward } from './kernels/attention-backward/kernel';
import { embedBackward } from './kernels/embed-backward/kernel';
import { hadamard } from './kernels/hadamard/kernel';
import { normaliseBackward, type NormaliseBackwardShape } from './kernels/normalise-backward/kernel';
import { productBackward, type ProductBackwardShape } from './kernels/product-backward/kernel';
import type { PlanParts } from './plan-parts';

/**
 * From the gradient of the logits to the whole flat gradient: nine dispatches a layer, two more with a rotation, and
 * six or eight more where activations are recomputed instead of kept.
 */
export function backwardDispatches(parts: PlanParts): Dispatch[] {
  const { architecture, sizes, workspace: w, stepInput, layout, weights } = parts;
  const { input, hiddenSize, feedForwardSize, recipe, dropout, activation, subNorms, activationRule: rule } = architecture;
  const { tokens, readouts, classes, fused, upWidth, headDim, rotates } = sizes;
  const edifice = recipe === 'edifice';
  const normsInside = !edifice && subNorms;
  const { latents, gradient, angles, dStream, dNormed, dValue, dQkv } = w;
  const normShape: NormaliseBackwardShape = {
    rows: tokens,
    width: hiddenSize,
    norm: edifice ? 'layer' : 'rms',
    accumulate: true,
    gated: false,
    activation,
    dropout: 0,
    every: 1,
  };
  const productShape: ProductBackwardShape = {
    rows: tokens,
    inputs: hiddenSize,
    outputs: hiddenSize,
    bias: edifice,
    dropout: 0,
    inputGradient: true,
    pairedRows: 0,
    headDim,
  };

  const list: Dispatch[] = [];
  const add = (...dispatch: Parameters<typeof dispatchOf>): void => void list.push(dispatchOf(...dispatch));
  const weightAt = (name: string, bias: boolean): readonly number[] => [
    layout.group(name).latentOffset,
    ...(bias ? [layout.offsetOf(`${name}.bias`)] : []),
  ];

  const labelled = input.kind === 'frames';
  const headShape = { ...productShape, rows: readouts, outputs: classes, bias: labelled };
  add(
    productBackward(headShape),
    { dy: w.logits, x: w.final, gradient, w: weights(parts.head), dx: dNormed },
    weightAt(parts.head, labelled),
  );
  add(
    normaliseBackward({ ...normShape, rows: readouts, accumulate: false, every: tokens / readouts }),
    { dy: dNormed, x: w.streams.at(-1) ?? null, statistics: w.finalStatistics, latents, dx: dStream, gradient },
    parts.normOffsets('final_norm'),
  );

  for (const [l, layer] of [...w.layers.entries()].toReversed()) {
    const block = `blocks.${l}`;
    const [before = null, middle = null] = w.streams.slice(2 * l);
    const normAt = (name: string): readonly number[] => parts.normOffsets(`${block}.${name}`);
    const groupAt = (name: string): readonly number[] => weightAt(`${block}.${name}`, edifice);
    const again = w.keepsLayers ? null : forwardLayer(parts, l);

    if (again !== null) list.push(again.upInput, again.up, ...again.downInput);
    add(
      productBackward({ ...productShape, inputs: feedForwardSize, dropout }),
      {
        dy: dStream,
        x: layer.downInput,
        gradient,
        w: weights(`${block}.feed_forward.down`),
        dx: dValue,
        mask: parts.mask(`down-mask-${l}`),
      },
      groupAt('feed_forward.down'),
    );
    if (rotates.down) add(hadamard({ rows: tokens, width: feedForwardSize, bits: null, rule }), { x: dValue });
    if (!normsInside)
      add(activationBackward({ rows: tokens, width: feedForwardSize, activation, gated: !edifice, dropout: edifice ? dropout : 0 }), {
        z: layer.up,
        dy: dValue,
        mask: parts.mask(`up-mask-${l}`),
      });
    else {
      add(
        normaliseBackward({ ...normShape, width: feedForwardSize, accumulate: false, gated: true }),
        { dy: dValue, x: layer.value, statistics: layer.downStatistics, latents, dx: layer.up, gradient },
        normAt('feed_forward_sub_norm'),
      );
    }
    add(
      productBackward({ ...productShape, outputs: upWidth }),
      { dy: layer.up, x: layer.upInput, gradient, w: weights(`${block}.feed_forward.up`), dx: dNormed },
      groupAt('feed_forward.up'),
    );
    add(
      normaliseBackward(normShape),
      { dy: dNormed, x: middle, statistics: layer.upStatistics, latents, dx: dStream, gradient },
      normAt('feed_forward_norm'),
    );

    if (again !== null) list.push(...again.outputInput);
    const dAttended = normsInside ? dNormed : w.dMixed;
    add(
      productBackward({ ...productShape, dropout }),
      {
        dy: dStream,
        x: layer.outputInput,
        gradient,
        w: weights(`${block}.attention.output`),
        dx: dAttended,
        mask: parts.mask(`output-mask-${l}`),
      },
      groupAt('attention.output'),
    );
    if (rotates.output) add(hadamard({ rows: tokens, width: hiddenSize, bits: null, rule }), { x: dAttended });
    if (normsInside) {
      const shape = { ...normShape, accumulate: false };
      add(
        normaliseBackward(shape),
        { dy: dNormed, x: layer.mixed, statistics: layer.outputStatistics, latents, dx: w.dMixed, gradient },
        normAt('attention_sub_norm'),
      );
    }
    if (again !== null) list.push(again.qkvInput, again.qkv);
    add(attentionBackward(parts.attentionShape), {
      qkv: layer.qkv,
      o: layer.mixed,
      logSum: layer.logSum,
      dO: w.dMixed,
      dqkv: dQkv,
      angles,
    });
    const { pairedRows } = layout.group(`${block}.attention.qkv`);
    add(
      productBackward({ ...productShape, outputs: fused, pairedRows }),
      { dy: dQkv, x: layer.qkvInput, gradient, w: weights(`${block}.attention.qkv`), dx: dNormed },
      groupAt('attention.qkv'),
    );
    const between = edifice && l > 0 ? dropout : 0;
    add(
      normaliseBackward({ ...normShape, dropout: between }),
      {
        dy: dNormed,
        x: before,
        statistics: layer.qkvStatistics,
        latents,
        dx: dStream,
        gradient,
        mask: parts.mask(`between-mask-${l - 1}`),
      },
      normAt('attention_norm'),
    );
  }

  if (input.kind === 'tokens') {
    const offered = { starts: stepInput.part('starts'), order: stepInput.part('order'), dx: dStream, gradient };
    add(embedBackward({ vocab: input.vocab, width: hiddenSize }), offered, [layout.offsetOf('embedding.weight')]);
  } else if (input.embedDim !== hiddenSize) {
    const shape = { ...productShape, inputs: input.embedDim, bias: true, inputGradient: false };
    add(productBackward(shape), { dy: dStream, x: stepInput.part('frames'), gradient }, weightAt('input_projection', true));
  }
  return list;
}
