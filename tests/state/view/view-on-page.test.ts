/** The view of a link is read late; what a person chooses before is theirs. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setUp } from '../../../src/lessons/play-lesson';
import { createPlayground, type Playground } from '../../../src/state/playground';
import { armRecords } from '../../../src/state/selectors';
import { decodeView } from '../../../src/state/view/view-link';
import { showView, viewOf } from '../../../src/state/view/view-on-page';
import { asThePage, mockEngine } from '../../ui/mock-engine';

const link =
  'view=1&lens=latent&run=binary&layer=blocks.0.attention.key.weight&panel=cost&colour=flips&compared=score&at=4&try=1234&ask=Why';
let page: Playground;
const state = () => page.store.getState();
const arrive = () => showView(page, decodeView(link).view);

beforeEach(async () => {
  vi.useFakeTimers();
  page = createPlayground(mockEngine(), asThePage);
  state().openView(link, []);
  await page.start();
});

describe('the view of a link that is read behind the engine', () => {
  it('is shown whole where nobody has chosen anything', () => {
    arrive();
    expect(viewOf(state())).toMatchObject({ lens: 'latent', run: 'binary', panel: 'cost', compared: 'score', at: 4, prompt: '1234' });
    expect(state().focusedLayer).toBe('blocks.0.attention.key.weight');
    expect(state().linked?.question).toBe('Why');
  });

  it('leaves what has been chosen meanwhile, and shows the rest', () => {
    state().setLens('quantised');
    state().setPrompt('reverse', '9999');
    state().setExplorerView('map');
    arrive();
    expect(viewOf(state())).toMatchObject({ lens: 'quantised', panel: 'map', prompt: '9999', run: 'binary', compared: 'score', at: 4 });
  });

  it('leaves a run and a matrix that have been chosen', () => {
    page.session.focusRun(armRecords(state())[0]!.summary.id);
    page.session.focusLayer('blocks.0.attention.value.weight');
    arrive();
    expect(viewOf(state())).toMatchObject({ run: 'none', layer: 'blocks.0.attention.value.weight', lens: 'latent' });
  });

  it('leaves the step that a person has gone to', () => {
    state().setScrubbedStep(2);
    arrive();
    expect(state().scrubbedStep).toBe(2);
  });

  it('follows what a lesson has set, which nobody has chosen', () => {
    setUp(page, { title: '', text: '', draft: null, view: { lens: 'quantised', view: 'flips' }, panel: null, act: null, ask: null });
    arrive();
    expect(viewOf(state())).toMatchObject({ lens: 'latent', panel: 'cost' });
  });

  it('is shown whole again where another link is opened', () => {
    state().setLens('quantised');
    arrive();
    state().openView('view=1&lens=latent', []);
    showView(page, decodeView('view=1&lens=latent').view);
    expect(viewOf(state())).toMatchObject({ lens: 'latent', panel: 'layers', prompt: null });
  });
});
