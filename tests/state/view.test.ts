/** Where the views stand: kept outside of the components, so that a lesson, a link or a shortcut can open them there. */
import { describe, expect, it } from 'vitest';
import type { ViewSlice } from '../../src/state/slices/view-slice';
import { createPlaygroundStore } from '../../src/state/store';

describe('what is looked at', () => {
  it('begins as the page has always begun', () => {
    expect(createPlaygroundStore().getState()).toMatchObject({
      mapColouring: 'code',
      followedWeight: null,
      insideTab: 'token',
      stepPhase: 'quantise',
      // It was the first head of the first block: a blur, while another shows what the model does. Null is the sharpest.
      attentionHead: null,
      settingsOpen: false,
    });
  });

  it.each<[(view: ViewSlice) => void, Partial<ViewSlice>]>([
    [(view) => view.setMapColouring('flips'), { mapColouring: 'flips' }],
    [(view) => view.setFollowedWeight({ output: 3, input: 4 }), { followedWeight: { output: 3, input: 4 } }],
    [(view) => view.setInsideTab('step'), { insideTab: 'step' }],
    [(view) => view.setStepPhase('update'), { stepPhase: 'update' }],
    [(view) => view.setAttentionHead({ layer: 1, head: 2 }), { attentionHead: { layer: 1, head: 2 } }],
    [(view) => view.setAttentionHead(null), { attentionHead: null }],
    [(view) => view.setSettingsOpen(true), { settingsOpen: true }],
  ])('is set from outside, and nothing else changes: %s', (open, expected) => {
    const store = createPlaygroundStore();
    const before = store.getState();
    open(before);
    expect(store.getState()).toEqual({ ...before, ...expected });
  });
});
