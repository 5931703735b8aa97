/** Following the advice of a message must help: wrong advice is worse than none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeIds } from '../../src/catalog/modes/modes';
import { taskIds, taskOf } from '../../src/catalog/tasks/tasks';
import { experimentOf } from '../../src/experiment/defaults';
import type { ExperimentDraft, Issue } from '../../src/experiment/experiment';
import { experimentFields, fieldNames } from '../../src/experiment/fields';
import { validate } from '../../src/experiment/validate';
import { exampleSettings } from '../catalog/example-data';

type Settings = Record<string, unknown>;

/** What a person sets who reads a message and takes the nearest value that it names. */
function advised(message: string, field: string, settings: Settings): Settings {
  const example = /for example ((?:\w+ [\d.]+(?:, | and )?)+)/.exec(message)?.[1];
  if (example !== undefined)
    return Object.fromEntries([...example.matchAll(/(\w+) ([\d.]+\d|\d)/g)].map(([, name = '', value]) => [name, Number(value)]));
  const found = Number(settings[field] ?? new Map<string, unknown>(Object.entries(experimentOf(settings))).get(field));
  const nearest = (values: readonly number[]): Settings => ({
    [field]: values.toSorted((a, b) => Math.abs(a - found) - Math.abs(b - found))[0],
  });
  const list = /can be ([\d, ]+)\./.exec(message)?.[1];
  if (list !== undefined) return nearest(list.split(', ').map(Number));
  const [, low, high] = /(?:from|can be) (\d+) to (\d+)/.exec(message) ?? [];
  if (low !== undefined && high !== undefined) {
    // "even" and "of 3n + 3" as the person understands them.
    const { refuseSeqLen } = taskOf(exampleSettings(experimentOf(settings).task));
    if (!/sequence length/.test(message)) return { [field]: Math.min(Number(high), Math.max(Number(low), Math.round(found))) };
    return nearest(
      Array.from({ length: Number(high) - Number(low) + 1 }, (_, i) => Number(low) + i).filter((length) => refuseSeqLen(length) === null),
    );
  }
  const [exact] = /(?<=sequence length )\d+/.exec(message) ?? [];
  if (exact !== undefined) return { [field]: Number(exact) };
  if (/above 0, up to 1/.test(message)) return { [field]: 1 };
  throw new Error(`"${message}" names no value.`);
}

const value = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 128 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 1024 }) },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 200_000 }) },
);
const numeric = fieldNames.filter((name) => ['integer', 'real'].includes(experimentFields[name].kind));
const settings = fc
  .record({
    task: fc.constantFrom(...taskIds),
    recipe: fc.constantFrom('b1.58' as const, 'edifice' as const),
    mode: fc.constantFrom(...modeIds),
    changes: fc.record(Object.fromEntries(numeric.map((name) => [name, value])), { requiredKeys: [] }),
  })
  .map(({ task, recipe, mode, changes }): Settings => ({ ...exampleSettings(task), recipe, mode, ...changes }));

const issueAt = (draft: Settings, field: Issue['field']): Issue | undefined =>
  validate(draft).issues.find((issue) => issue.field === field);

describe('advice', () => {
  it('makes the setting right that it is about, and in the end the whole experiment', () => {
    fc.assert(
      fc.property(settings, (draft) => {
        let followed = draft;
        for (let round = 0; round < 30; round++) {
          const [issue] = validate(followed).issues;
          if (issue === undefined) return;
          const before = followed;
          followed = { ...followed, ...advised(issue.message, issue.field ?? '', followed) };
          const left = issueAt(followed, issue.field);
          // A setting may be right by itself now, and its fit with others be the next to be said.
          if (left?.message === issue.message)
            throw new Error(`${issue.message} of ${JSON.stringify(before)}, followed as ${JSON.stringify(followed)}`);
        }
        expect(validate(followed).issues).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('names a width for heads that no width near fits', () => {
    const { issues } = validate({ hiddenSize: 63 });
    expect(issues).toMatchObject([{ field: 'numHeads', message: expect.stringContaining('a multiple of 8, for example hiddenSize 64') }]);
    expect(validate({ hiddenSize: 64 }).issues).toEqual([]);
  });

  const tooLarge: readonly ExperimentDraft[] = [
    { hiddenSize: 1024, numLayers: 12 },
    { hiddenSize: 1024, numHeads: 1024, numLayers: 12, feedForwardSize: 8192, recipe: 'edifice' },
    { hiddenSize: 1024, numHeads: 1024, numLayers: 1, feedForwardSize: 8192, recipe: 'edifice' },
    { task: 'tales', seqLen: 256, numHeads: 1024, hiddenSize: 1024, recipe: 'edifice', batchSize: 1, numLayers: 1 },
    { task: 'tales', seqLen: 256, numHeads: 1024, hiddenSize: 1024, recipe: 'edifice', batchSize: 512, numLayers: 1, numKvHeads: 1024 },
  ];
  it.each(tooLarge)('names sizes that fit where these do not: %j', (draft) => {
    const [issue] = validate(draft).issues;
    expect(issue).toBeDefined();
    expect(validate({ ...draft, ...advised(issue!.message, issue!.field ?? '', draft) }).issues).toEqual([]);
  });
});
