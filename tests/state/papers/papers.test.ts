/** The paper bench: its verdicts follow from its numbers, its numbers from what was recorded, and one card trains again to the same. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { modeIdOf, modeOf } from '../../../src/catalog/modes/modes';
import { modelSize } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import { mean, spreadOf, variance } from '../../../src/math/statistics';
import { decodeDraft, encodeDraft } from '../../../src/state/draft-link';
import { experimentIn } from '../../../src/state/draft';
import { cardModes, cardPlace, cardSeeds, latentModes, paperCards } from '../../../src/state/papers/cards';
import { draftOfCard, judgedCards, type MeasuredCards } from '../../../src/state/papers/measured';
import { createEngineClient } from '../../../src/worker/page/client';
import { cardTable } from '../../../tools/papers/card-table';
import { cardsText } from '../../../tools/papers/cards-text';
import { ladderTable, rungModes } from '../../../tools/papers/ladder-table';
import { recordedArms } from '../../../tools/papers/recorded-arm';
import { isOf, readRuns } from '../../../tools/papers/recorded-run';
import { reproduce } from '../../../tools/papers/reproduce';
import { ladderSetting } from '../../../tools/papers/settings';
import { trainRun, type WantedRun } from '../../../tools/papers/train-run';
import { workerInProcess } from '../../worker/page/worker-in-process';

const inProject = (path: string): string => new URL(`../../../${path}`, import.meta.url).pathname;
const text = readFileSync(inProject('src/state/papers/measured.json'), 'utf8');
const measured = JSON.parse(text) as MeasuredCards;
const judged = judgedCards(measured);
const ladder = recordedArms(readRuns(inProject('tests/fixtures/papers/runs.jsonl')), ladderSetting, rungModes);

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

test('the document has the tables that the command prints', () => {
  const document = readFileSync(inProject('docs/recipes.md'), 'utf8');
  expect(document).toContain(cardTable(measured));
  expect(document).toContain(`<!-- ladder -->\n\n${ladderTable(ladder)}\n\n<!-- end of ladder -->`);
});

// Binary weights in Edifice's blocks are the one row that no sweep has.
test.each([
  ['binary', 'binary'],
  ['ternary', 'ternary'],
  ['ternary, a scale a row', 'ternary-row'],
  ['ternary, TWN 0.7', 'ternary-twn70'],
  ['ternary, 3 of 4', 'ternary-sherry'],
  ['ternary, clipped at 1', 'ternary-clip100'],
  ['ternary, from 30 % on', 'ternary-late30'],
  ['2 bits, a scale a row', 'bits2-row'],
  ['3 bits, a scale a row', 'bits3-row'],
  ['4 bits, a scale a row', 'bits4-row'],
  ["ternary, Edifice's blocks, as many weights", 'ternary-edifice'],
  ['full precision', 'none'],
  ['ternary, learnt (LSQ)', 'ternary-lsq'],
  ['2 bits, learnt (SEQ), a scale a row', 'bits2-row-seq'],
  ['3 bits, learnt (LSQ), a scale a row', 'bits3-row-lsq'],
  ['ternary, 4-bit activations', 'ternary-a4'],
  ['… by their mean', 'ternary-a4m'],
  ['… with Hadamard', 'ternary-a4-had'],
  ['… by their mean, with Hadamard', 'ternary-a4m-had'],
])('the document says of “%s” what was recorded at a rate of 0.01', (name, word) => {
  const mode = modeIdOf(word) ?? 'none';
  const runs = readRuns(inProject('tests/fixtures/papers/runs.jsonl')).filter(
    (run) => isOf(cardPlace(mode), run) && run.mode === mode && run.rate === 0.01 && run.seed <= 3,
  );
  const said = (values: readonly number[], digits: number): string =>
    `${mean(values).toFixed(digits)} ± ${Math.sqrt(variance(values)).toFixed(digits)}`;
  const scores = said(
    runs.map(({ score }) => 100 * score),
    1,
  );
  const losses = said(
    runs.map(({ loss }) => loss),
    3,
  );
  expect(runs).toHaveLength(3);
  expect(readFileSync(inProject('docs/recipes.md'), 'utf8')).toContain(`| ${name} | ${scores} | ${losses} |`);
});

test('the ladder has every rung, and a verdict of each beside the one before', () => {
  const rows = ladderTable(ladder).split('\n').slice(2);
  expect(rows.map((row) => row.split(' | ')[0])).toEqual(['| 1', '| 1.58', '| 2', '| 3', '| 4', '| 32']);
  for (const row of rows.slice(1)) expect(row).toMatch(/(lower|higher|too small to say) \|$/);
  const { none: _none, ...withoutControl } = ladder;
  expect(ladderTable(withoutControl)).toBe('');
  // Every rung the same: nothing is said to be lower.
  const { ternary } = ladder;
  if (ternary === undefined) throw new Error('No ternary rung.');
  expect(ladderTable(Object.fromEntries(rungModes.map((mode) => [mode, ternary])))).not.toMatch(/lower|higher/);
});

describe('training cards again', () => {
  const runs = readRuns(inProject('tests/fixtures/papers/runs.jsonl'));
  const lossOf = (wanted: WantedRun): number => {
    const { mode, seed, rate } = wanted;
    return runs.find((run) => isOf(wanted, run) && run.mode === mode && run.seed === seed && run.rate === rate)?.loss ?? Number.NaN;
  };

  test('trains every arm of cards and ladder once with every seed of theirs, and gives their tables', async () => {
    const trained: WantedRun[] = [];
    const train = async (wanted: WantedRun) => {
      trained.push(wanted);
      return { loss: lossOf(wanted) };
    };
    const said: string[] = [];
    const { tables, broken } = await reproduce(train, runs, null, (line) => said.push(line));
    expect({ tables, broken }).toEqual({ tables: [cardTable(measured), ladderTable(ladder)], broken: 0 });
    expect(said).toHaveLength(cardModes.length + rungModes.length);
    expect(trained).toHaveLength(cardSeeds.length * (cardModes.length + rungModes.length));
  });

  test('an arm that comes out otherwise is named, and stands in the table as it came out', async () => {
    const train = async (wanted: WantedRun) => ({ loss: (wanted.mode === 'binary' ? 0.1 : 1) * lossOf(wanted) });
    const said: string[] = [];
    const { tables, broken } = await reproduce(train, runs, 'zero', (line) => said.push(line));
    expect(broken).toBe(1);
    expect(said.filter((line) => line.endsWith('OUTSIDE'))).toEqual([expect.stringMatching(/^memorise, binary: 0\.0/)]);
    expect(tables).toHaveLength(1);
    expect(tables[0]).toMatch(/\| zero \| ternary \| 0\.154 .* \| does not hold here \|/);
  });

  test('an arm that is not recorded is no success', async () => {
    const train = async (wanted: WantedRun) => ({ loss: lossOf(wanted) });
    const without = runs.filter(({ mode }) => mode !== 'ternary-late30');
    const said: string[] = [];
    expect((await reproduce(train, without, 'late', (line) => said.push(line))).broken).toBe(1);
    expect(said.at(-1)).toMatch(/^memorise, ternary-late30: NOT RECORDED/);
    await expect(reproduce(train, runs, 'later', () => {})).rejects.toThrow(/--card later: there are zero, full/);
  });
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
