import { expect } from 'vitest';
import type { SweepResult } from '../../../src/scripting/train-grid';
import { tinyLink, type Scene, type Stage } from './scenario';

/** Enough to be left in the middle by a quick browser; each is taken twice. */
const steps = 1_500;
const hash = tinyLink({ modes: 'ternary', backend: 'wasm', steps: String(steps) });

/** What the browser keeps of the results of sweeps. */
const results = ({ person }: Stage) =>
  person.page.evaluate(
    () =>
      new Promise<readonly Pick<SweepResult, 'run' | 'step' | 'settings' | 'trainLossNats' | 'heldOutLossNats'>[]>((resolve, reject) => {
        const opening = indexedDB.open('bitnet-playground sweeps');
        opening.addEventListener('error', () => reject(new Error('no storage')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('results').objectStore('results').getAll();
          reading.addEventListener('success', () => {
            opening.result.close();
            resolve(
              (reading.result as SweepResult[]).map(({ run, step, settings, trainLossNats, heldOutLossNats }) => ({
                run,
                step,
                settings,
                trainLossNats,
                heldOutLossNats,
              })),
            );
          });
        });
      }),
    null,
  );

/** Two learning rates, one seed. */
export const sweep: Scene = {
  title: 'a sweep',
  open: ({ person, site }) => person.visit(`${site}#${hash}`),
  scenarios: [
    {
      title: 'a sweep whose page is left in the middle is gone on with to its end, to the bit',
      async play(stage) {
        const { person, site } = stage;
        await person.press('button', 'Sweep');
        await person.write('0.003, 0.01', 'Values', 'dialog');
        await person.write('1', /^Seeds/, 'dialog');
        await person.see(/2 runs \(2 values × 1 mode × 1 seed\)/, 'dialog');
        await person.press('button', 'Start', 'dialog');
        await person.see(/Training\. \d of 2 runs; [12] at once/, 'dialog');
        await person.page.goto('about:blank');
        await person.visit(`${site}#${hash}`);
        expect((await results(stage)).length, 'results before the page was left').toBeLessThan(2);
        await person.press('button', /^One was stopped at [01] of 2 runs$/);
        await person.press('button', 'Continue', 'dialog');
        await person.see(/All runs have ended/, 'dialog');
        await person.read('rowheader', 'ternary', 'dialog');
        const kept = await results(stage);
        expect(kept.map(({ run, step, settings }) => [run, step, settings])).toEqual([
          [0, steps, { learningRate: 0.003 }],
          [1, steps, { learningRate: 0.01 }],
        ]);
        const never = await person.page.evaluate(async () => {
          const [run] = await window.bitnet.runs();
          if (run === undefined) throw new Error('There is no run.');
          const losses = [];
          for (const learningRate of [0.003, 0.01]) {
            const { trainLossNats, heldOutLossNats } = await window.bitnet.run({ ...run.experiment, learningRate });
            losses.push({ trainLossNats, heldOutLossNats });
          }
          return losses;
        }, null);
        expect(kept.map(({ trainLossNats, heldOutLossNats }) => ({ trainLossNats, heldOutLossNats }))).toEqual(never);
      },
    },
  ],
};
