import { describe, expect, it } from 'vitest';
import { createBackendKeeper, type BackendKeeper } from '../../../src/worker/backends/backend-keeper';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import { deferred, type Deferred } from '../../../src/worker/trainer/job';

interface Bench {
  readonly keeper: BackendKeeper;
  /** What happened, in order. */
  readonly log: string[];
  /** Loses the device that was made last. */
  lose(): void;
  /** How moving to the next backends ends; then it works. */
  readonly moves: (() => Promise<void>)[];
}

/** A keeper of backends that exist on paper only. */
function bench(): Bench {
  const log: string[] = [];
  const losses: Deferred<string>[] = [];
  const moves: Bench['moves'] = [];
  const onDevice = (): ChosenBackend => {
    losses.push(deferred<string>());
    return { reports: [], active: 'webgpu', plan: { reason: '' }, lost: losses.at(-1)!.promise };
  };
  const keeper = createBackendKeeper({
    async replace(_former, inARow) {
      log.push(inARow ? 'next backend' : 'fresh device');
      return inARow ? { reports: [], active: 'wasm', plan: { reason: '' } } : onDevice();
    },
    onLost: (reason) => void log.push(`lost: ${reason}`),
    move: async (backend) => {
      log.push(`move to ${backend.active}`);
      await moves.shift()?.();
    },
    onReplaced: (backend, former) => void log.push(`${former.active} → ${backend.active}`),
  });
  void keeper.current(async () => onDevice());
  return { keeper, log, moves, lose: () => losses.at(-1)?.resolve('gone') };
}

const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const never = async (): Promise<never> => {
  throw new Error('nobody chooses twice');
};

describe('a backend whose device is lost', () => {
  it('is replaced by itself on a fresh device, and by the next one when that is lost as well', async () => {
    const { keeper, log, lose } = bench();
    await settled();
    lose();
    await settled();
    expect(log).toEqual(['lost: gone', 'fresh device', 'move to webgpu', 'webgpu → webgpu']);
    lose();
    await settled();
    expect(log.slice(4)).toEqual(['lost: gone', 'next backend', 'move to wasm', 'webgpu → wasm']);
    expect((await keeper.current(never)).active).toBe('wasm');
  });

  it('is replaced by the next one when the fresh device is lost while the runs are moved to it', async () => {
    const { log, lose, moves } = bench();
    await settled();
    moves.push(async () => {
      lose();
      throw new Error('mapAsync failed');
    });
    lose();
    await settled();
    await settled();
    expect(log).toEqual(['lost: gone', 'fresh device', 'move to webgpu', 'next backend', 'move to wasm', 'webgpu → wasm']);
  });

  it('makes who needs it wait, and has work that it broke off done again', async () => {
    const { keeper, log, lose, moves } = bench();
    await settled();
    const arrived = deferred<void>();
    moves.push(async () => arrived.promise);
    let tries = 0;
    const work = keeper.surviving(async () => {
      tries += 1;
      if (tries === 1) {
        // The error caused by a loss may come before its notification.
        setTimeout(lose, 5);
        throw new Error('mapAsync failed');
      }
      return log.at(-1);
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([tries, log.at(-1)]).toEqual([1, 'move to webgpu']);
    arrived.resolve();
    expect(await work).toBe('webgpu → webgpu');
    expect(tries).toBe(2);
  });

  it('does not do again what fails of itself', async () => {
    const { keeper, log } = bench();
    await settled();
    let tries = 0;
    await expect(
      keeper.surviving(async () => {
        tries += 1;
        throw new Error('wrong input');
      }),
    ).rejects.toThrow('wrong input');
    expect([tries, log]).toEqual([1, []]);
  });
});
