import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { decodeLink, encodeLink } from '../../src/experiment/share-link';
import { validate } from '../../src/experiment/validate';
import { arbitraryDraft } from './drafts';

it('names the optimiser only where it is not AdamW', () => {
  expect(encodeLink(experimentOf({ optimiser: 'adamw' }))).toBe('v=1');
  expect(encodeLink(experimentOf({ optimiser: 'lion' }))).toBe('v=1&optimiser=lion');
  expect(decodeLink('v=1&optimiser=lion')).toEqual({ draft: { optimiser: 'lion' }, notices: [] });
});

describe('a link of version 1 to a task whose defaults have changed since', () => {
  const former = { recipe: 'edifice', steps: 1000, lambdaSteps: 100, warmupSteps: 30 } as const;
  const meaningOf = (link: string) => experimentOf(decodeLink(link).draft);

  it('means what it meant, and a new one what it means now', () => {
    expect(meaningOf('v=1&task=memorise')).toEqual(experimentOf({ task: 'memorise', ...former, learningRate: 0.01 }));
    expect(meaningOf('v=1&task=memorise&mode=none').learningRate).toBe(0.005);
    expect(meaningOf('v=2&task=memorise')).toEqual(experimentOf({ task: 'memorise' }));
    expect(encodeLink(experimentOf({ task: 'memorise' }))).toBe('v=2&task=memorise');
    expect(encodeLink(experimentOf({ task: 'tales' }))).toBe('v=1&task=tales');
  });

  it('keeps what it sets, ramps in the proportion of that time', () => {
    expect(meaningOf('v=1&task=memorise&steps=500&mode=binary')).toMatchObject({
      ...former,
      mode: 'binary',
      steps: 500,
      lambdaSteps: 50,
      warmupSteps: 15,
    });
    expect(meaningOf('v=1&task=memorise&recipe=b1.58&lambdaSteps=7')).toMatchObject({
      ...former,
      recipe: 'b1.58',
      feedForwardSize: 96,
      lambdaSteps: 7,
    });
    expect(decodeLink('v=1&task=memorise&warmupSteps=900')).toMatchObject({ draft: { warmupSteps: 900, steps: 1000 }, notices: [] });
  });

  it('is told of no version that is neither', () => {
    expect(decodeLink('v=1&task=memorise').notices).toEqual([]);
    expect(decodeLink('v=2&task=tales').notices).toEqual([]);
    expect(decodeLink('v=3&task=tales').notices.join()).toContain('another version');
  });
});

describe('encodeLink', () => {
  it('writes nothing but the version when nothing differs from the defaults', () => {
    expect(encodeLink(experimentOf({}))).toBe('v=1');
  });

  it('writes only what differs, in a form that a person can read', () => {
    expect(encodeLink(experimentOf({ task: 'tales', hiddenSize: 128, activationBits: null }))).toBe(
      'v=1&task=tales&hiddenSize=128&activationBits=null',
    );
  });

  it('leaves out a number beyond all numbers, which a field takes for 1e999', () => {
    for (const beyond of [Infinity, -Infinity, Number.NaN]) {
      const link = encodeLink({ ...experimentOf({ hiddenSize: 96 }), batchSize: beyond });
      expect(link).toBe('v=1&hiddenSize=96');
      expect(decodeLink(link).notices).toEqual([]);
    }
  });

  it('leaves out what follows from something else that is written', () => {
    expect(encodeLink(experimentOf({ hiddenSize: 96, numHeads: 6, numKvHeads: 6, feedForwardSize: 256 }))).toBe(
      'v=1&hiddenSize=96&numHeads=6',
    );
    expect(encodeLink(experimentOf({ steps: 30 }))).toBe('v=1&steps=30');
  });

  it('comes back as the same experiment', () => {
    fc.assert(
      fc.property(arbitraryDraft, fc.constantFrom('', '#', '?'), (draft, prefix) => {
        const experiment = experimentOf(draft);
        const link = decodeLink(prefix + encodeLink(experiment));
        expect(link.notices).toEqual([]);
        expect(experimentOf(link.draft)).toEqual(experiment);
      }),
    );
  });
});

describe('decodeLink', () => {
  it('takes an empty link as no settings', () => {
    for (const text of ['', '#', '?', 'v=1', '#v=1']) expect(decodeLink(text)).toEqual({ draft: {}, notices: [] });
  });

  it('falls back at the bad setting only, and says so', () => {
    const { draft, notices } = decodeLink('v=1&mode=quaternary&seed=5&hiddenSize=wide');
    expect(draft).toStrictEqual({ seed: 5 });
    expect(notices).toEqual([expect.stringContaining('mode must be'), expect.stringContaining('hiddenSize must be')]);
    expect(notices[0]).toContain('default');
  });

  it.each(['', ' 5', '5 ', '0x10', '1e', 'NaN', 'Infinity', '+5', '1_000', '５'])('does not guess what the number %j means', (text) => {
    const { draft, notices } = decodeLink(new URLSearchParams({ v: '1', seed: text }).toString());
    expect(draft).toEqual({});
    expect(notices).toHaveLength(1);
  });

  it('drops the setting that does not fit, and keeps the others', () => {
    const { draft, notices } = decodeLink('v=1&seed=5&hiddenSize=10&mode=binary');
    expect(draft).toStrictEqual({ seed: 5, mode: 'binary' });
    expect(notices).toEqual([expect.stringContaining('numHeads')]);
    expect(validate(draft).issues).toEqual([]);
  });

  it('notices a version that it does not know, and uses what it understands', () => {
    const { draft, notices } = decodeLink('v=3&seed=5');
    expect(draft).toEqual({ seed: 5 });
    expect(notices).toEqual([expect.stringContaining('v=3')]);
    expect(decodeLink('seed=5').notices).toEqual([expect.stringContaining('does not say which version')]);
  });

  it('answers a link that is no link in few words', () => {
    for (const link of [
      `v=${'9'.repeat(100_000)}`,
      `seed=5&v=${'x'.repeat(100_000)}`,
      `v=1&${'x'.repeat(100_000)}=1`,
      `v=1&${Array.from({ length: 5_000 }, (_, i) => `x${i}=1`).join('&')}`,
    ]) {
      expect(decodeLink(link).notices.join(' ').length).toBeLessThan(1_500);
    }
    expect(decodeLink('v=3\u202e&seed=5').notices.join()).not.toContain('\u202e');
  });

  it('notices settings that do not exist, whatever they are called', () => {
    const { draft, notices } = decodeLink('v=1&__proto__=x&toString=1&hiden=2');
    expect(draft).toEqual({});
    expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
    expect(notices).toHaveLength(3);
  });

  it('never throws and always gives a valid draft', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'hiddenSize=10',
        'numHeads=7',
        'numKvHeads=3',
        'steps=1',
        'lambdaSteps=900',
        'seqLen=77',
        'task=gestures',
        'mode=%',
        'v=1',
        'batchSize=512',
        'numLayers=12',
        'hiddenSize=1024',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { draft, notices } = decodeLink(parts.join('&'));
        expect(validate(draft).issues).toEqual([]);
        expect(notices.every((notice) => notice.length < 2_000)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
