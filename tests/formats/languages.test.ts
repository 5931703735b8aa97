/** Files are the same whichever language the page that wrote them speaks: each opens on the page in the other. */
import { expect, test, vi } from 'vitest';
import type * as Tables from '../../src/catalog/data/read-table';
import type * as Formats from '../../src/formats/formats';
import type * as Models from './random-model';
import { gestures } from '../../src/catalog/tasks/gestures';
import { filesUnder } from '../structure/project-files';

const words = filesUnder('src/words/de').filter((path) => path.endsWith('.ts'));

interface Page {
  readonly formats: (typeof Formats)['formats'];
  readonly tinyModel: (typeof Models)['tinyModel'];
  readonly readTable: (typeof Tables)['readTable'];
}

/** The modules of the page in a language. */
async function pageIn(language: 'en' | 'de'): Promise<Page> {
  vi.resetModules();
  for (const path of words) {
    const english = `../../${path.replace('/de/', '/en/')}`;
    if (language === 'en') vi.doUnmock(english);
    else vi.doMock(english, async () => import(/* @vite-ignore */ `../../${path}`));
  }
  const [{ formats }, { tinyModel }, { readTable }] = await Promise.all([
    import('../../src/formats/formats'),
    import('./random-model'),
    import('../../src/catalog/data/read-table'),
  ]);
  return { formats, tinyModel, readTable };
}

test('a model of each task, in every format, written in one language and read in the other', async () => {
  const english = await pageIn('en');
  const german = await pageIn('de');
  expect(german.formats.packed.label).not.toBe(english.formats.packed.label);
  let count = 0;
  for (const [writer, reader] of [
    [english, german],
    [german, english],
  ] as const)
    for (const task of ['reverse', 'sort', 'addition', 'brackets', 'memorise', 'tales', 'gestures', 'ball'] as const)
      for (const id of Object.keys(writer.formats) as (keyof Page['formats'])[]) {
        const format = writer.formats[id];
        const model = writer.tinyModel({ task, hiddenSize: 16, numHeads: 2, feedForwardSize: 32 }, format.holds);
        if (format.refuse(model.experiment) !== null) continue;
        const read = reader.formats[id].read(format.write(model));
        expect(read.experiment, `${task} as ${id}`).toEqual(model.experiment);
        count += 1;
      }
  expect(count).toBeGreaterThan(40);
});

test('a table without names is the same data, by whatever names its columns go', async () => {
  const text = Array.from({ length: 60 }, (_, row) => `${row / 2},${(row * row) % 7}`).join('\n');
  const [english, german] = [(await pageIn('en')).readTable(text, {}), (await pageIn('de')).readTable(text, {})];
  expect([english, german].map(({ data }) => data.card.columns[1]?.name)).toEqual(['column 2', 'Spalte 2']);
  expect(german.data.card.digest).toBe(english.data.card.digest);
});

test('files call shapes what the English page calls them', () => {
  expect(gestures.symbols).toEqual(gestures.labels);
});
