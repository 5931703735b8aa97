import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { Arm } from '../../src/state/arms';
import { emptySeries } from '../../src/state/record/series';
import { checkInWords, sizeInWords } from '../../src/ui/words/file-size';
import {
  formatAmount,
  formatBytes,
  formatDuration,
  formatRoughly,
  formatShare,
  formatSignificant,
  listed,
} from '../../src/ui/words/format';
import { layerName } from '../../src/ui/words/layer-name';
import { measuredWords } from '../../src/ui/words/measured-words';
import { resultSentence, type ResultContext } from '../../src/ui/words/result-sentence';
import { weightsSentence, type WeightsFacts } from '../../src/ui/words/weights-sentence';
import { armOf, evaluationOf, layerOf, summaryOf } from './mock-engine';

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
    expect([formatBytes(512), formatBytes(27_534), formatBytes(432_100), formatBytes(4_720_000)]).toEqual([
      '512 B',
      '27.5 kB',
      '432 kB',
      '4.72 MB',
    ]);
    expect([formatAmount(950), formatAmount(27_400), formatAmount(1_180_000)]).toEqual(['950', '27.4 k', '1.18 M']);
    expect([formatDuration(0.2), formatDuration(80), formatDuration(120), formatDuration(7500)]).toEqual([
      '1 s',
      '1 min 20 s',
      '2 min',
      '2 h 5 min',
    ]);
    expect([3, 12, 20, 40, 80, 200, 9000].map(formatRoughly)).toEqual([
      'a few seconds',
      'about 10 seconds',
      'about 20 seconds',
      'about half a minute',
      'about a minute',
      'about 3 minutes',
      'about 3 hours',
    ]);
    expect([formatSignificant(0.01), formatSignificant(0.0015), formatSignificant(0.00002)]).toEqual(['0.01', '0.0015', '2.0e−5']);
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('layerName', () => {
  it('counts blocks from 1', () => {
    expect(layerName('blocks.0.attention.query.weight')).toEqual({
      block: 1,
      part: 'query',
      short: '1 · query',
      long: 'block 1, attention, query',
    });
    expect(layerName('blocks.11.feed_forward.down.weight').long).toBe('block 12, feed-forward, down');
  });

  it('leaves other names as they are', () => {
    expect(layerName('head.weight')).toMatchObject({ block: null, short: 'head.weight' });
  });
});

describe('weightsSentence', () => {
  const facts = (changes: Partial<WeightsFacts>): WeightsFacts => ({
    mode: 'ternary',
    lens: 'effective',
    step: 50,
    lambda: 0.5,
    layer: layerOf(),
    first: layerOf({ undecidedShare: 0.08 }),
    weightScale: 'absmean',
    opened: false,
    hasLatents: true,
    ...changes,
  });

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
    expect(weightsSentence(facts({ opened: true, hasLatents: false }))).toMatch(/opened from a file.*no latent weights/);
  });

  it('says of an opened file what it holds, and nothing of its training', () => {
    for (const lens of ['latent', 'quantised', 'effective'] as const) {
      const words = weightsSentence(facts({ opened: true, hasLatents: true, lens, lambda: 1, layer: layerOf({ flips: 0 }) }));
      expect(words).not.toMatch(/no latent|last step|step 0|optimiser/);
    }
    expect(weightsSentence(facts({ opened: true, lens: 'latent' }))).toMatch(/a file that holds its latent weights: 15%/);
  });

  it('speaks of a scale only where the codes are multiplied by one', () => {
    expect(weightsSentence(facts({ lambda: 1 }))).toMatch(/−1, 0 and \+1 times one scale/);
    expect(weightsSentence(facts({ lambda: 1, weightScale: 'none' }))).toMatch(/−1, 0 and \+1: the codes, without their scale/);
    expect(weightsSentence(facts({ lambda: 0, weightScale: 'none' }))).toMatch(/latent weights themselves, divided by their scale/);
  });
});

describe('a file in words', () => {
  it('is a fraction of the 32-bit weights, about as large, or larger', () => {
    expect(sizeInWords(34_100, 432_000)).toBe('34.1 kB, 1/13 of the 32-bit weights');
    expect(sizeInWords(300_000, 432_000)).toBe('300 kB, 69% of the 32-bit weights');
    expect(sizeInWords(437_000, 432_000)).toBe('437 kB, about the size of the 32-bit weights');
    expect(sizeInWords(1_300_000, 432_000)).toBe('1.30 MB, 3.0 times the 32-bit weights');
  });

  it('was read back and run, and only what differs is said to', () => {
    expect(checkInWords({ inputs: 32, agreement: 1, maxDifference: 0 })).toBe(
      'Checked: read back bit for bit; same predictions on 32 inputs.',
    );
    expect(checkInWords({ inputs: 32, agreement: 0.99, maxDifference: 1.2e-7 })).toBe(
      'Checked: read back bit for bit; on 32 inputs 99.0% of the predictions are the same; outputs differ by 1.2e−7 at most.',
    );
  });
});

