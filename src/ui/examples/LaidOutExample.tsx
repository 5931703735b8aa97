import { Suspense, type ReactElement } from 'react';
import type { ShownExample } from '../../worker/protocol';
import { part } from '../parts/part';
import './examples.css';
import { ClassedExample, DrawnExample, ShortExample, TextExample } from './HeldOutExample';

const ForecastExample = part(async () => (await import('./ForecastExample')).ForecastExample);

/** Examples longer than this, all texts together, are set as running text. */
const LONGEST_ROW = 32;

/** How examples are set: by what they are, and short ones in a row. */
export type ExampleLayout = 'drawn' | 'forecast' | 'classed' | 'short' | 'text';

/** @param areRows rows of a person's table */
export function layoutOf(examples: readonly ShownExample[], areRows: boolean): ExampleLayout {
  if (examples.some(({ forecast }) => forecast !== undefined)) return 'forecast';
  if (examples.some(({ points }) => points !== undefined)) return 'drawn';
  if (areRows) return 'classed';
  return examples.every(({ prompt, expected, predicted }) => prompt.length + expected.length + predicted.length <= LONGEST_ROW)
    ? 'short'
    : 'text';
}

const views = { drawn: DrawnExample, classed: ClassedExample, forecast: ForecastExample, short: ShortExample, text: TextExample };

export function LaidOutExample({ example, layout }: { readonly example: ShownExample; readonly layout: ExampleLayout }): ReactElement {
  const View = views[layout];
  return (
    <Suspense fallback={null}>
      <View example={example} />
    </Suspense>
  );
}
