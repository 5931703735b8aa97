import { describe, expect, test } from 'vitest';
import { noticeOf } from '../../src/state/notice';
import { endNotices } from '../../src/state/notice-endings';
import { defaultDraft, withSetting } from '../../src/state/draft';
import { createPlaygroundStore } from '../../src/state/store';

const messages = (store: ReturnType<typeof createPlaygroundStore>): readonly string[] =>
  store.getState().notices.map(({ message }) => message);

describe('notices', () => {
  test('about the same thing there is one, the newest', () => {
    const store = createPlaygroundStore();
    const { notify } = store.getState();
    notify({ kind: 'error', message: 'a is no model.', about: 'file' });
    notify({ kind: 'information', message: 'Link copied.' });
    notify({ kind: 'information', message: 'b is open.', about: 'file' });
    expect(messages(store)).toEqual(['Link copied.', 'b is open.']);
  });

  test('a second failure of the same attempt replaces the first, whatever it was', () => {
    const store = createPlaygroundStore();
    store.getState().notify(noticeOf(new Error('No memory'), 'Training'));
    store.getState().notify(noticeOf(new Error('No device'), 'Training'));
    expect(messages(store)).toEqual(['Training failed. No device.']);
  });

  test('there are never more than three', () => {
    const store = createPlaygroundStore();
    for (let i = 0; i < 9; i++) store.getState().notify({ kind: 'error', message: `No ${i}.` });
    expect(messages(store)).toEqual(['No 6.', 'No 7.', 'No 8.']);
    const ids = store.getState().notices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  test('an id is never used again', () => {
    const store = createPlaygroundStore();
    store.getState().notify({ kind: 'error', message: 'One.' });
    const [first] = store.getState().notices;
    store.getState().dismiss(first?.id ?? 0);
    store.getState().notify({ kind: 'error', message: 'Two.' });
    expect(store.getState().notices[0]?.id).not.toBe(first?.id);
  });

  test('go when what they tell of is over', () => {
    const store = createPlaygroundStore();
    const stop = endNotices(store);
    const { notify, setDraft } = store.getState();
    notify({ kind: 'error', message: 'Too large.', about: 'settings' });
    setDraft(defaultDraft('text'));
    expect(messages(store)).toEqual([]);
    notify({ kind: 'information', message: 'Give a text.', about: 'data' });
    notify({ kind: 'error', message: 'Too large.', about: 'settings' });
    setDraft(withSetting(defaultDraft('text'), 'hiddenSize', 16));
    expect(messages(store)).toEqual(['Give a text.']);
    setDraft(defaultDraft('reverse'));
    expect(messages(store)).toEqual([]);
    stop();
  });

  test('a very long message is cut, and characters that turn a line around are spelt out', () => {
    const store = createPlaygroundStore();
    store.getState().notify({ kind: 'error', message: `Opening “ledom\u202Esrosnetefas.exe” failed.\u0007` });
    store.getState().notify({ kind: 'error', message: 'word '.repeat(20_000), detail: 'x'.repeat(1e6) });
    const [turned, long] = messages(store);
    expect(turned).toBe('Opening “ledom⟨U+202E⟩srosnetefas.exe” failed.⟨U+0007⟩');
    expect(long?.length).toBeLessThan(300);
    expect(long).toMatch(/word …$/);
    expect(store.getState().notices[1]?.detail?.length).toBeLessThan(20_000);
  });

  test('a name of joined signs and one in another script stay as they are', () => {
    const store = createPlaygroundStore();
    store.getState().notify({ kind: 'information', message: '“👩‍🚀 מודל.gguf” is open.\nTry it.' });
    expect(messages(store)).toEqual(['“👩‍🚀 מודל.gguf” is open.\nTry it.']);
  });
});