/** The arm at the end of its training: where its last evaluation is, its budget ends. */
const ended = ({ mode, runs }: Arm): Arm => ({
  mode,
  runs: runs.map((run) => {
    const step = run.evaluations.at(-1)?.step ?? 0;
    return {
      ...run,
      summary: {
        ...run.summary,
        experiment: { ...run.summary.experiment, steps: step },
        step,
        steps: step,
        state: run.summary.state === 'failed' ? 'failed' : 'finished',
      },
    };
  }),
});
/** One list of losses per seed, at steps 0, 10, … */
const seeds = (mode: ModeId, ...losses: readonly (readonly number[])[]): Arm =>
  armOf(
    mode,
    losses.map((each) => each.map((loss, i) => evaluationOf(10 * i, loss, 0.5))),
  );
const onReverse: ResultContext = {
  scoreLabel: 'sequences right',
  baseline: { lossNats: 2.303 },
  words: measuredWords({ task: 'reverse', data: null, pairs: 0 }),
};
const say = (...arms: readonly Arm[]): string => resultSentence(arms, onReverse);
/** Words that rank. */
const ranking = /better\b(?!\.|:|, and)|worse|behind|best|higher|lower|close to call/;

describe('resultSentence', () => {
  const run = (mode: ModeId, losses: readonly number[], score = 0.5) =>
    armOf(mode, [losses.map((loss, i) => evaluationOf(10 * i, loss, score))]);

  it('claims nothing before anything was measured or trained', () => {
    expect(say(armOf('none', [[]]))).toBe('Nothing has been measured yet.');
    expect(say(run('none', [18]), run('ternary', [17]))).toBe(
      'Before training, none beats guessing (2.303 nats). Press Train to see how they compare.',
    );
    expect(say(run('ternary', [2.1]))).toBe('Before training, its loss is 2.100 nats. Press Train to see how far it gets.');
  });

  it('says of one seed what was measured, and that it cannot rank', () => {
    expect(say(ended(run('none', [2, 0.4])), ended(run('binary', [2, 0.8])))).toBe(
      'At step 10, the losses are 0.400 nats (full) and 0.800 (binary), 0.400 apart. One run each cannot show which is better, and how far another seed would move them is not known for these settings. Train 3 or more seeds to know.',
    );
  });

  it('says of two seeds that they are too few', () => {
    expect(say(ended(seeds('none', [2, 0.3], [2, 0.4])), ended(seeds('ternary', [2, 1.8], [2, 1.9])))).toBe(
      'At step 10, over 2 seeds, the median losses are 0.350 nats (full) and 1.850 (ternary), 1.500 apart. Two seeds cannot show which is better. Train 3 or more seeds to know.',
    );
  });

  it('gives no ranking with one seed or two, however far apart they are and however long they stood still', () => {
    for (const far of [0.02, 0.5, 2, 100]) {
      const still = (loss: number) => Array.from({ length: 20 }, () => loss);
      expect(say(ended(run('none', still(1))), ended(run('ternary', still(1 + far))), ended(run('binary', still(2 + far))))).not.toMatch(
        ranking,
      );
      expect(say(ended(seeds('none', still(1), still(1.001))), ended(seeds('ternary', still(1 + far), still(1.001 + far))))).not.toMatch(
        ranking,
      );
    }
  });

  it('says how far seeds have moved the default settings, and only those', () => {
    const usual = say(...(['none', 'ternary'] as const).map((mode) => defaultArm(mode)));
    expect(usual).toMatch(
      /One run each cannot show which is better: 8 recorded seeds ended at \d\.\d{3}(–\d\.\d{3})? \(full\) and \d\.\d{3}(–\d\.\d{3})? \(ternary\)\. Train 3 or more seeds to know\.$/,
    );
    const changed = say(...(['none', 'ternary'] as const).map((mode) => defaultArm(mode, { batchSize: 31 })));
    expect(changed).toMatch(/how far another seed would move them is not known for these settings/);
    const slowed = (['none', 'ternary'] as const)
      .map((mode) => defaultArm(mode))
      .map((arm) => ({ ...arm, runs: arm.runs.map((each) => ({ ...each, summary: { ...each.summary, learningRate: 0.001 } })) }));
    expect(say(...slowed)).toMatch(/not known for these settings/);
  });

  it('compares where all runs have been measured, not one at a later step', () => {
    expect(say(run('none', [2.9, 2.0, 0.1]), run('ternary', [2.9, 2.3]))).toBe(
      'At step 10, the losses are 2.000 nats (full) and 2.300 (ternary), 0.300 apart.',
    );
    expect(say(run('none', [2.9, 2.0]), run('ternary', [2.9]))).toMatch(/^Training has begun/);
  });

  it('gives no verdict when all have solved the task', () => {
    const sentence = say(run('none', [2, 0.01], 1), run('ternary', [2, 0.2], 0.995));
    expect(sentence).toBe('Both solve the task (full 100% and ternary 99.5% sequences right). It is too easy to tell them apart.');
  });

  it('says what rounding afterwards does to the loss, only where it does something', () => {
    const rounded = (ternary: number) =>
      armOf('none', [
        [
          evaluationOf(5, 0.34, 0.9, {
            roundedAfterwards: { ternary: { heldOutLossNats: ternary, score: 0.5 }, binary: { heldOutLossNats: 1.9, score: 0.1 } },
          }),
        ],
      ]);
    expect(say(rounded(1.4), run('ternary', [2, 0.35]))).toMatch(
      /If the trained full model is rounded instead, its loss rises by 1\.060 nats \(ternary\)\.$/,
    );
    expect(say(rounded(0.342), run('ternary', [2, 0.35]))).toMatch(/almost no difference so far\.$/);
  });

  it('says what the latents do to the loss, each mode by itself', () => {
    const broken = (mode: ModeId, latentLoss: number) =>
      armOf(mode, [[evaluationOf(5, 0.34, 0.9, { latentsInstead: { heldOutLossNats: latentLoss, score: 0.1 } })]]);
    expect(say(broken('ternary', 1.476), broken('binary', 2.34))).toMatch(
      /Using the latent weights instead of the codes raises the loss by 1\.136 nats \(ternary\) and 2\.000 nats \(binary\)\.$/,
    );
    expect(say(broken('ternary', 0.341))).toMatch(/instead of the codes makes almost no difference so far\.$/);
    expect(say(run('ternary', [2, 0.35]))).not.toMatch(/latent/);
  });
});

