import type { EngineClient } from '../../worker/page/client';
import { experimentIn } from '../draft';
import type { ArmResult, ClassResult } from './result-link';

/** What training a result again has shown. */
export type Replayed =
  /** The same weights, loss and score in every mode. */
  | { readonly outcome: 'proven' }
  /**
   * The first mode that came out otherwise. One from a graphics card may: it rounds sums otherwise, and its numbers are no
   * proof against it.
   */
  | { readonly outcome: 'other'; readonly handedIn: ArmResult; readonly found: Pick<ArmResult, 'heldOutLossNats' | 'score'> };

/**
 * Trains a result again from its seed, mode by mode, on the processor, where equal seeds give equal numbers to the bit in every
 * browser. Its runs are removed afterwards. Rejects as the engine does.
 *
 * @param onProgress share of the training that is done, 0…1
 */
export async function replay(
  client: EngineClient,
  { draft, arms }: ClassResult,
  onProgress: (share: number) => void = () => undefined,
): Promise<Replayed> {
  for (const [i, arm] of arms.entries()) {
    const found = await trainAgain(client, { draft, arms }, arm, (share) => onProgress((i + share) / arms.length));
    const isSame = Math.fround(found.heldOutLossNats) === arm.heldOutLossNats && Math.fround(found.score) === arm.score;
    if (!isSame || found.digest !== arm.digest) return { outcome: 'other', handedIn: arm, found };
  }
  return { outcome: 'proven' };
}

async function trainAgain(
  client: EngineClient,
  { draft }: ClassResult,
  { mode }: ArmResult,
  onProgress: (share: number) => void,
): Promise<{ readonly heldOutLossNats: number; readonly score: number; readonly digest: number }> {
  const { id, steps } = await client.request('create', {
    experiment: { ...experimentIn(draft, mode), backend: 'wasm' },
    // Beside the comparison, and not shown.
    owner: 'sweep',
  });
  const unsubscribe = client.subscribe((event) => {
    if (event.type === 'progressed' && event.summary.id === id) onProgress(event.summary.step / steps);
  });
  try {
    await client.request('finish', { id });
    return await client.request('fingerprint', { id });
  } finally {
    unsubscribe();
    await client.request('remove', { ids: [id] });
  }
}
