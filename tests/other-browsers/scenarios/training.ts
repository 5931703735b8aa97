import { expect } from 'vitest';
import { tinyLink, trainToTheEnd, type Scene } from './scenario';

const arms = ['full', 'ternary', 'binary'];

/** The page without any settings in its address. */
export const defaultPage: Scene = {
  title: 'the page as it is opened',
  open: ({ person, site }) => person.visit(site),
  scenarios: [
    {
      title: 'the browser asks for less motion, which it would paint on the processor',
      async play({ person }) {
        expect(await person.page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches, null)).toBe(true);
      },
    },
    {
      title: 'a script that asks as soon as it can gets its run',
      async play({ person }) {
        const run = await person.page.evaluate(
          async () =>
            window.bitnet.run(
              { hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 8, batchSize: 8, steps: 12, mode: 'ternary' },
              { steps: 4 },
            ),
          null,
        );
        expect(run).toMatchObject({ mode: 'ternary', step: 4 });
        expect(run.trainLossNats).toBeGreaterThan(0);
      },
    },
    {
      title: 'there is one run for each arm, and each can be tried and looked into',
      async play({ person }) {
        await person.see(/full[\s\S]*ternary[\s\S]*binary/, 'Try it');
        await person.ready('button', 'Train');
        const runs = await person.page.evaluate(async () => {
          const found = [];
          for (const { id, mode, experiment } of await window.bitnet.runs()) {
            const prompt = '31415926'.slice(0, experiment.seqLen / 2);
            found.push({
              id,
              mode,
              isArm: experiment.hiddenSize !== 16,
              answer: (await window.bitnet.predict(id, prompt)).output,
              layers: (await window.bitnet.inspect(id)).layers.length,
            });
          }
          return found;
        }, null);
        expect(
          runs
            .filter(({ isArm }) => isArm)
            .map(({ mode }) => mode)
            .toSorted(),
        ).toEqual(['binary', 'none', 'ternary']);
        expect(new Set(runs.map(({ id }) => id)).size).toBe(4);
        for (const { answer, layers } of runs) {
          expect(answer).not.toBe('');
          expect(layers).toBeGreaterThan(0);
        }
        expect(await person.see(/./)).not.toMatch(/There is no run/);
      },
    },
  ],
};

/** A small comparison of full precision, ternary and binary. */
export const threeArms: Scene = {
  title: 'three arms',
  open: ({ person, site }) => person.visit(`${site}#${tinyLink()}`),
  scenarios: [
    {
      title: 'Train trains every arm to the end, and the weights move',
      async play({ person }) {
        await person.press('radio', 'Latent');
        const untrained = await person.read('image', undefined, 'Weights');
        await trainToTheEnd(person);
        for (const arm of arms) await person.read('rowheader', arm, 'Comparison');
        const trained = await person.read('image', /at step 12\b/, 'Weights');
        expect(trained.name).not.toBe(untrained.name);
        const runs = await person.page.evaluate(() => window.bitnet.runs(), null);
        expect(runs.map(({ step }) => step)).toEqual([12, 12, 12]);
        expect(new Set(runs.map(({ id }) => id)).size).toBe(3);
      },
    },
    {
      title: 'Try it answers what is typed, for every arm',
      async play({ person }) {
        await person.write('3141', /./, 'Try it');
        const answers = await person.page.evaluate(async () => {
          const found = [];
          for (const { id } of await window.bitnet.runs()) found.push((await window.bitnet.predict(id, '3141')).output);
          return found;
        }, null);
        expect(answers).toHaveLength(3);
        for (const answer of answers) await person.see(new RegExp([...answer].join('\\s*')), 'Try it');
      },
    },
    {
      title: 'every view into the model shows something',
      async play({ person }) {
        await person.press('radio', 'Ternary', 'Weights');
        for (const view of ['Layers', 'Map', 'Over time', 'Flips', 'Inside', 'Attention', 'Cost']) {
          await person.press('radio', view, 'Look inside');
          if (view === 'Cost') await person.see(/kB|bytes/i, 'Look inside');
          else await person.read(view === 'Layers' ? 'button' : 'image', undefined, 'Look inside');
          expect((await person.see(/\S/, 'Look inside')).length, view).toBeGreaterThan(60);
        }
      },
    },
    {
      title: 'Train again trains every arm again, from its beginning',
      async play({ person }) {
        const before = await person.page.evaluate(async () => (await window.bitnet.runs()).map(({ trainLossNats }) => trainLossNats), null);
        // The lowest step at which each arm is seen, until all have gone back and reached the end again.
        await person.page.evaluate(() => {
          const lowest: Record<string, number> = {};
          Reflect.set(window, 'lowestSteps', lowest);
          const look = async (): Promise<void> => {
            for (const { mode, step } of await window.bitnet.runs()) lowest[mode] = Math.min(step, lowest[mode] ?? step);
            if (Object.values(lowest).filter((step) => step < 12).length < 3) setTimeout(() => void look(), 5);
          };
          void look();
        }, null);
        await person.press('button', 'Train again');
        const lowest = () =>
          person.page.evaluate(
            () => Object.values(Reflect.get(window, 'lowestSteps') as Record<string, number>).filter((step) => step < 12).length,
            null,
          );
        await expect.poll(lowest, { timeout: 30_000 }).toBe(3);
        await person.see(/\bfinished\b/);
        const runs = await person.page.evaluate(() => window.bitnet.runs(), null);
        expect(runs.map(({ step }) => step)).toEqual([12, 12, 12]);
        expect(runs.map(({ trainLossNats }) => trainLossNats)).toEqual(before);
      },
    },
  ],
};
