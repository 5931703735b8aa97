import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeIdOf } from '../../src/catalog/modes/modes';
import { taskIds, taskOf } from '../../src/catalog/tasks/tasks';
import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { exampleSettings } from '../catalog/example-data';
import { experimentOf } from '../../src/experiment/defaults';
import { experimentFields, fieldNames } from '../../src/experiment/fields';
import { MAX_PARAMETERS } from '../../src/experiment/refuse-size';
import { validate } from '../../src/experiment/validate';

/** The field and message of the only issue. */
function onlyIssue(draft: unknown): readonly [string | null, string] {
  const { experiment, issues } = validate(draft);
  expect(experiment).toBeNull();
  expect(issues).toHaveLength(1);
  return [issues[0]?.field ?? null, issues[0]?.message ?? ''];
}

describe('validate', () => {
  it('fills in the defaults of a draft in which nothing is wrong', () => {
    expect(validate({ mode: 'binary', seed: 7 })).toEqual({ experiment: experimentOf({ mode: 'binary', seed: 7 }), issues: [] });
  });

  it.each([null, undefined, 3, 'reverse', [], [{ mode: 'binary' }]])('refuses %j, which is no object', (draft) => {
    const [field, message] = onlyIssue(draft);
    expect(field).toBeNull();
    expect(message).toContain('An experiment is an object');
  });

  describe('each setting by itself', () => {
    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['task', 'sorting', '"reverse"'],
      ['task', '__proto__', '"reverse"'],
      ['data', 'my diary', 'the card'],
      ['data', { kind: 'text', digest: 'x', vocabulary: ['ab'] }, 'the card'],
      ['pairs', 7, 'from 8 to 4096'],
      ['mode', 'quaternary', '"ternary", "binary" or "none"'],
      ['mode', 'constructor', '"ternary"'],
      ['recipe', 'b1.5', '"b1.58" or "edifice"'],
      ['hiddenSize', 3, 'whole number from 4 to 1024'],
      ['hiddenSize', 1025, 'whole number from 4 to 1024'],
      ['hiddenSize', 64.5, 'whole number'],
      ['hiddenSize', '64', 'whole number'],
      ['hiddenSize', Number.NaN, 'whole number'],
      ['hiddenSize', null, 'whole number'],
      ['numHeads', 0, 'from 1'],
      ['numKvHeads', -1, 'from 1'],
      ['numLayers', 0, 'from 1 to 12'],
      ['numLayers', 13, 'from 1 to 12'],
      ['feedForwardSize', 0, 'from 1 to 8192'],
      ['feedForwardSize', 8193, 'from 1 to 8192'],
      ['seqLen', 1, 'from 2 to 512'],
      ['seqLen', 513, 'from 2 to 512'],
      ['dropout', -0.1, 'from 0 to 0.9'],
      ['dropout', 0.91, 'from 0 to 0.9'],
      ['activationBits', 5, '8, 4, 3, 2 or null'],
      ['activationBits', '8', '8, 4, 3, 2 or null'],
      ['activation', 'gelu', '"silu" or "relu2"'],
      ['weightScale', 'max', '"absmean" or "none"'],
      ['batchSize', 0, 'from 1 to 512'],
      ['batchSize', 513, 'from 1 to 512'],
      ['steps', 0, 'from 1 to 100000'],
      ['steps', 100_001, 'from 1 to 100000'],
      ['steps', Infinity, 'from 1 to 100000'],
      ['optimiser', 'adam', '"adamw"'],
      ['learningRate', 0, 'above 0, up to 1'],
      ['learningRate', 1.01, 'above 0, up to 1'],
      ['learningRate', Number.NaN, 'above 0, up to 1'],
      ['warmupSteps', -1, 'from 0'],
      ['lambdaSteps', 0.5, 'whole number'],
      ['seed', -1, 'from 0 to 4294967295'],
      ['seed', 2 ** 32, 'from 0 to 4294967295'],
      ['backend', 'webgl', '"auto", "webgpu", "wasm" or "cpu"'],
      ['arithmetic', 'quick', '"plain" or "fused"'],
    ];
    it.each(wrong)('%s cannot be %j', (name, value, allowed) => {
      const [field, message] = onlyIssue({ [name]: value });
      expect(field).toBe(name);
      expect(message).toContain(allowed);
    });

    it('has a case above for every setting', () => {
      expect(new Set(wrong.map(([name]) => name))).toEqual(new Set(fieldNames));
    });

    it('accepts every choice', () => {
      for (const name of fieldNames) {
        const field = experimentFields[name];
        if (field.kind === 'choice')
          for (const value of field.values)
            expect(
              validate({ ...(name === 'task' ? exampleSettings(taskIds.find((id) => id === value) ?? 'reverse') : {}), [name]: value })
                .issues,
            ).toEqual([]);
      }
    });

    it.each([
      { hiddenSize: 4, numHeads: 2 },
      { hiddenSize: 1024, numLayers: 1 },
      { numHeads: 1 },
      { hiddenSize: 1024, numHeads: 1024, numLayers: 1, recipe: 'edifice', batchSize: 1 },
      { numKvHeads: 1 },
      { numLayers: 1 },
      { numLayers: 12 },
      { feedForwardSize: 1 },
      { feedForwardSize: 8192 },
      { dropout: 0 },
      { dropout: 0.9 },
      { batchSize: 1 },
      { batchSize: 512 },
      { steps: 1 },
      { steps: 100_000 },
      { learningRate: Number.MIN_VALUE },
      { learningRate: 1 },
      { warmupSteps: 0, lambdaSteps: 0 },
      { steps: 100_000, warmupSteps: 100_000, lambdaSteps: 100_000 },
      { seed: 0 },
      { seed: 2 ** 32 - 1 },
    ])('accepts the end of a range: %j', (draft) => {
      expect(validate(draft).issues).toEqual([]);
    });

    it('takes −0 as 0, as JSON and links do', () => {
      expect(validate({ seed: -0, dropout: -0 })).toEqual(validate({ seed: 0, dropout: 0 }));
    });

    it('welcomes odd sizes', () => {
      expect(validate({ hiddenSize: 18, numHeads: 3, feedForwardSize: 37, batchSize: 7, numLayers: 3, steps: 11 }).issues).toEqual([]);
    });
  });

  describe('unknown settings', () => {
    it('are named, with the nearest known one and all known ones', () => {
      const [field, message] = onlyIssue({ hidden_size: 64 });
      expect(field).toBeNull();
      expect(message).toContain('"hidden_size"');
      expect(message).toContain('Did you mean hiddenSize?');
      for (const name of fieldNames) expect(message).toContain(name);
    });

    it('get no suggestion when nothing is near', () => {
      expect(onlyIssue({ banana: 1 })[1]).not.toContain('Did you mean');
    });

    it('are a few by name and the rest by number, each in one line of its own', () => {
      const { issues } = validate(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`${'x'.repeat(50)}\u202e${i}`, i])));
      expect(issues.length).toBeLessThan(12);
      expect(issues.map(({ message }) => message).join(' ').length).toBeLessThan(2_000);
      expect(issues.at(-1)?.message).toContain('99,992 more');
      expect(issues.filter(({ message }) => message.includes('The settings are'))).toHaveLength(1);
    });

    it('cannot turn the rest of a message round', () => {
      expect(onlyIssue({ '\u202eabc': 1 })[1]).toContain('"\\u202eabc"');
      expect(onlyIssue({ mode: '\u202e\n' })[1]).toContain('"\\u202e\\u000a"');
    });

    it('include names that objects have by nature', () => {
      expect(onlyIssue(JSON.parse('{"__proto__": {"mode": "binary"}}'))[1]).toContain('"__proto__"');
      expect(onlyIssue({ constructor: 1 })[1]).toContain('"constructor"');
    });
  });

  describe('how settings fit together', () => {
    it('heads share the hidden size equally', () => {
      expect(onlyIssue({ hiddenSize: 64, numHeads: 5 })).toEqual([
        'numHeads',
        expect.stringContaining('numHeads can be 1, 2, 4, 8, 16, 32.'),
      ]);
      expect(onlyIssue({ hiddenSize: 64, numHeads: 5, recipe: 'edifice' })[1]).toContain('1, 2, 4, 8, 16, 32, 64.');
    });

    it('a head is even with RoPE, and need not be without', () => {
      const [field, message] = onlyIssue({ hiddenSize: 36, numHeads: 12 });
      expect(field).toBe('numHeads');
      expect(message).toContain('RoPE');
      expect(validate({ hiddenSize: 36, numHeads: 12, recipe: 'edifice' }).issues).toEqual([]);
      expect(onlyIssue({ hiddenSize: 9, numHeads: 3 })[1]).toContain('a multiple of 6, for example hiddenSize 12');
    });

    it('key/value heads divide the heads', () => {
      expect(onlyIssue({ numHeads: 4, numKvHeads: 3 })).toEqual(['numKvHeads', expect.stringContaining('1, 2, 4.')]);
      expect(onlyIssue({ numHeads: 2, numKvHeads: 4 })[0]).toBe('numKvHeads');
      expect(validate({ numHeads: 4, numKvHeads: 2 }).issues).toEqual([]);
    });

    it.each(taskIds)('%s decides about its own lengths', (task) => {
      const settings = exampleSettings(task);
      const { refuseSeqLen } = taskOf(settings);
      for (let seqLen = 2; seqLen <= 512; seqLen++) {
        const found = validate({ ...settings, seqLen, batchSize: 1 }).issues;
        const reason = refuseSeqLen(seqLen);
        expect(found).toEqual(reason === null ? [] : [{ field: 'seqLen', message: reason }]);
      }
    });

    it('ramps end within the training', () => {
      expect(onlyIssue({ steps: 10, warmupSteps: 11 })).toEqual(['warmupSteps', expect.stringContaining('0 to 10')]);
      expect(onlyIssue({ steps: 10, lambdaSteps: 11 })).toEqual(['lambdaSteps', expect.stringContaining('0 to 10')]);
      expect(validate({ steps: 10, warmupSteps: 10, lambdaSteps: 10 }).issues).toEqual([]);
    });

    it('three of four weights need whole blocks of four', () => {
      const mode = modeIdOf('ternary-sherry') ?? 'ternary';
      expect(onlyIssue({ mode, hiddenSize: 10, numHeads: 1, feedForwardSize: 32 })).toEqual([
        'hiddenSize',
        expect.stringContaining('multiples of 4'),
      ]);
      expect(validate({ mode, hiddenSize: 16, numHeads: 2, feedForwardSize: 32 }).issues).toEqual([]);
    });

    it('a Hadamard transform needs inputs that are rounded, by the settings or by the recipe itself', () => {
      const had = modeIdOf('ternary-had') ?? 'ternary';
      expect(onlyIssue({ mode: had, activationBits: null })).toEqual(['activationBits', expect.stringContaining('Hadamard')]);
      expect(validate({ mode: had, activationBits: 4 }).issues).toEqual([]);
      expect(validate({ mode: modeIdOf('ternary-a4-had') ?? 'none', activationBits: null }).issues).toEqual([]);
      expect(validate({ mode: modeIdOf('ternary-a16') ?? 'none', activationBits: null }).issues).toEqual([]);
    });

    it('refuses a model that memory does not hold', () => {
      const large = { hiddenSize: 1024, numLayers: 12 };
      const [field, message] = onlyIssue(large);
      expect(field).toBe('hiddenSize');
      expect(message).toContain(modelSize(architectureOf(experimentOf(large))).parameters.toLocaleString('en'));
      expect(message).toContain('20,000,000');
    });

    it('refuses exactly what is above the limit', () => {
      const parametersOf = (feedForwardSize: number): number =>
        modelSize(architectureOf(experimentOf({ hiddenSize: 1024, numLayers: 1, feedForwardSize }))).parameters;
      let last = 1;
      while (parametersOf(last + 1) <= MAX_PARAMETERS) last++;
      expect(validate({ hiddenSize: 1024, numLayers: 1, feedForwardSize: last, batchSize: 1 }).issues).toEqual([]);
      expect(onlyIssue({ hiddenSize: 1024, numLayers: 1, feedForwardSize: last + 1, batchSize: 1 })[0]).toBe('hiddenSize');
    });

    it('refuses a batch that no buffer holds, and says which fits', () => {
      const draft = { task: 'tales', seqLen: 256, numHeads: 32, recipe: 'edifice' };
      const [field, message] = onlyIssue({ ...draft, batchSize: 512 });
      expect(field).toBe('batchSize');
      const largest = Number(/1 to (\d+)/.exec(message)?.[1]);
      expect(validate({ ...draft, batchSize: largest }).issues).toEqual([]);
      expect(onlyIssue({ ...draft, batchSize: largest + 1 })[0]).toBe('batchSize');
    });

    it('says nothing about settings that are wrong by themselves', () => {
      expect(onlyIssue({ hiddenSize: 'wide', numHeads: 5 })[0]).toBe('hiddenSize');
      expect(onlyIssue({ steps: -3, lambdaSteps: 500 })[0]).toBe('steps');
      expect(onlyIssue({ task: 'unknown', seqLen: 511 })[0]).toBe('task');
    });
  });

  it('names every mistake at once', () => {
    const { issues } = validate({ mode: 'x', seed: -1, numHeads: 3, colour: 'red' });
    expect(issues.map(({ field }) => field)).toEqual([null, 'mode', 'seed', 'numHeads']);
  });

  it('answers any JSON without throwing, and repeats of a stranger’s text stay short', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { experiment, issues } = validate(value);
        expect(experiment === null).toBe(issues.length > 0);
      }),
    );
    expect(onlyIssue({ mode: 'x'.repeat(1e6) })[1].length).toBeLessThan(200);
  });

  it('agrees with itself: a valid experiment is a valid draft of itself', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 128 }), fc.constantFrom('edifice', 'binary', null));
    fc.assert(
      fc.property(fc.record(Object.fromEntries(fieldNames.map((field) => [field, value])), { requiredKeys: [] }), (draft) => {
        const { experiment } = validate(draft);
        if (experiment !== null) expect(validate(experiment)).toEqual({ experiment, issues: [] });
      }),
    );
  });
});