/** A single run with the default settings of reversing, or others, at its end. */
function defaultArm(mode: ModeId, settings: ExperimentDraft = {}): Arm {
  const summary = summaryOf(`${mode}-default`, { task: 'reverse', mode, seed: 77, ...settings });
  return {
    mode,
    runs: [
      {
        summary: { ...summary, step: summary.steps, state: 'finished' },
        series: emptySeries,
        evaluations: [evaluationOf(0, 3), evaluationOf(summary.steps, 0.1, 0.8)],
        bitsPerWeight: null,
      },
    ],
  };
}

describe('resultSentence where numbers are predicted', () => {
  // What copying the last picture costs on the bouncing ball.
  const sayBall = (...arms: readonly Arm[]) =>
    resultSentence(arms, {
      scoreLabel: 'less error than copying',
      baseline: { lossNats: 0.0176 },
      words: measuredWords({ task: 'ball', data: null, pairs: 0 }),
    });
  const three = (mode: ModeId, ...losses: readonly number[]) => ended(seeds(mode, ...losses.map((loss) => [0.5, loss])));

  it('sees differences far below a hundredth, which all of these errors are', () => {
    expect(sayBall(three('none', 0.001, 0.00102, 0.00098), three('ternary', 0.0023, 0.00231, 0.00228))).toMatch(
      /^At step 10, over 3 seeds, full is best, with a median loss of 0\.00100 in squared error; ternary's is 0\.00130 higher\./,
    );
  });

  it('makes nothing of less than a hundredth of the error of copying', () => {
    expect(sayBall(three('none', 0.001, 0.001001, 0.001002), three('ternary', 0.0011, 0.001101, 0.001102))).toMatch(/too close to call/);
  });

  it('compares the untrained with copying, not with guessing', () => {
    expect(sayBall(seeds('none', [0.5]), seeds('ternary', [0.4]))).toBe(
      'Before training, none beats copying (0.0176 in squared error). Press Train to see how they compare.',
    );
  });
});

