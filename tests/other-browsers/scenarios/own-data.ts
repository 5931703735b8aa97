import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { exampleTable, exampleText } from '../../catalog/example-data';
import type { Point } from '../drivers/driven-browser';
import { tinyLink, trainToTheEnd, type Scene } from './scenario';

const own = (task: string, seqLen: string): string => tinyLink({ task, seqLen, batchSize: '4', steps: '6', modes: 'ternary' });
const pasted = exampleText.slice(0, 6000);

const slope = (t: number): Point => [0.2 + 0.6 * t, 0.8 - 0.6 * t];
const bow = (t: number): Point => [0.2 + 0.6 * t, 0.5 - 0.3 * Math.sin(Math.PI * t)];
const stroke = (at: (t: number) => Point): readonly Point[] => Array.from({ length: 10 }, (_, i) => at(i / 9));

export const text: Scene = {
  title: "a text of one's own",
  open: ({ person, site }) => person.visit(`${site}#${own('text', '16')}`),
  scenarios: [
    {
      title: 'a pasted text is trained on, outlives a reload, and is forgotten on demand',
      async play({ person }) {
        await person.write('too short', /^Paste a text/, 'Task');
        await person.press('button', 'Use this text', 'Task');
        await person.see(/9 characters[\s\S]*at least 2,000/, 'Task');
        await person.paste(pasted, /^Paste a text/, 'Task');
        await person.press('button', 'Use this text', 'Task');
        await person.see(/characters, \d+ different ones/, 'Task');
        await trainToTheEnd(person);
        await person.write('the cat', /./, 'Try it');
        await person.press('button', 'Write', 'Try it');
        await person.see(/the cat[\s\S]+Answered from packed weights: ternary/, 'Try it');

        await person.page.reload();
        await person.see(/characters, \d+ different ones/, 'Task');
        await person.press('button', 'Forget it', 'Task');
        await person.miss(/characters, \d+ different ones/, 'Task');
        await person.page.reload();
        await person.read('textbox', /^Paste a text/, 'Task');
        expect(await person.see(/Paste a text/, 'Task')).not.toMatch(/different ones/);
      },
    },
  ],
};

export const table: Scene = {
  title: "a table of one's own",
  open: ({ person, site }) => person.visit(`${site}#${own('table', '4')}`),
  scenarios: [
    {
      title: 'a table is refused by row and column, then its next row is foretold',
      async play({ person, downloads }) {
        const bad = join(downloads, 'bad.csv');
        writeFileSync(bad, exampleTable.replace('20.000', 'warm'));
        await person.choose('Choose a CSV file', bad);
        await person.see(/line 2, column “high”: “warm”/, 'Task');
        const good = join(downloads, 'weather.csv');
        writeFileSync(good, exampleTable);
        await person.choose('Choose a CSV file', good);
        await person.see(/400 rows, 3 columns of numbers/, 'Task');
        await trainToTheEnd(person);
        await person.see(/ternary\s+[−-]?\d/, 'Try it');
      },
    },
  ],
};

export const drawings: Scene = {
  title: "gestures of one's own",
  open: ({ person, site }) => person.visit(`${site}#${own('drawings', '16')}`),
  scenarios: [
    {
      title: 'gestures are drawn, learnt and named',
      async play({ person }) {
        for (const [label, at] of [
          ['slope', slope],
          ['bow', bow],
        ] as const) {
          await person.write(label, 'Name of the gesture', 'Task');
          for (let drawn = 1; drawn <= 4; drawn++) {
            await person.draw(stroke(at), 'image', /^Drawing pad/, 'Task');
            await person.see(new RegExp(`${label}\\s+${drawn} of 12`), 'Task');
          }
        }
        await person.press('button', 'Use these drawings', 'Task');
        await person.see(/8 strokes of 2 gestures/, 'Task');
        await trainToTheEnd(person);
        await person.draw(stroke(slope), 'image', /^Drawing pad/, 'Try it');
        await person.see(/slope|bow/, 'Try it');
      },
    },
  ],
};
