import { breathing } from '../math/breath';
import type { PackedModel } from '../packed/packed-model';
import type { Examples } from './batches';
import { tallyOf, type Measured } from './tally';

/** Loss and score of a packed model on examples, at λ = 1. */
export async function measurePacked(model: PackedModel, held: Examples): Promise<Measured> {
  const { seqLen } = model.architecture;
  const tally = tallyOf(held);
  const breathe = breathing();

  async function read(input: readonly number[] | Float32Array, outputs: 'every' | 'last'): Promise<void> {
    await breathe();
    tally.take(await model.startReading().read(input, outputs));
  }

  if (held.kind === 'tokens') for (const { tokens } of held.examples) await read(tokens.slice(0, seqLen), 'every');
  else for (const { frames } of held.examples) await read(frames, 'last');
  return tally.measured();
}
