import type { Task } from '../../catalog/tasks/task';
import type { BitNet } from '../../model/bitnet';
import type { WeightSet } from '../../model/weights';
import type { AttentionReport } from '../look-reports';
import { observedAs, observePass, passInput } from './observed-pass';

/**
 * The attention probabilities of every head, from the definition's own forward pass at λ = 1.
 *
 * @param written ids that the model wrote after the input, so that one sees where it looked while it wrote
 */
export async function attentionOf(
  model: BitNet,
  weights: WeightSet,
  task: Task,
  input: unknown,
  written: readonly number[],
  step: number,
): Promise<AttentionReport> {
  const { numLayers, numHeads, seqLen } = model.architecture;
  const { tokens, writtenFrom, tensor } = passInput(model, task, input, written);
  try {
    const observed = await observePass(model, weights, tensor, (name) => name.endsWith('.attention.probabilities'));
    const seq = tokens.length;
    const probabilities = new Float32Array(numLayers * numHeads * seq * seq);
    for (let layer = 0; layer < numLayers; layer++) {
      const { values } = observedAs(observed, `blocks.${layer}.attention.probabilities`); // [1, heads, seqLen, seqLen]
      for (let head = 0; head < numHeads; head++) {
        for (let row = 0; row < seq; row++) {
          // The padding after the last token is not shown; nothing before it looks there.
          const from = (head * seqLen + row) * seqLen;
          probabilities.set(values.subarray(from, from + seq), ((layer * numHeads + head) * seq + row) * seq);
        }
      }
    }
    return { step, tokens, writtenFrom, layers: numLayers, heads: numHeads, probabilities };
  } finally {
    tensor.dispose();
  }
}
