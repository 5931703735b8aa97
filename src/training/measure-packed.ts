import type { PackedModel } from '../packed/packed-model';
import type { Examples } from './batches';
import { tallyOf, type Measured } from './tally';

/** Time slice between yields to the event loop, in ms. */
const breathEveryMs = 30;

/** Loss and score of a packed model on examples, at λ = 1. */
export async function measurePacked(model: PackedModel, held: Examples): Promise<Measured> {
  const { seqLen } = model.architecture;
  const tally = tallyOf(held);
  let breath = performance.now();

  async function read(input: readonly number[] | Float32Array, outputs: 'every' | 'last'): Promise<void> {
    if (performance.now() - breath >= breathEveryMs) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      breath = performance.now();
    }
    tally.take(await model.startReading().read(input, outputs));
  }

  if (held.kind === 'tokens') for (const { tokens } of held.examples) await read(tokens.slice(0, seqLen), 'every');
  else for (const { frames } of held.examples) await read(frames, 'last');
  return tally.measured();
}
