import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codeAt, recordLayoutOf } from '../../src/math/codes/code-fields';
import { axisPlace } from '../../src/math/codes/axis-bytes';
import { defaultDraft, leadingExperiment } from '../../src/state/draft';
import { decodeRecord, encodeRecord } from '../../src/state/record/record-file';
import { newRunRecord, type RunRecord } from '../../src/state/record/run-record';
import type { Frame } from '../../src/state/record/timeline';
import { evaluationOf, inspectionOf, summaryOf } from '../ui/mock-engine';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const matrix = (layer: string, weights: number) =>
  fc.record({ codes: bytes(weights / 4), latents: bytes(weights) }).map(({ codes, latents }) => ({
    layer,
    shape: [1, weights],
    levels: [-1, 0, 1],
    codes,
    latents: new Int8Array(latents),
  }));
/** Looks of which some hold one matrix and some another. */
const frames = fc.array(fc.tuple(fc.option(matrix('a', 8)), fc.option(matrix('b', 12))), { maxLength: 6 }).map((looks) =>
  looks.map(([a, b], step): Frame => ({
    inspection: inspectionOf(step),
    flipCounts: [],
    recorded: [a, b].filter((each) => each !== null),
  })),
);
const recordOf = (timeline: readonly Frame[]): RunRecord => ({
  ...newRunRecord(summaryOf('run')),
  evaluations: [evaluationOf(0, 2), evaluationOf(3, 1)],
  firstInspection: inspectionOf(0),
  inspection: timeline.at(-1)?.inspection ?? null,
  timeline,
});

const bytesOf = (timeline: readonly Frame[]): Uint8Array<ArrayBuffer> => new Uint8Array(encodeRecord(recordOf(timeline)));

describe('a record as bytes', () => {
  it('is the same record again, whatever was looked at when', async () => {
    await fc.assert(
      fc.asyncProperty(frames, async (timeline) => {
        expect(await decodeRecord(bytesOf(timeline))).toEqual(recordOf(timeline));
      }),
    );
  });

  it('that has lost its end is refused', async () => {
    const [timeline] = fc.sample(
      frames.filter((looks) => looks.some(({ recorded }) => recorded.length > 0)),
      { numRuns: 1, seed: 1 },
    );
    const cut = new Uint8Array(gzipSync(gunzipSync(bytesOf(timeline ?? [])).subarray(0, -1)));
    await expect(decodeRecord(cut)).rejects.toThrow('ends before its last matrix');
  });
});

describe('the recording that the page opens with', async () => {
  const file = readFileSync(new URL('../../src/ui/recording/first-run.bin', import.meta.url));
  const { summary, timeline, evaluations } = await decodeRecord(new Uint8Array(file));
  const layers = timeline.map(({ inspection }) => inspection.layers[0]!);

  it('is small, and of the task and mode that the page begins with, from the first step to the last', () => {
    expect(file.length).toBeLessThanOrEqual(100_000);
    expect(summary).toMatchObject({ task: 'reverse', mode: 'ternary', state: 'finished', step: summary.steps });
    // It says where it was trained, and was before there was a choice of arithmetic.
    const { backend: _, arithmetic: _plain, ...settings } = leadingExperiment(defaultDraft('reverse'));
    expect(summary.experiment).toMatchObject(settings);
    expect(timeline[0]?.inspection.step).toBe(0);
    expect(timeline.at(-1)?.inspection.step).toBe(summary.steps);
    expect(evaluations.at(-1)?.step).toBe(summary.steps);
  });

  it('shows the weights collapse', () => {
    const shares = layers.map(({ effectiveNearLevelShare }) => effectiveNearLevelShare);
    expect(shares[0]).toBeLessThan(0.2);
    expect(shares.at(-1)).toBe(1);
    expect(timeline.filter(({ inspection: { lambda } }) => lambda > 0 && lambda < 1).length).toBeGreaterThan(15);
  });

  it('has matrices that say what was counted of them', () => {
    for (const [at, { inspection, recorded }] of timeline.entries()) {
      const record = recorded[0]!;
      const layout = recordLayoutOf(record.levels);
      const weights = record.latents.length;
      let near = 0;
      const counts: Record<number, number> = {};
      for (let i = 0; i < weights; i++) {
        const code = codeAt(record.codes, i, layout);
        counts[code] = (counts[code] ?? 0) + 1;
        const effective = (1 - inspection.lambda) * axisPlace(record.latents[i]!) + inspection.lambda * code;
        if (Math.min(...record.levels.map((level) => Math.abs(effective - level))) <= 0.1) near += 1;
      }
      const sum = record.levels.reduce((all, level) => all + (counts[level] ?? 0), 0);
      expect(sum).toBe(weights);
      // A recorded latent is rounded to 0.02.
      expect(near / weights).toBeCloseTo(layers[at]!.effectiveNearLevelShare, 1);
    }
  });
});
