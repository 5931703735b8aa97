/** Races of errors and losses: what is retried, what is reported at once, and which device is queried. */
import { describe, expect, it, vi } from 'vitest';
import { InputError } from '../../../src/catalog/tasks/task';
import { FormatError } from '../../../src/formats/format-error';
import { NonFiniteLossError } from '../../../src/training/recovery';
import { createBackendKeeper, type BackendKeeper } from '../../../src/worker/backends/backend-keeper';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import { deferred, type Deferred } from '../../../src/worker/trainer/job';
import { EngineError } from '../../../src/worker/engine-error';

interface PaperDevice {
  readonly lost: Deferred<string>;
  /** Its answer to the liveness check. */
  lives: boolean;
  asked: number;
}

interface Bench {
  readonly keeper: BackendKeeper;
  readonly devices: PaperDevice[];
  readonly log: string[];
}

async function bench(replace?: (onDevice: () => ChosenBackend) => Promise<ChosenBackend>, ask?: () => Promise<boolean>): Promise<Bench> {
  const log: string[] = [];
  const devices: PaperDevice[] = [];
  const onDevice = (): ChosenBackend => {
    const device: PaperDevice = { lost: deferred<string>(), lives: true, asked: 0 };
    devices.push(device);
    const answers = async (): Promise<boolean> => {
      device.asked += 1;
      return ask === undefined ? device.lives : ask();
    };
    return { reports: [], active: 'webgpu', plan: { reason: '' }, lost: device.lost.promise, answers };
  };
  const keeper = createBackendKeeper({
    replace: async () => (replace === undefined ? onDevice() : replace(onDevice)),
    onLost: (reason) => void log.push(`lost: ${reason}`),
    move: async () => void log.push('moved'),
    onReplaced: () => void log.push('replaced'),
  });
  await keeper.current(async () => onDevice());
  return { keeper, devices, log };
}

const wait = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Fails the first time, and tells what the log said when it worked. */
function failingOnce(
  { log }: Bench,
  error: unknown,
  before: () => void = () => undefined,
): { readonly work: () => Promise<string | undefined>; tries: number } {
  const counted = {
    tries: 0,
    async work() {
      counted.tries += 1;
      if (counted.tries > 1) return log.at(-1);
      before();
      throw error;
    },
  };
  return counted;
}

describe('an error that a device may have caused', () => {
  const unmapped = new DOMException('Buffer was unmapped before mapping was resolved.', 'AbortError');

  it.each([0, 300, 800])('waits for the word of a loss that comes %i ms later, and is done again', async (laterMs) => {
    const used = await bench();
    const [device] = used.devices;
    const once = failingOnce(used, unmapped, () => {
      device!.lives = false;
      setTimeout(() => device!.lost.resolve('gone'), laterMs);
    });
    expect(await used.keeper.surviving(once.work)).toBe('replaced');
    expect(used.log).toEqual(['lost: gone', 'moved', 'replaced']);
  });

  it('is done again on another device where the word never comes', async () => {
    const used = await bench();
    const once = failingOnce(used, unmapped, () => (used.devices[0]!.lives = false));
    expect(await used.keeper.surviving(once.work)).toBe('replaced');
    expect(used.log[0]).toMatch(/^lost: It no longer answers/);
    // When it does come in the end, it is no news.
    used.devices[0]!.lost.resolve('gone');
    await wait(5);
    expect(used.log.filter((line) => line.startsWith('lost'))).toHaveLength(1);
  });

  it('is done again on another device where it neither answers nor is lost', { timeout: 20_000 }, async () => {
    const used = await bench(undefined, async () => new Promise<boolean>(() => undefined));
    const once = failingOnce(used, unmapped);
    expect(await used.keeper.surviving(once.work)).toBe('replaced');
    expect(used.log[0]).toMatch(/no answer/);
  });

  it('is told as soon as the device has answered', async () => {
    const used = await bench();
    const once = failingOnce(used, new Error('a bug'));
    await expect(used.keeper.surviving(once.work)).rejects.toThrow('a bug');
    expect([once.tries, used.devices[0]!.asked, used.log]).toEqual([1, 1, []]);
  });

  it('makes many who notice it replace the device once', async () => {
    const used = await bench();
    const works = Array.from({ length: 5 }, () => failingOnce(used, unmapped, () => (used.devices[0]!.lives = false)));
    expect(await Promise.all(works.map(async ({ work }) => used.keeper.surviving(work)))).toEqual(
      Array.from({ length: 5 }, () => 'replaced'),
    );
    expect(used.devices).toHaveLength(2);
    expect(used.log.filter((line) => line.startsWith('lost'))).toHaveLength(1);
  });
});

