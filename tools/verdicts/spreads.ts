import { spreadOf } from '../../src/math/statistics';
import type { RecordedRecipe } from './recorded';
import { finalLosses } from './verdict-table';

/** Significant digits: as many as the page shows. */
const DIGITS = 3;

/** What the page knows of the default settings: `src/experiment/seed-spreads.json`. */
export function spreadsText(recipes: readonly RecordedRecipe[]): string {
  const tasks = recipes.map(({ task, modes }) => {
    const lines = Object.entries(modes).map(([mode, recorded]) => {
      const { low, high, count } = spreadOf(finalLosses(recorded));
      return `    ${JSON.stringify(mode)}: ${JSON.stringify({ seeds: count, low: rounded(low), high: rounded(high) })}`;
    });
    return `  ${JSON.stringify(task)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n${tasks.join(',\n')}\n}\n`;
}

const rounded = (value: number): number => Number(value.toPrecision(DIGITS));
