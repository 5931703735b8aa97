import { dispatchOf, type Dispatch } from './dispatch';
import { forwardLayer, normaliseShapeOf, productShapeOf } from './forward-layer';
import { normalise } from './kernels/normalise/kernel';
import { product } from './kernels/product/kernel';
import type { PlanParts } from './plan-parts';

/** The forward pass up to the logits: nine dispatches a layer, eleven with a rotation. */
export function forwardDispatches(parts: PlanParts): Dispatch[] {
  const { architecture, sizes, workspace: w, stepInput, layout, weights } = parts;
  const { input, hiddenSize, numLayers } = architecture;
  const { tokens, readouts, classes } = sizes;
  const { latents } = w;
  const list: Dispatch[] = [];
  const add = (...dispatch: Parameters<typeof dispatchOf>): void => void list.push(dispatchOf(...dispatch));

  const [stream0 = null] = w.streams;
  // Tokens are looked up by the first norm.
  if (input.kind === 'frames' && input.embedDim !== hiddenSize) {
    const shape = { ...productShapeOf(parts), inputs: input.embedDim, bias: true };
    add(product(shape), { x: stepInput.part('frames'), w: weights('input_projection'), y: stream0, latents }, [
      layout.offsetOf('input_projection.bias'),
    ]);
  }

  for (let l = 0; l < numLayers; l++) {
    const layer = forwardLayer(parts, l);
    list.push(layer.qkvInput, layer.qkv, layer.mixed, ...layer.outputInput);
    list.push(layer.middle, layer.upInput, layer.up, ...layer.downInput, layer.after);
  }

  const last = w.streams.at(-1) ?? null;
  const finalShape = { ...normaliseShapeOf(parts), rows: readouts, bits: null, every: tokens / readouts };
  add(normalise(finalShape), { x: last, y: w.final, statistics: w.finalStatistics, latents }, parts.normOffsets('final_norm'));
  const headShape = { ...productShapeOf(parts), rows: readouts, outputs: classes, bias: input.kind === 'frames' };
  add(
    product(headShape),
    { x: w.final, w: weights(parts.head), y: w.logits, latents },
    input.kind === 'frames' ? [layout.offsetOf('head.bias')] : [],
  );
  return list;
}
