/**
 * Measures capacity: for each number of pairs and each mode of the draft one model is trained to the end of its budget,
 * measured and let go of, one after the other. Nothing of a model that was stopped early is kept. A sweep stops when its
 * task is left: nobody sees it any more, and what is trained next needs the processor.
 */
import * as words from '#words/state/capacity';
import type { RunId } from '../../worker/protocol';
import { experimentDraftOf } from '../draft';
import { noticeOf } from '../notice';
import type { CapacitySweep } from '../slices/capacity-slice';
import type { PlaygroundStore } from '../store';
import type { CommandContext } from './context';

/** Each twice the one before: capacity is read on a logarithmic axis. */
export const capacityStops: readonly number[] = [64, 128, 256, 512, 1024];

export interface CapacityCommands {
  /** Starts anew from the settings as they are; resolves when all is measured, stopped or failed. */
  measure(): Promise<void>;
  stop(): Promise<void>;
}

const known = new WeakMap<PlaygroundStore, CapacityCommands>();

/** Those of a page: one sweep at a time, whoever asks for it. */
export function capacityOf(context: CommandContext): CapacityCommands {
  const commands = known.get(context.store) ?? capacityCommands(context);
  known.set(context.store, commands);
  return commands;
}

function capacityCommands({ client, store }: CommandContext): CapacityCommands {
  let running: RunId | null = null;
  let wanted = false;

  const update = (change: (sweep: CapacitySweep) => CapacitySweep): void =>
    store.getState().setCapacity((sweep) => (sweep === null ? null : change(sweep)));

  async function measure(): Promise<void> {
    if (wanted) return;
    wanted = true;
    const { draft, setCapacity, notify } = store.getState();
    const plan = capacityStops.flatMap((pairs) => draft.modes.map((mode) => ({ mode, pairs })));
    setCapacity(() => ({ points: [], total: plan.length, training: null }));
    try {
      for (const { mode, pairs } of plan) {
        if (!wanted) break;
        update((sweep) => ({ ...sweep, training: { mode, pairs } }));
        const { id } = await client.request('create', { experiment: { ...experimentDraftOf(draft, mode), pairs }, owner: 'sweep' });
        running = id;
        if (!wanted) {
          await client.request('remove', { ids: [id] });
          break;
        }
        const { step, steps, score, heldOutLossNats, parameters, seed } = await client.request('finish', { id });
        await client.request('remove', { ids: [id] });
        if (step < steps || score === null || heldOutLossNats === null) break;
        update((sweep) => ({ ...sweep, points: [...sweep.points, { mode, pairs, score, heldOutLossNats, parameters, steps, seed }] }));
      }
    } catch (error) {
      notify(noticeOf(error, words.measuring));
    } finally {
      wanted = false;
      running = null;
      update((sweep) => ({ ...sweep, training: null }));
    }
  }

  async function stop(): Promise<void> {
    wanted = false;
    if (running !== null) await client.request('pause', { ids: [running] });
  }

  store.subscribe(({ draft }, former) => {
    if (wanted && draft.task !== former.draft.task)
      stop().catch((error: unknown) => store.getState().notify(noticeOf(error, words.stopping)));
  });

  return { measure, stop };
}
