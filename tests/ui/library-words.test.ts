import { expect, test } from 'vitest';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { broughtWords, deletedRunsWords, differenceSentence } from '../../src/ui/words/library-words';
import type { LibraryEntry, RunSummary } from '../../src/worker/protocol';
import { libraryEntryOf, summaryOf } from './mock-engine';

const entryOf = (name: string, draft: ExperimentDraft, changes: Partial<RunSummary> = {}): LibraryEntry =>
  libraryEntryOf(summaryOf(name, draft, { step: 300, heldOutLossNats: 1, score: 0.5, ...changes }), { id: name, name });

const one = entryOf('quiet otter', { mode: 'ternary', learningRate: 0.01 }, { heldOutLossNats: 0.5, score: 0.7 });

test('what was changed is said setting by setting, with both results and no cause', () => {
  const other = entryOf('brave fox', { mode: 'binary', learningRate: 0.003 }, { heldOutLossNats: 0.25, score: 0.9 });
  expect(differenceSentence(one, other)).toBe(
    '“quiet otter” → “brave fox”: mode ternary → binary; learning rate 0.01 → 0.003. Held-out loss in nats 0.500 → 0.250, score 70% → 90% at step 300. One run each cannot show whether that made the difference: train 3 or more seeds of each.',
  );
});

test('runs at different steps name both, and equal ones are called so', () => {
  expect(differenceSentence(one, entryOf('b', { mode: 'ternary', learningRate: 0.01 }, { step: 20 }))).toBe(
    '“b” has the same settings and the same seed as “quiet otter”. Held-out loss in nats 0.500 → 1.000, score 70% → 50%, at step 300 and at step 20.',
  );
});

test('results of different tasks are not compared, and what was not measured is not named', () => {
  expect(differenceSentence(one, entryOf('b', { task: 'sort', mode: 'ternary', learningRate: 0.01 }))).toMatch(
    /task Reverse digits → Sort digits.*cannot be compared\.$/,
  );
  expect(differenceSentence(one, entryOf('b', { mode: 'binary' }, { heldOutLossNats: null }))).toContain('One of them was not measured.');
});

test('what became of deleted runs and of a file, in sentences', () => {
  expect(deletedRunsWords(1, 0)).toBe('One run deleted. It is gone for good when you close this page.');
  expect(deletedRunsWords(3, 2)).toBe(
    '3 runs deleted. 2 runs are still training and stay. They are gone for good when you close this page.',
  );
  expect(deletedRunsWords(0, 1)).toBe('Nothing was deleted. One run is still training and stays.');
  expect(broughtWords({ added: 2, replaced: 1, left: 3 })).toBe(
    '2 runs added, one run replaced, since those in the file had trained further and 3 runs left as they were here.',
  );
  expect(broughtWords({ added: 0, replaced: 0, left: 0 })).toBe('The file has no runs.');
});
