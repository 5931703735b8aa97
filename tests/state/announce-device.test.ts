import { describe, expect, it } from 'vitest';
import { announceDevice } from '../../src/state/announce-device';
import { applyEvent, noFacts } from '../../src/state/record/apply-event';
import { createPlaygroundStore, type PlaygroundStore } from '../../src/state/store';
import { mockEngine, summaryOf, type MockEngine } from '../ui/mock-engine';

function page(): { engine: MockEngine; store: PlaygroundStore; said: () => readonly string[] } {
  const engine = mockEngine();
  const store = createPlaygroundStore();
  announceDevice(engine, store);
  return { engine, store, said: () => store.getState().notices.map(({ kind, message }) => `${kind}: ${message}`) };
}

describe('a lost graphics device', () => {
  const running = summaryOf('a', {}, { backend: 'webgpu', state: 'running', step: 1234 });

  it('is told of, and where training goes on', () => {
    const { engine, said } = page();
    engine.emit({ type: 'deviceLost', backend: 'webgpu', reason: 'destroyed' });
    expect(said()).toEqual([expect.stringMatching(/^information: The graphics device was lost, but nothing else/)]);
    engine.emit({
      type: 'deviceReplaced',
      from: 'webgpu',
      backend: 'webgpu',
      summaries: [running, summaryOf('b', {}, { state: 'paused', step: 7 })],
    });
    // The one notice in the place of the other.
    expect(said()).toEqual(['information: The graphics device was lost and replaced by a fresh one. Training continues from step 1,234.']);
  });

  it('that is lost again leaves a notice that stays, with what to try', () => {
    const { engine, said } = page();
    engine.emit({ type: 'deviceReplaced', from: 'webgpu', backend: 'wasm', summaries: [summaryOf('b', {}, { state: 'finished' })] });
    expect(said()).toEqual([
      expect.stringMatching(
        /^error: The graphics device was lost again, so WebAssembly takes its place\. All runs are as they were\. Reload the page/,
      ),
    ]);
  });

  it('changes the summaries of the runs, and nothing that was recorded of them', () => {
    const known = applyEvent(applyEvent(noFacts, { type: 'created', summary: running }), {
      type: 'deviceLost',
      backend: 'webgpu',
      reason: 'destroyed',
    });
    expect(known.isReplacingDevice).toBe(true);
    const moved = applyEvent(known, {
      type: 'deviceReplaced',
      from: 'webgpu',
      backend: 'wasm',
      summaries: [{ ...running, backend: 'wasm' }, summaryOf('gone')],
    });
    expect(moved.isReplacingDevice).toBe(false);
    expect(Object.keys(moved.runs)).toEqual(['a']);
    expect(moved.runs['a']).toEqual({ ...known.runs['a'], summary: { ...running, backend: 'wasm' } });
  });
});

describe('compiling kernels', () => {
  it('is shown while it lasts', () => {
    const half = applyEvent(noFacts, { type: 'compiled', share: 0.5 });
    expect(half.compiledShare).toBe(0.5);
    expect(applyEvent(half, { type: 'compiled', share: 1 }).compiledShare).toBeNull();
    expect(applyEvent(half, { type: 'created', summary: summaryOf('a') }).compiledShare).toBeNull();
  });
});
