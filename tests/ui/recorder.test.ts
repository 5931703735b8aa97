/** A lesson is recorded by using a page, with the page's own engine; what was recorded is kept, changed, and plays again. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { comparisonOf, comparisonText } from '../../src/lessons/comparison';
import { readFact, readValue } from '../../src/lessons/expression';
import { gapsIn } from '../../src/lessons/gaps';
import { readLessonFile } from '../../src/lessons/read-lesson';
import { rehearseLesson } from '../../src/lessons/rehearse-lesson';
import { idOf, writeLesson } from '../../src/lessons/write-lesson';
import { defaultDraft } from '../../src/state/draft';
import { createPlayground, type Playground } from '../../src/state/playground';
import { transportState } from '../../src/state/selectors';
import { decodeView } from '../../src/state/view/view-link';
import { showAwaited, showView } from '../../src/state/view/view-on-page';
import type { RecordingStorage } from '../../src/ui/lessons/recorder/kept-recording';
import { quantitiesOf } from '../../src/ui/lessons/recorder/quantities';
import { asLesson, createRecorder, type Recorder } from '../../src/ui/lessons/recorder/recorder';
import { createEngineClient } from '../../src/worker/page/client';
import { recordedLesson } from '../lessons/recorded-lesson';
import { tinyLesson } from '../lessons/tiny-lesson';
import { workerInProcess } from '../worker/page/worker-in-process';

const { settings } = tinyLesson.steps[0].draft;
const tinyDraft = { ...defaultDraft('reverse'), modes: ['ternary'] as const, settings };

beforeAll(async () => {
  await tf.setBackend('cpu');
});

class Shelf implements RecordingStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
}

async function startedPage(): Promise<Playground> {
  const client = createEngineClient({ spawn: () => workerInProcess().worker, cores: null });
  const playground = createPlayground(client, (callback) => void setTimeout(callback, 5));
  playground.store.getState().setDraft(tinyDraft);
  await playground.start();
  return playground;
}

const whenever = async (playground: Playground, holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = playground.store.subscribe(look);
    look();
  });

async function train(playground: Playground): Promise<void> {
  await playground.transport.togglePlay();
  await whenever(playground, () => transportState(playground.store.getState()).phase === 'finished');
}

const titles = (recorder: Recorder): readonly string[] => recorder.store.getState().lesson.steps.map(({ title }) => title);

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
});

test('what is done becomes steps, in each of which the page is as it was before; they play again on another page', async () => {
  const playground = await startedPage();
  const recorder = createRecorder(playground, shelf);
  const state = playground.store.getState();
  state.setLens('latent');
  expect(titles(recorder)).toEqual([]);
  recorder.open();
  await train(playground);
  state.setLens('quantised');
  state.setScrubbedStep(10);
  state.setScrubbedStep(20);
  state.setExplorerView('flips');
  state.setPrompt('reverse', '1');
  state.setPrompt('reverse', '1234');
  state.setDownloadOpen(true);
  expect(titles(recorder)).toEqual([
    'Train to the end',
    'Look at the quantised weights',
    'Go back to step 20',
    'Open “Flips”',
    'Try “1234”',
    'Open the download',
  ]);
  const steps = recorder.store.getState().lesson.steps;
  expect(steps.map(({ view }) => [view.lens, view.scrub])).toEqual([
    ['latent', null],
    ['latent', null],
    ['quantised', null],
    ['quantised', 20],
    ['quantised', 20],
    ['quantised', 20],
  ]);
  // The seed and the backend are everybody's own.
  expect(steps[0]?.draft?.settings.backend).toBeUndefined();

  const fact = { text: 'zeros(ternary, end) < 60%', expression: readFact('zeros(ternary, end) < 60%') };
  const options = [
    { text: 'Few', reason: 'So it is.' },
    { text: 'Most', reason: 'Then it would say nothing.' },
  ];
  const shown = [
    { what: 'zeros', value: { text: 'zeros(ternary, end)', expression: readValue('zeros(ternary, end)') }, as: 'percent' as const },
  ];
  recorder.edit(steps[0]?.key ?? 0, (step) => ({ ...step, ask: { question: 'How many are 0?', options, answer: 0, fact, shown } }));
  const lesson = readLessonFile(writeLesson(asLesson(recorder.store.getState().lesson)));
  const played = await rehearseLesson(await startedPage(), lesson, 1);
  expect(played).toHaveLength(6);
  expect(played[0]?.holds).toBe(true);
  expect(played[0]?.values[0]).toBeGreaterThan(0.1);
});

test('a training that is paused is one to a step, and goes on in a step of its own', async () => {
  const playground = await startedPage();
  const recorder = createRecorder(playground, shelf);
  recorder.open();
  const step = (): number => transportState(playground.store.getState()).step;
  void playground.transport.togglePlay();
  await whenever(playground, () => step() >= 5);
  await playground.transport.togglePlay();
  await whenever(playground, () => playground.store.getState().stage === 'rest');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(titles(recorder)).toEqual([`Train to step ${step()}`]);
  await train(playground);
  expect(recorder.store.getState().lesson.steps.map(({ act }) => act)).toEqual([
    { act: 'train', to: expect.any(Number) as number },
    { act: 'train' },
  ]);
  // Step by step is a training too.
  await playground.transport.reset();
  await playground.transport.step();
  await playground.transport.step();
  await whenever(playground, () => step() === 2);
  expect(titles(recorder).at(-1)).toBe('Train to step 2');
});

test('settings: the same one changed again is one step, another is another, and a seed is none', async () => {
  const playground = await startedPage();
  const recorder = createRecorder(playground, shelf);
  recorder.open();
  playground.draft.set('steps', 30);
  playground.draft.set('steps', 50);
  playground.draft.set('seed', 7);
  playground.draft.toggleMode('binary');
  playground.draft.set('hiddenSize', 16);
  playground.draft.chooseTask('sort');
  expect(titles(recorder)).toEqual(['Steps: 50', 'Modes: ternary and binary', 'Hidden size: 16', 'Task: Sort digits']);
  expect(recorder.store.getState().said).toBe('Step 4 recorded: Task: Sort digits.');
  expect(recorder.store.getState().lesson.steps.map(({ panel }) => panel)).toEqual(['setup', 'mode', 'setup', 'task']);
  playground.draft.chooseTask('text');
  expect(titles(recorder)).toHaveLength(4);
  expect(recorder.store.getState().said).toMatch(/cannot contain data of your own/);
});

test('paused, closed, or while a lesson is played, nothing is recorded', async () => {
  const playground = await startedPage();
  const recorder = createRecorder(playground, shelf);
  const state = playground.store.getState();
  recorder.open();
  recorder.listen(false);
  state.setLens('latent');
  recorder.listen(true);
  state.setLessonLink('lesson=x&step=1');
  state.setLens('quantised');
  state.setLessonLink('');
  recorder.close();
  state.setLens('latent');
  recorder.open();
  expect(titles(recorder)).toEqual([]);
  state.setLens('effective');
  expect(titles(recorder)).toEqual(['Look at the effective weights']);
});

test('what the view of a link shows is no act, whenever it is read', async () => {
  const playground = await startedPage();
  const { getState } = playground.store;
  const recorder = createRecorder(playground, shelf);
  recorder.open();
  const view = { lens: 'latent', panel: 'cost', try: '1234', at: '4', layer: 'blocks.0.attention.key.weight' };
  const link = `view=1&${new URLSearchParams(view).toString()}`;
  getState().openView(link, []);
  showView(playground, decodeView(link).view);
  expect(getState()).toMatchObject({ lens: 'latent', explorerView: 'cost' });
  expect(titles(recorder)).toEqual([]);
  await train(playground);
  await whenever(playground, () => getState().stage === 'rest');
  showAwaited(playground);
  expect(getState().scrubbedStep).toBe(4);
  expect(titles(recorder)).toEqual(['Train to the end']);
  getState().setLens('quantised');
  expect(titles(recorder)).toEqual(['Train to the end', 'Look at the quantised weights']);
});

describe('a recording', () => {
  async function recorded(storage: RecordingStorage | null): Promise<{ recorder: Recorder; playground: Playground }> {
    const playground = await startedPage();
    const recorder = createRecorder(playground, storage);
    recorder.open();
    const state = playground.store.getState();
    state.setLens('latent');
    state.setExplorerView('flips');
    state.setInsideTab('step');
    return { recorder, playground };
  }

  test('is moved, deleted and brought back', async () => {
    const { recorder } = await recorded(shelf);
    const [first, second, third] = titles(recorder);
    const keyOf = (index: number): number => recorder.store.getState().lesson.steps[index]?.key ?? 0;
    recorder.move(keyOf(2), -1);
    expect(titles(recorder)).toEqual([first, third, second]);
    recorder.move(keyOf(0), -1);
    expect(titles(recorder)).toEqual([first, third, second]);
    recorder.remove(keyOf(1));
    expect(titles(recorder)).toEqual([first, second]);
    recorder.undo();
    expect(titles(recorder)).toEqual([first, third, second]);
    recorder.startOver();
    expect(titles(recorder)).toEqual([]);
    recorder.undo();
    expect(titles(recorder)).toEqual([first, third, second]);
  });

  test('is there after a reload, unfinished as it is', async () => {
    const { recorder, playground } = await recorded(shelf);
    const key = recorder.store.getState().lesson.steps[0]?.key ?? 0;
    const ask = { question: 'Half a', options: [{ text: '', reason: '' }], answer: 0, fact: null, shown: [] };
    recorder.edit(key, (step) => ({ ...step, title: '', text: 'Look.', ask }));
    recorder.describe({ title: '' });
    const again = createRecorder(playground, shelf);
    expect(asLesson(again.store.getState().lesson)).toEqual(asLesson(recorder.store.getState().lesson));
    expect(again.store.getState().isOpen).toBe(true);
    expect(gapsIn(asLesson(again.store.getState().lesson)).map(({ message }) => message)).toEqual([
      'The lesson has no title.',
      'Step 1 is missing a title.',
      'Step 1 is missing answer A.',
      'Step 1 is missing the reason for answer A.',
      'Step 1 is missing a second answer.',
    ]);
  });

  test('a storage that refuses is survived and said', async () => {
    const full: RecordingStorage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    for (const storage of [full, null]) {
      const { recorder } = await recorded(storage);
      expect(titles(recorder)).toHaveLength(3);
      expect(recorder.store.getState().isKept).toBe(false);
    }
    const { recorder } = await recorded(shelf);
    expect(recorder.store.getState().isKept).toBe(true);
  });

  test.each(['{', '7', '{"lesson":7}', '{"lesson":{"bitnetLesson":2}}'])(
    '%s in the storage is no recording, and that is said',
    async (text) => {
      const { playground } = await recorded(shelf);
      for (const key of shelf.kept.keys()) shelf.kept.set(key, text);
      const again = createRecorder(playground, shelf);
      expect(titles(again)).toEqual([]);
      expect(again.store.getState().said).toMatch(/could not be read/);
    },
  );
});

test('a recorded lesson is finished when it lacks nothing, and is read as it was written', () => {
  expect(gapsIn(recordedLesson)).toEqual([]);
  expect(readLessonFile(writeLesson(recordedLesson))).toEqual(recordedLesson);
  expect(gapsIn({ ...recordedLesson, steps: [] }).map(({ message }) => message)).toEqual([
    'There is no step yet. Use the page: each thing you do becomes one.',
  ]);
});

test.each([
  ['Wo sind die −1, 0 und +1?', 'wo-sind-die-1-0-und-1'],
  ['Événement', 'evenement'],
  ['量子', 'lesson'],
  ['x'.repeat(99), 'x'.repeat(60)],
])('%s is the file %s', (title, id) => {
  expect(idOf(title)).toBe(id);
});

describe('a fact that is picked', () => {
  test.each(['loss(ternary) < loss(none)', 'zeros(ternary, end) > 0.25', 'flips(ternary, 0, 0.2) > 0', 'weights(none) > 100'])(
    '%s is read and written',
    (text) => {
      const comparison = comparisonOf(readFact(text));
      expect(comparison === null ? '' : comparisonText(comparison)).toBe(text);
    },
  );

  test('anything else is left as it is', () => {
    for (const text of ['1 < loss(none)', 'loss(none) < 1 and loss(none) > 0', '0 < loss(none) < 1', 'loss(none) >= 1'])
      expect(comparisonOf(readFact(text))).toBeNull();
  });

  test('every quantity that is offered can be read, and each once', () => {
    const offered = quantitiesOf(['none', 'ternary', 'binary']).map(({ name }) => name);
    expect(new Set(offered).size).toBe(offered.length);
    for (const name of offered) expect(() => readValue(name)).not.toThrow();
  });
});
