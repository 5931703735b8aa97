import { expect } from 'vitest';
import { keys } from '../drivers/input-actions';
import { savedFile, tinyLink, type Scene, type Stage } from './scenario';

/** What is kept of each run, in the order of the table: newest first. */
const entries = ({ person }: Stage) =>
  person.page.evaluate(
    async () =>
      (await window.bitnet.library()).map(({ id, name, starred, step, summary }) => ({
        id,
        name,
        starred,
        step,
        lossNats: summary.heldOutLossNats,
      })),
    null,
  );

const names = async (stage: Stage): Promise<readonly string[]> => (await entries(stage)).map(({ name }) => name);

async function openLibrary({ person }: Stage): Promise<void> {
  await person.press('button', 'Look at all kept runs');
  await person.ready('button', 'Save all as a file', 'dialog');
}

/** Two kept runs: one whole, one that was stopped. */
export const library: Scene = {
  title: 'the library of kept runs',
  async open({ person, site }) {
    await person.visit(`${site}#${tinyLink({ modes: 'ternary' })}`);
    await person.page.evaluate(async () => {
      const base = {
        task: 'reverse',
        hiddenSize: 16,
        numHeads: 2,
        numLayers: 1,
        seqLen: 8,
        batchSize: 8,
        steps: 12,
        mode: 'ternary',
      } as const;
      await window.bitnet.run({ ...base, backend: 'wasm', seed: 1 });
      await window.bitnet.run({ ...base, backend: 'wasm', seed: 2 }, { steps: 5 });
    }, null);
  },
  scenarios: [
    {
      title: 'a run is named and starred, and still is after a reload',
      async play(stage) {
        const { person, site } = stage;
        await expect.poll(async () => (await entries(stage)).length, { timeout: 60_000 }).toBe(2);
        await openLibrary(stage);
        const [first = ''] = await names(stage);
        await person.press('button', first, 'dialog');
        await person.write(`early days${keys.enter}`, 'Name', 'dialog');
        await person.press('button', 'Star early days', 'dialog');
        await person.press('button', 'All kept runs', 'dialog');
        await person.page.goto('about:blank');
        await person.visit(`${site}#${tinyLink({ modes: 'ternary' })}`);
        await openLibrary(stage);
        await person.ready('button', 'early days', 'dialog');
        expect((await entries(stage))[0]).toMatchObject({ name: 'early days', starred: true, step: 5 });
      },
    },
    {
      title: 'two runs stand side by side, with their curves and weights',
      async play(stage) {
        const { person } = stage;
        for (const name of await names(stage)) await person.press('checkbox', `Choose ${name}`, 'dialog');
        await person.press('button', 'Side by side', 'dialog');
        await person.see(/What was changed[\s\S]*seed 2 → 1/i, 'dialog');
        for (const name of await names(stage)) {
          await person.read('image', new RegExp(`by step.*${name}: from`), 'dialog');
          await person.read('image', new RegExp(`^Weights of 2 runs.*${name}, step`), 'dialog');
        }
        await person.press('button', 'All kept runs', 'dialog');
        await person.see(/2 runs chosen/, 'dialog');
      },
    },
    {
      title: 'deleted runs come back by Undo',
      async play(stage) {
        const { person } = stage;
        const before = await entries(stage);
        await person.press('button', 'Delete', 'dialog');
        await person.see(/2 runs deleted/, 'dialog');
        expect(await entries(stage)).toEqual([]);
        await person.press('button', 'Undo', 'dialog');
        await person.ready('button', 'early days', 'dialog');
        expect(await entries(stage)).toEqual(before);
      },
    },
    {
      title: 'the library is saved as a file, deleted, and added again from the file',
      async play(stage) {
        const { person, downloads } = stage;
        const before = await entries(stage);
        await person.press('button', 'Save all as a file', 'dialog');
        const { path } = await savedFile(downloads, /2-runs.*\.bitnetruns$/);
        await person.press('button', 'Delete all', 'dialog');
        await person.see(/Nothing is kept yet/, 'dialog');
        await person.choose('A file of kept runs', path);
        await person.see(/2 runs added/, 'dialog');
        expect(await entries(stage)).toEqual(before);
      },
    },
    {
      title: 'a run that was stopped goes on from its step to its end',
      async play(stage) {
        const { person } = stage;
        await person.press('button', 'early days', 'dialog');
        await person.press('button', 'Continue with it', 'dialog');
        await person.see(/\bpaused\b/);
        await person.press('button', 'Resume');
        await person.see(/\bfinished\b/);
        await expect.poll(async () => (await entries(stage)).find(({ name }) => name === 'early days')?.step, { timeout: 30_000 }).toBe(12);
      },
    },
  ],
};
