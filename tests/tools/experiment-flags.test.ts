import { describe, expect, it } from 'vitest';
import { armResults, spreadOf } from '../../tools/experiment/arm-table';
import { FlagError } from '../../tools/experiment/flag-error';
import { readFlags } from '../../tools/experiment/flags';
import { helpText } from '../../tools/experiment/help';

const read = (line: string): NonNullable<ReturnType<typeof readFlags>> => {
  const plan = readFlags(line.split(' ').filter(Boolean));
  if (plan === null) throw new Error('help was asked for');
  return plan;
};

describe('flags', () => {
  it('lists become arms, all combinations, named by what differs', () => {
    const { arms, seeds } = read('--task reverse --mode ternary,none --learning-rate 0.01,3e-3 --seeds 3');
    expect(arms.map(({ name }) => name)).toEqual([
      'ternary, learningRate 0.01',
      'ternary, learningRate 0.003',
      'full, learningRate 0.01',
      'full, learningRate 0.003',
    ]);
    expect(arms[3]?.draft).toEqual({ task: 'reverse', mode: 'none', learningRate: 0.003 });
    expect(seeds).toEqual([1, 2, 3]);
  });

  it('takes values behind a space or an equals sign, and null by its name', () => {
    expect(read('--activationBits=null --steps=20').arms[0]?.draft).toEqual({ activationBits: null, steps: 20 });
  });

  it('counts seeds from the first one, or takes a list', () => {
    expect(read('--seed 7 --seeds 2').seeds).toEqual([7, 8]);
    expect(read('--seed 3,9').seeds).toEqual([3, 9]);
  });

  it('without flags trains the default once', () => {
    expect(read('')).toMatchObject({ arms: [{ name: 'ternary', draft: {} }], seeds: [1], out: null, json: false });
  });

  it('offers help', () => {
    expect(readFlags(['--help'])).toBeNull();
    expect(helpText()).toMatch(/--activationBits +8 \| 4 \| 3 \| 2 \| null\n/);
  });

  it.each([
    ['--taks reverse', /no flag --taks. Did you mean --task\?/],
    ['--task revers', /task must be .*"reverse"/],
    ['--mode ternary,octal', /mode must be "ternary", "binary" or "none", or a recipe such as "ternary-row", not "octal"/],
    ['--mode ternary-row-row', /no room for "row"/],
    ['--hiddenSize 30 --numHeads 4', /With hiddenSize 30, numHeads can be 1, 3, 5, 15/],
    ['--steps', /--steps needs a value: a whole number from 1 to/],
    ['--activationBits=', /needs a value: 8, 4, 3, 2, null\./],
    ['--out --json', /--out needs a value: a folder/],
    ['--json=yes', /takes no value/],
    ['--seeds 0', /--seeds must be a whole number from 1/],
    ['--seed 1,2 --seeds 3', /not both/],
    ['--seed -1', /seed must be/],
    ['--formats zip', /--formats must be all, none, or some of packed/],
    ['--mode ternary --mode binary', /given twice/],
    ['reverse', /belongs to no flag/],
    ['--threads 9', /--threads must be a whole number from 1 to 8/],
  ])('%s is refused with what is allowed', (line, message) => {
    expect(() => read(line)).toThrow(FlagError);
    expect(() => read(line)).toThrow(message);
  });
});

describe('data of one’s own', () => {
  const files: Readonly<Record<string, string>> = {
    'story.txt': 'the cat saw the dog and the dog saw the cat. '.repeat(50),
    'rows.csv': `width,height,kind\n${Array.from({ length: 60 }, (_, i) => `${i % 7},${i % 5},${i % 2 === 0 ? 'even' : 'odd'}`).join('\n')}`,
    'strokes.json': JSON.stringify(
      ['up', 'down'].flatMap((label, turn) =>
        Array.from({ length: 12 }, (_, i) => ({ label, points: Array.from({ length: 9 }, (__, t) => [i + t, turn === 0 ? t : -t]) })),
      ),
    ),
    'broken.json': '[{ label: up }]',
  };
  const open = (path: string): Uint8Array => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return new TextEncoder().encode(text);
  };
  const readWith = (line: string): NonNullable<ReturnType<typeof readFlags>> => {
    const plan = readFlags(line.split(' '), open);
    if (plan === null) throw new Error('help was asked for');
    return plan;
  };

  it.each([
    ['--task text --data story.txt', 'text', 'text'],
    ['--task table --data rows.csv --label kind', 'table', 'table'],
    ['--task drawings --data strokes.json', 'drawings', 'strokes'],
  ])('%s is read, and its card goes with every arm', (line, task, kind) => {
    const { arms, given } = readWith(`${line} --mode ternary,none`);
    expect(given?.data.card.kind).toBe(kind);
    expect(arms.map(({ draft }) => [draft.task, draft.data])).toEqual([
      [task, given?.data.card],
      [task, given?.data.card],
    ]);
  });

  it('is read as --reading says', () => {
    const read = (reading: string): ReturnType<typeof readFlags> =>
      readFlags(['--task', 'table', '--data', 'rows.csv', '--reading', reading], open);
    const given = read('{"columns": {"width": {"use": false}}}')?.given;
    expect(given?.data.card.kind === 'table' ? given.data.card.columns.map(({ name }) => name) : []).toEqual(['height']);
    expect(() => read('gaps')).toThrow(/--reading needs JSON/);
    expect(() => read('{"gaps": "fill"}')).toThrow(/“gaps” is “hold” or “leave out”/);
  });

  it('is for the tasks that take any, and leaves the others alone', () => {
    const { arms, given } = readWith('--task text,tales --data story.txt');
    expect(arms.map(({ draft }) => draft.data)).toEqual([given?.data.card, undefined]);
  });

  it.each([
    ['--task text', /--task text needs --data FILE:[^]*text: a text in UTF-8[^]*table: a CSV file[^]*drawings: a JSON file/],
    ['--data story.txt', /say which with --task:[^]*drawings/],
    ['--task reverse --data story.txt', /say which with --task/],
    ['--task txt --data story.txt', /task must be/],
    ['--task text,table --data story.txt', /text and table need files of different kinds/],
    ['--task text --data nowhere.txt', /--data nowhere.txt cannot be read: no such file/],
    ['--task table --data rows.csv --label color', /rows.csv: There is no column “color”. The columns are width, height, kind/],
    ['--task text --data story.txt --label kind', /--task text has none/],
    ['--task drawings --data broken.json', /broken.json: This is no JSON[^]*"label": "circle"/],
    ['--task drawings --data rows.csv', /rows.csv: This is no JSON/],
    ['--label kind', /--task table --data FILE --label NAME/],
  ])('%s is refused with what is allowed', (line, message) => {
    expect(() => readWith(line)).toThrow(FlagError);
    expect(() => readWith(line)).toThrow(message);
  });
});

describe('the table', () => {
  it('gives mean and sample deviation over the seeds', () => {
    // By hand: mean of 1, 2, 6 is 3; squares of −2, −1, 3 add to 14; 14 / 2 = 7.
    expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, deviation: Math.sqrt(7), min: 1, max: 6 });
    expect(spreadOf([4]).deviation).toBe(0);
  });

  it('of nothing has no rows', () => {
    expect(armResults([])).toEqual([]);
  });
});
