import { beforeEach, expect, it, vi } from 'vitest';
import { createPlayground, type Playground } from '../../../src/state/playground';
import { armRecords } from '../../../src/state/selectors';
import { resetForNextClass } from '../../../src/ui/view/next-class';
import { asThePage, mockEngine, pagePaceMs, stepReport, type MockEngine } from '../mock-engine';

const hash = 'v=1&view=1&lens=latent&try=12341234&ask=Why';
let engine: MockEngine;
let page: Playground;
const state = () => page.store.getState();

beforeEach(async () => {
  vi.useFakeTimers();
  engine = mockEngine();
  page = createPlayground(engine, asThePage);
  await page.start();
  for (const { summary } of armRecords(state()))
    engine.emit({ type: 'progressed', summary: { ...summary, step: 4, state: 'paused' }, steps: [stepReport(4)] });
  await vi.advanceTimersByTimeAsync(pagePaceMs);
  state().setLens('quantised');
  state().setPrompt('reverse', '99999999');
  state().setScrubbedStep(3);
  await resetForNextClass(page, hash);
});

function undo(): void {
  const action = state().notices.find(({ about }) => about === 'former')?.action;
  if (typeof action !== 'object') throw new Error('nothing to undo');
  action.accept();
}

it('shows what the link opens', () => {
  expect(state()).toMatchObject({ lens: 'latent', prompts: { reverse: '12341234' }, scrubbedStep: null });
  expect(armRecords(state()).map(({ summary }) => summary.step)).toEqual([0, 0, 0]);
});

it('puts the view back at once, and the runs with the step that was looked at when they are there', async () => {
  const release = engine.hold('restore');
  undo();
  expect(state()).toMatchObject({ lens: 'quantised', prompts: { reverse: '99999999' } });
  release();
  await vi.advanceTimersByTimeAsync(1000);
  expect(state()).toMatchObject({ lens: 'quantised', prompts: { reverse: '99999999' }, scrubbedStep: 3 });
  expect(armRecords(state()).map(({ summary }) => summary.step)).toEqual([4, 4, 4]);
});

it('leaves what is chosen while the runs come back', async () => {
  const release = engine.hold('restore');
  undo();
  state().setPrompt('reverse', '5555');
  state().setLens('effective');
  release();
  await vi.advanceTimersByTimeAsync(1000);
  expect(state()).toMatchObject({ lens: 'effective', prompts: { reverse: '5555' } });
});
