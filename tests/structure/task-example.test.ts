/** The task that `docs/tasks.md` shows is the file in `docs/examples`, and it keeps the contract of a task. */
import { expect, test } from 'vitest';
import { shift } from '../../docs/examples/shift';
import { randomStream } from '../../src/math/random';
import { readText } from './project-files';

test('the page shows the example as it is', () => {
  const example = readText('docs/examples/shift.ts').replaceAll("'../../src/catalog/tasks/task'", "'./task'");
  expect(readText('docs/tasks.md')).toContain(example);
});

test('the example asks for what can be known, and its answer is the target', () => {
  const { seqLen } = shift.defaults;
  const { tokens, scored } = shift.sample(randomStream(1, 'example'), seqLen);
  expect(tokens).toHaveLength(seqLen + 1);
  expect(scored).toHaveLength(seqLen);
  const targets = tokens.slice(1);
  expect(shift.score(targets, { tokens, scored })).toBe(1);
  expect(
    shift.score(
      targets.map((token, i) => (i === seqLen - 1 ? (token + 1) % 26 : token)),
      { tokens, scored },
    ),
  ).toBe(0);

  const word = tokens
    .slice(0, seqLen / 2)
    .map((token) => shift.vocabulary[token] ?? '')
    .join('');
  expect(shift.prompt(word, seqLen)).toEqual({ tokens: tokens.slice(0, seqLen / 2 + 1), answerLength: seqLen / 2 });
  expect(shift.answer(word, seqLen)).toEqual(tokens.slice(seqLen / 2 + 1));
  expect(() => shift.prompt('hal 9000', seqLen)).toThrow(/letters a to z/);
});