describe('resultSentence over several seeds', () => {
  const finals = (mode: ModeId, ...losses: readonly number[]) => ended(seeds(mode, ...losses.map((loss) => [2, loss])));

  it('calls too close what seeds alone could do, even where no seed overlaps', () => {
    expect(say(finals('none', 0.3, 0.4, 0.7), finals('ternary', 0.8, 0.95, 1.2))).toBe(
      'At step 10, over 3 seeds, full and ternary are too close to call (median losses 0.400 nats and 0.950).',
    );
  });

  it('names the best when every other is clearly behind, and says how far that can be trusted', () => {
    expect(say(finals('none', 0.3, 0.31, 0.32), finals('binary', 0.9, 0.92, 0.94), finals('ternary', 0.6, 0.61, 0.62))).toBe(
      "At step 10, over 3 seeds, full is best, with a median loss of 0.310 nats; ternary's is 0.300 and binary's is 0.610 higher. If they were equally good, seeds alone would produce such a verdict at most 1 time in 20.",
    );
  });

  it('names no best where two are level', () => {
    expect(say(finals('none', 0.3, 0.31, 0.32), finals('ternary', 0.31, 0.32, 0.3), finals('binary', 0.9, 0.92, 0.94))).toBe(
      "At step 10, over 3 seeds, full and ternary are too close to call (median losses 0.310 nats and 0.310); binary's median loss is 0.610 nats higher than full's. If they were equally good, seeds alone would produce such a verdict at most 1 time in 20.",
    );
  });

  it('makes nothing of differences that mean nothing, however alike the seeds are', () => {
    expect(say(finals('none', 0.3, 0.3001, 0.3002), finals('ternary', 0.304, 0.3041, 0.3042))).toMatch(/too close to call/);
  });

  it('asks for more where more comparisons are on the page', () => {
    const arms = [finals('none', 0.3, 0.33, 0.36), finals('ternary', 0.4, 0.43, 0.48)];
    expect(resultSentence(arms, onReverse)).not.toContain('No model can beat');
    expect(resultSentence(arms, { ...onReverse, baseline: { ...onReverse.baseline, score: 1, label: 'always say yes' } })).toContain(
      'No model can beat the baseline here: “always say yes” is right every time.',
    );
    expect(resultSentence(arms, onReverse)).toMatch(/full is best/);
    expect(resultSentence(arms, { ...onReverse, pinned: arms })).toMatch(/too close to call/);
    expect(say(...arms, finals('binary', 0.3, 0.43, 0.6))).toMatch(/full, ternary and binary are too close to call/);
  });

  it('waits for the end of training', () => {
    const clear = [seeds('none', [2, 0.3], [2, 0.31], [2, 0.32]), seeds('ternary', [2, 0.9], [2, 0.91], [2, 0.92])];
    expect(say(...clear)).toBe(
      'At step 10, over 3 seeds, the median losses are 0.310 nats (full) and 0.910 (ternary), 0.600 apart. Whether different seeds alone could explain that is judged at the end of training.',
    );
    expect(say(...clear.map(ended))).toMatch(/full is best/);
  });

  it('compares at a step at which every seed has been measured', () => {
    expect(say(seeds('none', [2, 0.9, 0.1], [2, 0.8]), seeds('ternary', [2, 1.9, 0.2], [2, 1.8]))).toMatch(
      /^At step 10, over 2 seeds, the median losses are 0\.850 nats/,
    );
  });

  it('goes on without seeds that failed, and gives no verdict on an arm of which too few lasted', () => {
    const failing = (lasting: number) =>
      ended(
        armOf(
          'ternary',
          [[evaluationOf(0, 2)], ...Array.from({ length: lasting }, (_, i) => [evaluationOf(0, 2), evaluationOf(10, 1.8 + 0.01 * i)])],
          { 0: { state: 'failed', failure: 'not a number' } },
        ),
      );
    const full = finals('none', 0.3, 0.31, 0.32);
    expect(say(failing(3), full)).toMatch(/^At step 10, over 3 seeds, full is best, .*; ternary's is 1\.500 higher/);
    expect(say(failing(2), full)).toBe('At step 10, over 3 seeds, too few seeds made it to the end for a verdict on ternary.');
  });

  it('calls a task solved only when every seed solves it', () => {
    const scored = (mode: ModeId, ...scores: readonly number[]) =>
      armOf(
        mode,
        scores.map((score) => [evaluationOf(10, 0.01, score)]),
      );
    expect(say(scored('none', 1, 1), scored('ternary', 1, 0.995))).toMatch(/^Both solve the task with every seed/);
    expect(say(scored('none', 1, 1), scored('ternary', 1, 0.6))).not.toMatch(/solve/);
  });
});
