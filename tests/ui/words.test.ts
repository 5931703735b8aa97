import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { formatAmount, formatBytes, formatDuration, formatRoughly, formatShare, formatSignificant, listed } from '../../src/ui/words/format';
import { layerName } from '../../src/ui/words/layer-name';
import { measuredWords } from '../../src/ui/words/measured-words';
import { resultSentence } from '../../src/ui/words/result-sentence';
import { weightsSentence, type WeightsFacts } from '../../src/ui/words/weights-sentence';
import { armOf, evaluationOf, layerOf } from './mock-engine';

describe('numbers', () => {
  it.each([
    [0, '0%'],
    [0.0004, '<0.1%'],
    [0.0123, '1.2%'],
    [0.314, '31%'],
    [0.997, '99.7%'],
    [0.9996, '>99.9%'],
    [1, '100%'],
  ])('share %d is %s', (share, text) => expect(formatShare(share)).toBe(text));

  it('are short and carry their unit', () => {
    expect([formatBytes(512), formatBytes(27_534), formatBytes(432_100), formatBytes(4_720_000)]).toEqual(['512 B', '27.5 kB', '432 kB', '4.72 MB']);
    expect([formatAmount(950), formatAmount(27_400), formatAmount(1_180_000)]).toEqual(['950', '27.4 k', '1.18 M']);
    expect([formatDuration(0.2), formatDuration(80), formatDuration(120), formatDuration(7500)]).toEqual(['1 s', '1 min 20 s', '2 min', '2 h 5 min']);
    expect([3, 12, 20, 40, 80, 200, 9000].map(formatRoughly)).toEqual(['a few seconds', 'about 10 seconds', 'about 20 seconds', 'about half a minute', 'about a minute', 'about 3 minutes', 'about 3 hours']);
    expect([formatSignificant(0.01), formatSignificant(0.0015), formatSignificant(0.00002)]).toEqual(['0.01', '0.0015', '2.0e−5']);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('layerName', () => {
  it('counts blocks from 1', () => {
    expect(layerName('blocks.0.attention.query.weight')).toEqual({ block: 1, part: 'query', short: '1 · query', long: 'block 1, attention, query' });
    expect(layerName('blocks.11.feed_forward.down.weight').long).toBe('block 12, feed-forward, down');
  });

  it('leaves other names as they are', () => {
    expect(layerName('head.weight')).toMatchObject({ block: null, short: 'head.weight' });
  });
});

describe('weightsSentence', () => {
  const facts = (changes: Partial<WeightsFacts>): WeightsFacts => ({ mode: 'ternary', lens: 'effective', step: 50, lambda: 0.5, layer: layerOf(), first: layerOf({ undecidedShare: 0.08 }), opened: false, ...changes });

  it('speaks of a collapse for the effective weights only', () => {
    expect(weightsSentence(facts({ lens: 'effective', lambda: 0 }))).toMatch(/collapse/);
    for (const lens of ['latent', 'quantised'] as const) expect(weightsSentence(facts({ lens }))).not.toMatch(/collapse/);
  });

  it('says that latents stay spread out only when that was measured', () => {
    expect(weightsSentence(facts({ lens: 'latent' }))).toMatch(/stay spread out: 15%/);
    expect(weightsSentence(facts({ lens: 'latent', layer: layerOf({ latentNearLevelShare: 0.8 }) }))).not.toMatch(/spread out/);
    expect(weightsSentence(facts({ lambda: 1, layer: layerOf({ latentNearLevelShare: 0.8 }) }))).not.toMatch(/spread out/);
  });

  it('compares the undecided share with that of step 0', () => {
    expect(weightsSentence(facts({ lens: 'latent' }))).toMatch(/12% are within 0.1 of a threshold, up from 8.0% at step 0/);
    expect(weightsSentence(facts({ lens: 'latent', first: null }))).not.toMatch(/step 0/);
    expect(weightsSentence(facts({ lens: 'latent', step: 0 }))).not.toMatch(/up from/);
  });

  it('counts flips, one apart from many', () => {
    expect(weightsSentence(facts({ lens: 'quantised' }))).toMatch(/2 changed their code/);
    expect(weightsSentence(facts({ lens: 'quantised', layer: layerOf({ flips: 1 }) }))).toMatch(/1 changed its code/);
    expect(weightsSentence(facts({ lens: 'quantised', layer: layerOf({ flips: 0 }) }))).toMatch(/None changed/);
  });

  it('knows that binary has no zero and full precision no codes', () => {
    expect(weightsSentence(facts({ mode: 'binary', lambda: 1 }))).toMatch(/−1 and \+1 times/);
    expect(weightsSentence(facts({ mode: 'none' }))).toMatch(/Nothing is quantised/);
    expect(weightsSentence(facts({ opened: true }))).toMatch(/opened from a file/);
  });
});

describe('resultSentence', () => {
  /** An arm of one seed. */
  const run = (mode: ModeId, losses: readonly number[], score = 0.5) => armOf(mode, [losses.map((loss, i) => evaluationOf(10 * i, loss, score))]);
  const say = (...runs: Parameters<typeof resultSentence>[0]) => resultSentence(runs, 'sequences right', { lossNats: 2.303 }, measuredWords({ task: 'reverse', data: null, pairs: 0 }));

  it('claims nothing before anything was measured or trained', () => {
    expect(say(armOf('none', [[]]))).toBe('Nothing has been measured yet.');
    expect(say(run('none', [18]), run('ternary', [17]))).toBe('Untrained, no run does better than guessing (2.303 nats). Train to see how far apart they end.');
    expect(say(run('ternary', [2.1]))).toMatch(/^Untrained, it stands at 2\.100 nats/);
  });

  it('names who is behind, and by how much', () => {
    expect(say(run('none', [2, 0.5, 0.45, 0.42, 0.4]), run('binary', [2, 1.1, 0.99, 0.9, 0.8]))).toBe('At step 40, binary is 0.400 nats behind full.');
  });

  it('compares where all runs have been measured, not one at a later step', () => {
    expect(say(run('none', [2.9, 2.0, 0.1]), run('ternary', [2.9, 2.3]))).toBe('At step 10, ternary is 0.300 nats behind full.');
    expect(say(run('none', [2.9, 2.0]), run('ternary', [2.9]))).toMatch(/^Training has begun/);
  });

  it('sees a steady gap while both losses still fall steeply', () => {
    expect(say(run('none', [2.9, 2.0, 1.5, 1.1]), run('ternary', [2.9, 2.3, 1.85, 1.5]))).toBe('At step 30, ternary is 0.400 nats behind full.');
  });

  it('gives no verdict on a difference smaller than the curves wander', () => {
    expect(say(run('none', [2, 1.0, 1.3, 1.0, 1.3]), run('ternary', [2, 1.3, 1.0, 1.3, 1.1]))).toMatch(/ternary and full are too close to call/);
    expect(say(run('none', [2, 1.003]), run('ternary', [2, 1.0]))).toMatch(/too close to call/);
  });

  it('takes steady progress for no noise', () => {
    expect(say(run('none', [2, 1.8, 1.6, 1.4]), run('ternary', [2.1, 1.9, 1.7, 1.5]))).toMatch(/ternary is 0\.100 nats behind full/);
  });

  it('gives no verdict when all have solved the task', () => {
    const sentence = say(run('none', [2, 0.01], 1), run('ternary', [2, 0.2], 0.995));
    expect(sentence).toMatch(/^Both solve held-out data \(full 100% and ternary 99\.5% sequences right\)/);
    expect(sentence).toMatch(/not which is better/);
    expect(sentence).not.toMatch(/behind/);
  });

  it('says what rounding afterwards costs, only where it costs', () => {
    const rounded = (ternary: number) => armOf('none', [[evaluationOf(5, 0.34, 0.9, { roundedAfterwards: { ternary: { heldOutLossNats: ternary, score: 0.5 }, binary: { heldOutLossNats: 1.9, score: 0.1 } } })]]);
    expect(say(rounded(1.4), run('ternary', [2, 0.35]))).toMatch(/costs it 1\.060 nats \(ternary\)\.$/);
    expect(say(rounded(0.342), run('ternary', [2, 0.35]))).toMatch(/next to nothing so far\.$/);
  });

  it('says what running the latents costs, each mode by itself', () => {
    const broken = (mode: ModeId, latentLoss: number) => armOf(mode, [[evaluationOf(5, 0.34, 0.9, { latentsInstead: { heldOutLossNats: latentLoss, score: 0.1 } })]]);
    expect(say(broken('ternary', 1.476), broken('binary', 2.34))).toMatch(/Running the latents instead of the codes costs 1\.136 nats \(ternary\) and 2\.000 nats \(binary\)\.$/);
    expect(say(broken('ternary', 0.341))).toMatch(/latents instead of the codes costs next to nothing so far\.$/);
    expect(say(run('ternary', [2, 0.35]))).not.toMatch(/latents/);
  });
});

describe('resultSentence where numbers are predicted', () => {
  const run = (mode: ModeId, losses: readonly number[]) => armOf(mode, [losses.map((loss, i) => evaluationOf(10 * i, loss, 0.5))]);
  // What copying the last picture costs on the bouncing ball.
  const say = (...runs: Parameters<typeof resultSentence>[0]) => resultSentence(runs, 'of the error of copying avoided', { lossNats: 0.0176 }, measuredWords({ task: 'ball', data: null, pairs: 0 }));

  it('sees differences far below a hundredth, which all of these errors are', () => {
    expect(say(run('none', [0.02, 0.0012, 0.001]), run('ternary', [0.02, 0.0025, 0.0023]))).toBe('At step 20, ternary is 0.00130 of squared error behind full.');
  });

  it('makes nothing of less than a hundredth of the error of copying', () => {
    expect(say(run('none', [0.02, 0.0012, 0.001]), run('ternary', [0.02, 0.0013, 0.0011]))).toMatch(/too close to call/);
  });

  it('compares the untrained with copying, not with guessing', () => {
    expect(say(run('none', [0.5]), run('ternary', [0.4]))).toBe('Untrained, no run does better than copying (0.0176 of squared error). Train to see how far apart they end.');
  });
});

describe('resultSentence over several seeds', () => {
  /** One list of losses per seed, at steps 0, 10, … */
  const seeds = (mode: ModeId, ...losses: readonly (readonly number[])[]) => armOf(mode, losses.map((each) => each.map((loss, i) => evaluationOf(10 * i, loss, 0.5))));
  const say = (...arms: Parameters<typeof resultSentence>[0]) => resultSentence(arms, 'sequences right', { lossNats: 2.303 }, measuredWords({ task: 'reverse', data: null, pairs: 0 }));

  it('calls what overlaps too close, however far apart the medians are', () => {
    expect(say(seeds('none', [2, 0.3], [2, 0.4], [2, 0.9]), seeds('ternary', [2, 0.8], [2, 0.95], [2, 1.2]))).toBe('At step 10, over 3 seeds, full and ternary are too close to call: their seeds overlap.');
  });

  it('names who is behind when every seed is, by the medians', () => {
    expect(say(seeds('none', [2, 0.3], [2, 0.4], [2, 0.5]), seeds('ternary', [2, 0.6], [2, 0.65], [2, 1.2]))).toBe('At step 10, over 3 seeds, ternary is 0.250 nats behind full (medians).');
  });

  it('makes nothing of differences that mean nothing, even when no seed overlaps', () => {
    expect(say(seeds('none', [2, 0.3], [2, 0.301]), seeds('ternary', [2, 0.304], [2, 0.305]))).toMatch(/too close to call/);
  });

  it('compares at a step at which every seed has been measured', () => {
    expect(say(seeds('none', [2, 0.9, 0.1], [2, 0.8]), seeds('ternary', [2, 1.9, 0.2], [2, 1.8]))).toMatch(/^At step 10, over 2 seeds, ternary is 1\.000 nats/);
  });

  it('goes on without a seed that failed, and says over how many', () => {
    const failed = armOf('ternary', [[evaluationOf(0, 2)], [evaluationOf(0, 2), evaluationOf(10, 1.9)], [evaluationOf(0, 2), evaluationOf(10, 1.8)]], { 0: { state: 'failed', failure: 'not a number' } });
    expect(say(failed, seeds('none', [2, 0.3], [2, 0.4]))).toMatch(/^At step 10, over 2 seeds, ternary is 1\.500 nats behind full/);
  });

  it('calls a task solved only when every seed solves it', () => {
    const scored = (mode: ModeId, ...scores: readonly number[]) => armOf(mode, scores.map((score) => [evaluationOf(10, 0.01, score)]));
    expect(say(scored('none', 1, 1), scored('ternary', 1, 0.995))).toMatch(/^Both solve held-out data with every seed/);
    expect(say(scored('none', 1, 1), scored('ternary', 1, 0.6))).not.toMatch(/solve/);
  });
});
