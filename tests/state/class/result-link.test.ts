/** Results as links: small, exact, and refused in a sentence when they are damaged. */
import { expect, describe, it } from 'vitest';
import fc from 'fast-check';
import { modeOrder } from '../../../src/catalog/modes/modes';
import { defaultDraft, type Draft } from '../../../src/state/draft';
import { collect } from '../../../src/state/class/collected';
import { decodeResult, encodeResult, findResults, type ArmResult, type ClassResult } from '../../../src/state/class/result-link';

const arm = (mode: ArmResult['mode'], loss: number, digest = 0xdeadbeef): ArmResult => ({
  mode,
  backend: 'wasm',
  heldOutLossNats: Math.fround(loss),
  score: Math.fround(0.25),
  digest,
});

function resultOf(seed: number, loss = seed / 100, settings: Draft['settings'] = {}): ClassResult {
  const draft = { ...defaultDraft('reverse'), settings: { ...settings, seed } };
  return { draft, arms: draft.modes.map((mode, i) => arm(mode, loss + i / 10)) };
}

describe('a result as a link', () => {
  it('is read as it was written, whatever the numbers', () => {
    const float = fc.float({ noNaN: true, min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.subarray([...modeOrder], { minLength: 1 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.constantFrom('reverse', 'sort', 'tales', 'ball', 'gestures'),
        fc.array(fc.tuple(float, float, fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom('wasm', 'webgpu', 'cpu')), {
          minLength: 3,
          maxLength: 3,
        }),
        (modes, seed, task, numbers) => {
          const draft: Draft = { ...defaultDraft(task), modes: modeOrder.filter((mode) => modes.includes(mode)), settings: { seed } };
          const arms = draft.modes.map((mode, i): ArmResult => {
            const [loss, score, digest, backend] = numbers[i]!;
            return { mode, backend, heldOutLossNats: loss, score: Math.fround(score / 100), digest };
          });
          const decoded = decodeResult(encodeResult({ draft, arms }));
          expect('problem' in decoded ? decoded.problem : decoded.arms).toEqual(arms);
        },
      ),
    );
  });

  it('is at most 300 bytes with the address of a host and ten settings of one’s own', () => {
    const settings = {
      hiddenSize: 128,
      numLayers: 3,
      numHeads: 8,
      steps: 1234,
      batchSize: 32,
      seqLen: 64,
      lambdaSteps: 200,
      learningRate: 0.00123,
    };
    const link = `https://playground.school.example/bitnet/#${encodeResult(resultOf(4_294_967_295, 0.123, settings))}`;
    expect(link.length).toBeLessThanOrEqual(300);
  });

  it('is refused with a sentence when anything in it was changed, cut or added', () => {
    const whole = encodeResult(resultOf(7));
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.constantFrom('delete', 'change', 'cut'),
        fc.constantFrom(...'aZ09_-&=x'),
        (at, how, letter) => {
          const damaged = how === 'cut' ? whole.slice(0, at) : whole.slice(0, at) + (how === 'delete' ? '' : letter) + whole.slice(at + 1);
          const decoded = decodeResult(damaged);
          if (damaged === whole) return;
          if (!('problem' in decoded)) {
            // Spare bits of the last letter of base64 mean nothing: then it is the very same result.
            expect(encodeResult(decoded)).toBe(whole);
            return;
          }
          expect(decoded.problem).toMatch(/^[A-Z].*\.$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is found among other words, in a list, in a table and alone', () => {
    const [one, two] = [encodeResult(resultOf(1)), encodeResult(resultOf(2))];
    const text = `Ada: https://x.example/#${one}\nBob;"https://x.example/a/#${two}";12\n<a href="https://x.example/#${one}">`;
    expect(findResults(text)).toEqual([one, two, one]);
    expect(findResults(one)).toEqual([one]);
    expect(findResults('https://x.example/#v=1&task=sort and nothing else')).toEqual([]);
  });
});

describe('results of a class', () => {
  it('thirty seeds are brought together, those of other settings, twins and contradictions marked', () => {
    const seeds = Array.from({ length: 30 }, (_, i) => encodeResult(resultOf(i + 1)));
    const other = encodeResult(resultOf(50, 0.5, { hiddenSize: 32 }));
    // Seed 3 on another backend by name is the same result under another link; seed 4 comes with other numbers.
    const twin = encodeResult(resultOf(3, 0.03, { backend: 'wasm' }));
    const contradiction = encodeResult(resultOf(4, 0.9));
    const { results, modes, problems } = collect([...seeds, other, twin, contradiction, 'v=1&result=AAAA', seeds[0]!]);
    const standing = (name: string): readonly number[] => results.filter((each) => each.standing === name).map(({ seed }) => seed);
    expect(standing('counted')).toHaveLength(29);
    expect(standing('otherSettings')).toEqual([50]);
    expect(standing('twice')).toEqual([3]);
    expect(standing('contradicted')).toEqual([4, 4]);
    expect(problems).toHaveLength(1);
    expect(modes.map(({ losses }) => losses.length)).toEqual([29, 29, 29]);
    expect(modes[0]!.loss).toMatchObject({ low: Math.fround(0.01), high: Math.fround(0.3), count: 29 });
  });

  it('the settings of most are those of the class', () => {
    const { results } = collect([resultOf(1, 0.1, { hiddenSize: 32 }), resultOf(2), resultOf(3)].map(encodeResult));
    expect(results.map(({ standing }) => standing)).toEqual(['otherSettings', 'counted', 'counted']);
  });
});
