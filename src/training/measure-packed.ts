import type { PackedModel } from '../packed/packed-model';
import type { Examples } from './batches';
import type { Measured } from './evaluate';
import { scoreOf, squaredDistance } from './score';

/** Time slice between yields to the event loop, in ms. */
const breathEveryMs = 30;

/** Loss and score of a packed model on examples: what `evaluate.measure` does, without TensorFlow. */
export async function measurePacked(model: PackedModel, held: Examples): Promise<Measured> {
  const { seqLen } = model.architecture;
  const predictions: number[][] = [];
  let lossNats = 0;
  let targets = 0;
  let breath = performance.now();

  /** Reads one row of logits out: adds its loss and returns its choice. */
  function readOut(logits: Float32Array, target: number, counts: number): number {
    lossNats += counts * crossEntropy(logits, target);
    targets += counts;
    return logits.indexOf(Math.max(...logits));
  }

  async function read(input: readonly number[] | Float32Array, outputs: 'every' | 'last'): Promise<Float32Array> {
    if (performance.now() - breath >= breathEveryMs) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      breath = performance.now();
    }
    return model.startReading().read(input, outputs);
  }

  if (held.kind === 'frames') {
    for (const { frames, label } of held.examples) predictions.push([readOut(await read(frames, 'last'), label, 1)]);
  } else if (held.kind === 'forecast') {
    for (const { frames, next } of held.examples) {
      const predicted = await read(frames, 'last');
      lossNats += squaredDistance(predicted, next) / next.length;
      targets += 1;
      predictions.push([...predicted]);
    }
  } else {
    for (const { tokens, scored } of held.examples) {
      const logits = await read(tokens.slice(0, seqLen), 'every'); // [seq, vocab]
      const vocab = logits.length / seqLen;
      predictions.push(scored.map((counts, i) => readOut(logits.subarray(i * vocab, (i + 1) * vocab), tokens[i + 1] ?? 0, counts)));
    }
  }
  return { heldOutLossNats: lossNats / targets, score: scoreOf(held, predictions), predictions };
}

/** −log softmax(logits)[target] */
function crossEntropy(logits: Float32Array, target: number): number {
  const largest = Math.max(...logits);
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0)) - (logits[target] ?? Number.NaN);
}
