import type { MeasuredSetting, Setting } from '../../src/experiment/measured-rates';
import { hasOwnBlocks, inModeOrder } from '../../src/catalog/modes/modes';
import { isOf, type RecordedRun } from './recorded-run';
import { bestOf, isSwept, lossesByRate, sweepSeeds } from './sweep-rates';

/** What the page knows of recorded sweeps: `src/experiment/measured-rates.json`. Only of modes whose sweep has come to its end. */
export function ratesText(runs: readonly RecordedRun[], settings: readonly Setting[]): string {
  const places = settings.filter((setting, i) => settings.findIndex((each) => isOf(each, setting)) === i);
  const measured = places.map(({ task, recipe, hiddenSize, steps }): MeasuredSetting => {
    const setting = { task, recipe, hiddenSize, steps };
    const modes = inModeOrder(runs.filter((run) => isOf(setting, run)).map(({ mode }) => mode)).filter((mode) =>
      isSwept(runs, setting, mode),
    );
    // Beside a control whose own rate is not found, any recipe would look better than it is. Blocks of its own stand beside another's.
    const rates = modes
      .filter((mode) => modes.includes('none') || hasOwnBlocks(mode))
      .flatMap((mode) => {
        const losses = lossesByRate(runs, setting, mode);
        const [best, lowest, highest] = [bestOf(losses), losses[0], losses.at(-1)];
        return best === null || lowest === undefined || highest === undefined
          ? []
          : [[mode, [best.rate, lowest.rate, highest.rate]] as const];
      });
    return { ...setting, seeds: sweepSeeds.length, rates: Object.fromEntries(rates) };
  });
  const lines = measured
    .filter(({ rates }) => Object.keys(rates).length > 0)
    .map(({ rates, ...head }) => {
      const modes = Object.entries(rates).map(([mode, numbers]) => `      ${JSON.stringify(mode)}: ${JSON.stringify(numbers)}`);
      return `  {\n    ${JSON.stringify(head).slice(1, -1)},\n    "rates": {\n${modes.join(',\n')}\n    }\n  }`;
    });
  return `[\n${lines.join(',\n')}\n]\n`;
}
