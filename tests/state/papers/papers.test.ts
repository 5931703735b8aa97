/** The paper bench: its verdicts follow from its numbers, its numbers from what was recorded, and one card trains again to the same. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modeOf } from '../../../src/catalog/modes/modes';
import { modelSize } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import { mean, spreadOf, variance } from '../../../src/math/statistics';
import { decodeDraft, encodeDraft } from '../../../src/state/draft-link';
import { experimentIn } from '../../../src/state/draft';
import { cardPlace, latentModes, paperCards } from '../../../src/state/papers/cards';
import { draftOfCard, judgedCards, type MeasuredCards } from '../../../src/state/papers/measured';
import { createEngineClient } from '../../../src/worker/page/client';
import { cardTable } from '../../../tools/papers/card-table';
import { cardsText } from '../../../tools/papers/cards-text';
import { readRuns } from '../../../tools/papers/recorded-run';
import { trainRun } from '../../../tools/papers/train-run';
import { workerInProcess } from '../../worker/page/worker-in-process';

const inProject = (path: string): string => new URL(`../../../${path}`, import.meta.url).pathname;
const text = readFileSync(inProject('src/state/papers/measured.json'), 'utf8');
const measured = JSON.parse(text) as MeasuredCards;
const judged = judgedCards(measured);

test('what ships is what was recorded, with every seed of every arm', () => {
  expect(text).toBe(cardsText(readRuns(inProject('tests/fixtures/papers/runs.jsonl'))));
  for (const arm of Object.values(measured.arms)) {
    expect(arm.losses).toHaveLength(3);
    expect(arm.curves.map(({ length }) => length)).toEqual([measured.steps.length, measured.steps.length, measured.steps.length]);
  }
});

test('what was measured between the planned steps, by a worker that came back, is not drawn', () => {
  const runs = readRuns(inProject('tests/fixtures/papers/runs.jsonl'));
  const [drawn] = runs.filter(({ curve }) => curve !== undefined);
  const more = runs.map((run) => (run === drawn ? { ...run, curve: [...(run.curve ?? []), [59, 1] as const] } : run));
  expect(cardsText(more)).toBe(text);
});

test('every card is a recipe beside its twin, once', () => {
  expect(new Set(paperCards.map(({ id }) => id)).size).toBe(paperCards.length);
  for (const { twin, claimed } of paperCards) expect(modeOf(twin)).not.toBe(modeOf(claimed));
});

test('a card about latents has them of both arms: every weight of every seed, once', () => {
  for (const mode of latentModes) {
    const latents = measured.arms[mode]?.latents;
    if (latents === undefined) continue;
    const { levels, thresholds } = modeOf(mode);
    const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
    const architecture = architectureOf(experimentOf({ ...cardPlace(mode), mode }));
    expect(sum(latents.bins), mode).toBe(3 * modelSize(architecture).bitLinearParameters);
    expect(sum(latents.codes), mode).toBe(sum(latents.bins));
    expect(latents.codes).toHaveLength(levels?.length ?? 0);
    expect(latents.thresholds).toHaveLength(thresholds.length);
    expect(latents.undecided).toBeGreaterThan(0);
    // What lies below a cut has the level below it, and bins end at cuts of ±½.
    if (mode === 'ternary') expect(sum(latents.bins.slice(0, 50))).toBe(latents.codes[0]);
  }
  expect(latentModes.some((mode) => measured.arms[mode]?.latents !== undefined)).toBe(true);
});

describe.each(judged)('$id', ({ id, twin, claimed, finding, gap }) => {
  const [before = [], after = []] = [measured.arms[twin]?.losses, measured.arms[claimed]?.losses];

  test('its verdict is that of its numbers', () => {
    expect(gap).toBeCloseTo(spreadOf(after).median - spreadOf(before).median, 12);
    if (finding !== 'tooSmall') expect(finding).toBe(gap < 0 ? 'holds' : 'fails');
    // Plain Welch, written down again here: whatever the table says is apart must be far out by it, and what it does not say must not.
    const logs = [before, after].map((losses) => losses.map((loss) => Math.log(loss + 0.01)));
    const [one = [], other = []] = logs;
    const t = Math.abs(mean(other) - mean(one)) / Math.sqrt(variance(one) / 3 + variance(other) / 3);
    if (Math.abs(gap) <= 0.01) expect(finding).toBe('tooSmall');
    else if (t < 2) expect(finding).toBe('tooSmall');
    else if (t > 40) expect(finding).not.toBe('tooSmall');
  });

  test('one press and its link train both arms at the rates of the card', () => {
    const card = paperCards.find((each) => each.id === id);
    if (card === undefined) throw new Error('No card.');
    const { draft, notices } = decodeDraft(`#${encodeDraft(draftOfCard(card))}&paper=${id}`);
    expect(notices).toEqual([]);
    expect(draft.seeds).toBe(3);
    expect(new Set(draft.modes)).toEqual(new Set([twin, claimed]));
    for (const mode of [twin, claimed])
      expect(experimentIn(draft, mode)).toMatchObject({ ...cardPlace(mode), seed: 4, learningRate: measured.arms[mode]?.rate });
  });
});

test('a claim that was measured otherwise is judged otherwise', () => {
  const [card] = judged;
  if (card === undefined) throw new Error('No card.');
  const { [card.twin]: twin, [card.claimed]: claimed } = measured.arms;
  if (twin === undefined || claimed === undefined) throw new Error('No arms.');
  const swapped = { ...measured, arms: { ...measured.arms, [card.twin]: claimed, [card.claimed]: twin } };
  expect(card.finding).toBe('holds');
  expect(judgedCards(swapped).find(({ id }) => id === card.id)?.finding).toBe('fails');
  const equal = { ...measured, arms: { ...measured.arms, [card.claimed]: twin } };
  expect(judgedCards(equal).find(({ id }) => id === card.id)?.finding).toBe('tooSmall');
});

test('the document has the table that the command prints', () => {
  expect(readFileSync(inProject('docs/recipes.md'), 'utf8')).toContain(cardTable(measured));
});

// A seed of each arm: all of them are `npm run papers`.
test('a card trains again to what it says', { timeout: 120_000 }, async () => {
  await tf.setBackend('cpu');
  const backend = { reports: [{ id: 'wasm', usable: true }], active: 'wasm', plan: { target: { kind: 'wasm' } } } as const;
  const client = createEngineClient({ spawn: () => workerInProcess({ backend }).worker, cores: null });
  for (const mode of ['ternary', 'bits3-row']) {
    const arm = measured.arms[mode];
    const again = await trainRun(client, { ...measured.setting, mode: mode as 'ternary', rate: arm?.rate ?? 0, seed: 4 });
    expect(Math.abs(again.loss / (arm?.losses[0] ?? 0) - 1), mode).toBeLessThan(0.02);
  }
});
