/** The lines that people copy: they fit the model, and a shell or a program takes them as they are. */
import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '../../../src/catalog/data/read-data';
import { taskIds, taskOf } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import type { Experiment } from '../../../src/experiment/experiment';
import { validate } from '../../../src/experiment/validate';
import { byteTokenizerOf } from '../../../src/formats/shared/byte-tokenizer';
import { programString, shellQuoted, shellWord } from '../../../src/formats/shared/escaped';
import { formatIds, formatOf } from '../../../src/formats/formats';
import { bytePairEncoding } from '../../../src/math/text/byte-pair-encoding';
import { randomStream } from '../../../src/math/random';
import { exampleSettings } from '../../catalog/example-data';

/** A text whose letters mean something to a shell, or are no letters at all. */
function ownText(symbols: string): Experiment {
  const random = randomStream(1, 'own text');
  const content = Array.from({ length: 4_000 }, () => random.pick(Array.from(symbols))).join('');
  return experimentOf({ task: 'text', recipe: 'b1.58', data: readData({ kind: 'text', content }).data.card });
}

const experiments: readonly (readonly [string, Experiment])[] = [
  ...taskIds.flatMap((task) =>
    ['b1.58', 'edifice'].map(
      (recipe) =>
        [`${task}, ${recipe}`, experimentOf({ ...exampleSettings(task), recipe: recipe === 'edifice' ? 'edifice' : 'b1.58' })] as const,
    ),
  ),
  ['tales in the shortest window', experimentOf({ task: 'tales', seqLen: 16 })],
  ['two digits', experimentOf({ task: 'reverse', seqLen: 4 })],
  ['a text of quotes', ownText('\'"`$')],
  ['a text of backslashes', ownText('\\\n')],
  ['a text of signs with a meaning', ownText('$(!&;|<>*?[]{}~#')],
  ['a text in Greek and pictures', ownText('αβγδ🦊 \n')],
];

/** The arguments that a command gets when a real shell runs a line. */
function argumentsOf(line: string): readonly string[] {
  const program = /^\S+/.exec(line)?.[0] ?? '';
  const printed = execFileSync(
    'sh',
    ['-c', `show() { for word in "$@"; do printf '%s\\0' "$word"; done; }\nshow ${line.slice(program.length)}`],
    { encoding: 'utf8' },
  );
  return printed.split('\0').slice(0, -1);
}

const after = (words: readonly string[], flag: string): string => words[words.indexOf(flag) + 1] ?? '';

/** Number of tokens of a text, what begins every text among them. Fails where the model does not know one. */
function tokensIn(text: string, experiment: Experiment): number {
  const task = taskOf(experiment);
  const tokenizer = task.kind === 'tokens' ? byteTokenizerOf(task) : null;
  if (tokenizer === null) throw new Error('Such a model reads no text.');
  const { ids, unknown } = bytePairEncoding(tokenizer).encode(text);
  expect(unknown).toEqual([]);
  return ids.length + (tokenizer.start === null ? 0 : 1);
}

describe.each(experiments)('%s', (_, experiment) => {
  it('is an experiment', () => expect(validate(experiment).issues).toEqual([]));

  it.each(formatIds.filter((id) => formatOf(id).refuse(experiment) === null))(
    '%s: what is asked is known, and fits into the window',
    (id) => {
      const { seqLen } = experiment;
      const task = taskOf(experiment);
      const codes = formatOf(id)
        .usage(`model${formatOf(id).extension}`, experiment)
        .flatMap(({ code }) => code ?? []);
      for (const code of codes) {
        if (code.startsWith('llama-')) {
          const words = argumentsOf(code);
          const asked = after(words, '-p');
          const count = Number(after(words, '-n'));
          expect(count).toBeGreaterThanOrEqual(1);
          expect(tokensIn(asked, experiment) + count).toBeLessThanOrEqual(seqLen);
          // llama.cpp would read \n as a line end.
          expect(asked.includes('\\')).toBe(words.includes('--no-escape'));
        }
        const [, quoted, limit] = /prompt = tokenizer\((".*"), return_tensors[^]*max_new_tokens=(\d+)/.exec(code) ?? [];
        if (quoted !== undefined) {
          expect(Number(limit)).toBeGreaterThanOrEqual(1);
          expect(tokensIn(String(JSON.parse(quoted)), experiment) + Number(limit)).toBeLessThanOrEqual(seqLen);
        }
        const [, example] = /batch = tokenizer\((".*"), return_tensors/.exec(code) ?? [];
        if (example !== undefined) {
          const tokens = tokensIn(String(JSON.parse(example)), experiment);
          expect(tokens).toBeLessThanOrEqual(seqLen);
          // One token has no next one to learn.
          expect(tokens).toBeGreaterThanOrEqual(2);
        }
        // No text is asked of a model that reads none.
        if (task.kind !== 'tokens') expect(code).not.toMatch(/prompt|-p |tokenizer/);
      }
    },
  );
});

it('the programs for language models ask something of them', () => {
  for (const id of ['gguf', 'gguf-compatible', 'transformers', 'masters'] as const) {
    const codes = formatOf(id)
      .usage('model.x', experimentOf({ task: 'tales' }))
      .map(({ code }) => code ?? '')
      .join('\n');
    expect(codes).toMatch(/-p '|tokenizer\("/);
    expect(codes).toContain('once a shy fox');
  }
});

describe('a text in a line', () => {
  const texts = fc
    .oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '"', '`', '$', '\\', '!', '\n', '-', '(', '*', ' ', 'a') }),
      fc.constantFrom('-n', '--help', '', '$(id)', '`id`', '~', '!!'),
    )
    .filter((text) => !text.includes('\0'));

  it('comes out of a shell as it went in', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 40 }), (words) => {
        expect(argumentsOf(`program ${words.map(shellQuoted).join(' ')}`)).toEqual(words);
        expect(argumentsOf(`program ${words.map(shellWord).join(' ')}`)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  it('comes out of a program as it went in', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(runInNewContext(programString(text))).toBe(text);
      }),
    );
  });
});
