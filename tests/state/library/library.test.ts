import { beforeEach, describe, expect, it } from 'vitest';
import { createLibrary, type Library } from '../../../src/state/library/library';
import { EngineError } from '../../../src/worker/engine-error';
import type { LibraryEntry } from '../../../src/worker/protocol';
import { libraryEntryOf, mockEngine, summaryOf, type MockEngine } from '../../ui/mock-engine';

const entryOf = (id: string, changes: Partial<LibraryEntry> = {}): LibraryEntry =>
  libraryEntryOf(summaryOf(id), { id, name: id, ...changes });

let engine: MockEngine;
let library: Library;
let entries: readonly LibraryEntry[];
beforeEach(async () => {
  engine = mockEngine();
  entries = [entryOf('a'), entryOf('b'), entryOf('c', { heldBy: 'this-tab', summary: { ...summaryOf('c'), state: 'running' } })];
  engine.answer('library', () => entries);
  library = createLibrary({ client: engine });
  await library.load();
});

const asked = (type: string) => engine.asked.filter((request) => request.type === type).map(({ args }) => args);

describe('deleting', () => {
  it('leaves out what trains now, and says so', async () => {
    await library.remove(['a', 'c']);
    expect(asked('discard')).toEqual([{ ids: ['a'] }]);
    expect(library.store.getState().deleted).toEqual({ ids: ['a'], inTraining: 1 });
    await library.undoRemove();
    expect(asked('bringBack')).toEqual([{ ids: ['a'] }]);
    expect(library.store.getState().deleted).toBe(null);
  });

  it('that is refused says why, and offers no Undo', async () => {
    engine.refuse('discard', new EngineError({ code: 'no-storage', message: 'The storage is silent.' }));
    await library.remove(['a']);
    expect(library.store.getState()).toMatchObject({ deleted: null, problem: 'Deleting failed. The storage is silent.' });
  });
});

it('a name that is refused stands there as it was, with the reason', async () => {
  engine.refuse('describe', new EngineError({ code: 'invalid-input', message: 'Too long.' }));
  await library.describe('a', { name: 'x'.repeat(70) });
  expect(library.store.getState().entries?.[0]?.name).toBe('a');
  expect(library.store.getState().problem).toBe('Changing the run failed. Too long.');
});

it('what is read of runs that are not looked at any more is let go', async () => {
  const release = engine.hold('recall');
  const showing = library.show(['a', 'b']);
  await library.show([]);
  release();
  await showing;
  expect(library.store.getState().logs.size).toBe(0);
});

it('a run that went while the file was made is left out of it', async () => {
  engine.answer('packKept', ({ id }) => (id === 'a' ? new Uint8Array([1, 2]) : null));
  const file = await library.pack(['a', 'b']);
  expect(file?.size).toBe(2);
  expect(library.store.getState().packing).toBe(null);
});

it('is empty once everything kept was deleted elsewhere', () => {
  engine.emit({ type: 'libraryEmptied' });
  expect(library.store.getState().entries).toEqual([]);
});