describe('an error that no device causes', () => {
  it.each([
    ['an input', new InputError('Give digits.')],
    ['a file', new FormatError('a header', 'none', 0)],
    ['an unknown run', new EngineError({ code: 'unknown-run', message: 'There is no run.' })],
    ['a loss that is not finite', new NonFiniteLossError(7, Number.NaN, 5)],
  ])('is told at once: %s; even just before a real loss', async (_name, error) => {
    const used = await bench();
    const [device] = used.devices;
    const once = failingOnce(used, error, () => {
      device!.lives = false;
      setTimeout(() => device!.lost.resolve('gone'), 5);
    });
    await expect(used.keeper.surviving(once.work)).rejects.toBe(error);
    expect([once.tries, device!.asked]).toEqual([1, 0]);
    // The loss is then replaced all the same.
    await vi.waitFor(() => expect(used.log).toEqual(['lost: gone', 'moved', 'replaced']));
  });
});

describe('losses one after the other', () => {
  it('ten in a row: who needs the device waits for the last one', async () => {
    const used = await bench();
    for (let loss = 0; loss < 10; loss++) {
      const device = used.devices.at(-1)!;
      const once = failingOnce(used, new Error('mapAsync failed'), () => {
        device.lives = false;
        setTimeout(() => device.lost.resolve(`loss ${loss}`), loss);
      });
      expect(await used.keeper.surviving(once.work)).toBe('replaced');
    }
    expect(used.devices).toHaveLength(11);
    await used.keeper.whenReady();
    expect(used.log.filter((line) => line === 'replaced')).toHaveLength(10);
  });

  it('a fresh device that is lost before anybody has it is replaced, too', async () => {
    let given = 0;
    const used = await bench(async (onDevice) => {
      const backend = onDevice();
      given += 1;
      if (given < 3) used.devices.at(-1)!.lost.resolve('gone at once');
      return backend;
    });
    used.devices[0]!.lost.resolve('gone');
    await wait(0);
    await used.keeper.whenReady();
    expect(given).toBe(3);
    expect(await used.keeper.surviving(async () => used.log.at(-1))).toBe('replaced');
  });

  it('where nothing takes its place, everybody is told, and the next one to ask may find a backend', async () => {
    const used = await bench(async () => {
      throw new EngineError({ code: 'no-backend', message: 'nothing works' });
    });
    const once = failingOnce(used, new Error('mapAsync failed'), () => (used.devices[0]!.lives = false));
    await expect(used.keeper.surviving(once.work)).rejects.toMatchObject({ code: 'no-backend' });
    const fresh: ChosenBackend = { reports: [], active: 'wasm', plan: { reason: '' } };
    expect(await used.keeper.current(async () => fresh)).toBe(fresh);
  });
});

describe('a choice', () => {
  const wasm: ChosenBackend = { reports: [], active: 'wasm', plan: { reason: '' } };
  const webgpu: ChosenBackend = { reports: [], active: 'webgpu', plan: { reason: '' } };
  const newKeeper = (): BackendKeeper =>
    createBackendKeeper({ replace: async () => wasm, onLost: () => undefined, move: async () => undefined, onReplaced: () => undefined });
  const broken = async (): Promise<never> => {
    throw new Error('no device');
  };

  it('that fails is made again', async () => {
    const keeper = newKeeper();
    await expect(keeper.current(broken)).rejects.toThrow('no device');
    expect(await keeper.current(async () => wasm)).toBe(wasm);
    expect(await keeper.current(broken)).toBe(wasm);
  });

  it('that does not fit is made again, and stays where there is no better one', async () => {
    const keeper = newKeeper();
    await keeper.current(async () => wasm);
    const fits = ({ active }: ChosenBackend): boolean => active === 'webgpu';
    await expect(keeper.current(broken, fits)).rejects.toThrow('no device');
    expect(await keeper.current(broken)).toBe(wasm);
    expect(await keeper.current(async () => webgpu, fits)).toBe(webgpu);
    expect(await keeper.current(broken, fits)).toBe(webgpu);
  });
});
