import { expect } from 'vitest';
import { tinyLink, trainToTheEnd, type Scene, type Stage } from './scenario';

const steps = 100_000;
const settings = tinyLink({ modes: 'ternary,none', backend: 'wasm', hiddenSize: '32' });

/** Leaves the page while it trains, as a closed tab does, and comes back to the same address. */
async function leaveAndReturn({ person, site }: Stage): Promise<void> {
  await person.page.goto('about:blank');
  await person.visit(`${site}#${settings}&steps=${steps}`);
}

/** What a run is made of, and what the same experiment gives that never stopped: of each a digest of the weights, vectors and flips. */
async function learned({ person }: Stage): Promise<readonly (readonly [string, string])[]> {
  return person.page.evaluate(async () => {
    async function digestOf(id: string): Promise<string> {
      const file = await window.bitnet.export(id, 'checkpoint');
      const header = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
      return new Uint8Array(await crypto.subtle.digest('SHA-256', file.slice(8 + header))).join();
    }
    const pairs = [];
    for (const { id, experiment, step } of await window.bitnet.runs()) {
      const never = await window.bitnet.run(experiment, { steps: step });
      pairs.push([await digestOf(id), await digestOf(never.id)] as const);
      await window.bitnet.remove(never.id);
    }
    return pairs;
  }, null);
}

/** What this browser keeps of a run, and what a class is handed. */
export const kept: Scene = {
  title: 'what is kept',
  open: ({ person, site }) => person.visit(`${site}#${settings}&steps=${steps}`),
  scenarios: [
    {
      title: 'a page that is left in the middle of a training is gone on with, to the bit',
      async play(stage) {
        const { person } = stage;
        const stepsOf = (): Promise<readonly number[]> =>
          person.page.evaluate(async () => (await window.bitnet.runs()).map(({ step }) => step), null);
        await person.press('button', 'Train');
        // Kept at least once, each: a second after its first step. What is trained until then is trained once more, to compare.
        const keptSteps = (): Promise<readonly number[]> =>
          person.page.evaluate(async () => (await window.bitnet.library()).map(({ step }) => step).filter((step) => step > 0), null);
        await expect.poll(async () => (await keptSteps()).length, { timeout: 60_000 }).toBe(2);
        const [left] = (await stepsOf()).toSorted((a, b) => a - b);
        expect(left).toBeLessThan(steps);
        await leaveAndReturn(stage);
        await person.press('button', /^Continue from step/);
        await person.see(/\bpaused\b/);
        const resumed = await stepsOf();
        expect(resumed).toHaveLength(2);
        expect(Math.min(...resumed)).toBeGreaterThan(0);
        await person.press('button', 'Resume');
        await expect.poll(async () => Math.min(...(await stepsOf())), { timeout: 60_000 }).toBeGreaterThan(Math.max(...resumed));
        await person.press('button', 'Pause');
        await person.see(/\bpaused\b/);
        for (const [own, never] of await learned(stage)) expect(own).toBe(never);
      },
    },
    {
      title: 'who leaves and presses Back finds the run where it stood',
      async play({ person }) {
        const stepsOf = (): Promise<readonly number[]> =>
          person.page.evaluate(async () => (await window.bitnet.runs()).map(({ step }) => step).toSorted((a, b) => a - b), null);
        const before = await stepsOf();
        await person.page.evaluate(() => void Reflect.set(window, 'isLeft', true), null);
        await person.page.goto('about:blank');
        // Later: the script itself is gone with the page that it leaves.
        await person.page.evaluate(() => void setTimeout(() => history.back(), 100), null);
        // Brought back as it was left, the page loads itself anew, however late: a script that looks at it until then is gone with it.
        const isAnew = (): Promise<boolean> =>
          person.page.evaluate(() => 'bitnet' in window && !Reflect.has(window, 'isLeft'), null).catch(() => false);
        await expect.poll(isAnew, { timeout: 60_000 }).toBe(true);
        await person.press('button', /^Continue from step/);
        await person.see(/\bpaused\b/);
        await person.ready('button', 'Resume');
        expect(await stepsOf()).toEqual(before);
      },
    },
    {
      title: 'everything that is kept is deleted by a second press',
      async play({ person }) {
        await person.press('button', 'Delete everything kept');
        await person.see(/Delete .*in every tab of this browser\?/);
        await person.press('button', 'Delete for good');
        await person.miss(/Delete everything kept/);
        expect(await person.page.evaluate(async () => window.bitnet.library(), null)).toEqual([]);
      },
    },
    {
      title: 'a result is handed in as a link, and proven where it is opened',
      async play({ person, site }) {
        await person.page.goto('about:blank');
        await person.visit(`${site}#${settings}&steps=30`);
        await trainToTheEnd(person);
        await person.press('button', 'Hand in my result');
        const { text } = await person.read('region', 'Link to this result');
        const link = text.match(/http\S+/)?.[0] ?? '';
        expect(link.length).toBeLessThanOrEqual(300);
        await person.page.goto('about:blank');
        await person.visit(link);
        await person.see(/The result from this link is in the list/);
        // Whoever reads the list does not press at once: what comes after it may still move the row.
        await person.page.evaluate(async () => new Promise((resolve) => setTimeout(resolve, 2000)), null);
        await person.press('button', 'Train again', 'dialog');
        await person.see(/proven: the same weights/);
      },
    },
  ],
};
