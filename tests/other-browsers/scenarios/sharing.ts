import { expect } from 'vitest';
import { tinyLink, type Scene } from './scenario';

/** Still under way when the window goes out of sight: a browser that paints on the processor draws nearly each of them, a fifth of a second long. */
const steps = 120;

/** The link of a page, and a page that is not looked at. */
export const sharing: Scene = {
  title: 'a shared page',
  open: ({ person, site }) => person.visit(`${site}#${tinyLink({ steps: String(steps) })}`),
  scenarios: [
    {
      title: 'Share gives the link of these settings, and the link gives the same runs',
      async play({ person }) {
        await person.press('summary', /^All settings/);
        await person.write('42', 'Seed');
        await person.press('button', 'Share');
        await person.see(/Link copied|Copy the address of this page|Copy this link/);
        const address = (): Promise<string> => person.page.evaluate(() => location.href, null);
        await expect.poll(address, { timeout: 10_000 }).toMatch(/seed=42/);
        const runs = (): Promise<readonly unknown[]> =>
          person.page.evaluate(
            async () =>
              (await window.bitnet.runs())
                .map(({ mode, seed, experiment }) => [mode, seed, experiment.hiddenSize, experiment.steps])
                // Each was made by a worker of its own: whichever was quicker.
                .toSorted(([one], [other]) => String(one).localeCompare(String(other))),
            null,
          );
        const shared = [
          ['binary', 42, 16, steps],
          ['none', 42, 16, steps],
          ['ternary', 42, 16, steps],
        ];
        // A page that is left while its workers load is reported by Firefox as files that could not be loaded.
        await expect.poll(runs, { timeout: 60_000 }).toEqual(shared);
        const link = await address();
        await person.page.goto('about:blank');
        await person.visit(link);
        await expect.poll(runs, { timeout: 60_000 }).toEqual(shared);
      },
    },
    {
      title: 'training goes on out of sight, and the page is right when it is back',
      async play({ person }) {
        await person.page.evaluate(() => {
          const seen: string[] = [];
          Reflect.set(window, 'visibilitySeen', seen);
          document.addEventListener('visibilitychange', () => seen.push(document.visibilityState));
        }, null);
        await person.press('button', 'Train');
        await person.see(/\bPause\b/);
        await person.page.whileHidden(() => new Promise((later) => setTimeout(later, 2000)));
        await person.see(/\bfinished\b/);
        for (const arm of ['full', 'ternary', 'binary']) await person.read('rowheader', arm, 'Comparison');
        await person.read('image', new RegExp(`at step ${steps}\\b`), 'Weights');
        const { taken, seen } = await person.page.evaluate(
          async () => ({
            taken: (await window.bitnet.runs()).map(({ step }) => step),
            seen: Reflect.get(window, 'visibilitySeen') as string[],
          }),
          null,
        );
        expect(taken).toEqual([steps, steps, steps]);
        expect(seen).toEqual(['hidden', 'visible']);
      },
    },
  ],
};
