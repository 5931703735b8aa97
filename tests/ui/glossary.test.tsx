/** Every word of the field has a card where it stands, and every card a word. */
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { modeIdOf, modeIds, type ModeId } from '../../src/catalog/modes/modes';
import { focusedLooks } from '../../src/state/record/focused-looks';
import { createPlayground, type Playground } from '../../src/state/playground';
import type { Lens } from '../../src/state/slices/view-slice';
import { Comparison } from '../../src/ui/comparison/Comparison';
import { PackedFile } from '../../src/ui/dialogs/PackedFile';
import { CostView } from '../../src/ui/explorer/CostView';
import { Explorer } from '../../src/ui/explorer/Explorer';
import { viewIds } from '../../src/ui/explorer/views';
import { cardPlace } from '../../src/ui/glossary/card-place';
import { entryOf, glossary, type TermId } from '../../src/ui/glossary/glossary';
import { settingTerms } from '../../src/ui/glossary/terms-of';
import { TermCard } from '../../src/ui/glossary/TermCard';
import { BackendPopover } from '../../src/ui/header/BackendPopover';
import { PlaygroundContext } from '../../src/ui/hooks/use-playground';
import { InspectedLayer } from '../../src/ui/panels/InspectedLayer';
import { ModePanel } from '../../src/ui/panels/ModePanel';
import { SetupPanel } from '../../src/ui/panels/SetupPanel';
import { WeightsPanel } from '../../src/ui/panels/WeightsPanel';
import { firstParameters, learningRateParameter, otherParameters } from '../../src/ui/words/parameters';
import { filesUnder, readText } from '../structure/project-files';
import { asThePage, evaluationOf, inspectionOf, layerOf, mockEngine } from './mock-engine';

/** How each is written on the page, in the case in which it stands there. */
const variants: Readonly<Record<TermId, readonly string[]>> = {
  none: ['full', 'full-precision'],
  ternary: ['ternary'],
  binary: ['binary'],
  latent: ['latent'],
  quantised: ['quantised', 'Codes'],
  effective: ['effective'],
  lambda: ['λ', 'λ ramp'],
  gamma: ['scale γ', 'Weight scale'],
  beta: ['scale β'],
  gridScale: ['scale s'],
  threshold: ['threshold', 'thresholds'],
  undecided: ['undecided'],
  flip: ['flip', 'flips, last step', 'change'],
  neverFlipped: ['never flipped'],
  information: ['information per weight', 'bits'],
  storedBits: ['per BitLinear weight'],
  bitLinear: ['BitLinear'],
  straightThrough: ['straight-through estimator'],
  parameters: ['weights', 'weight'],
  packedFile: ['file', 'packed file'],
  loss: ['loss', 'Held-out loss in nats', 'Training loss in nats', 'Loss in nats over all pairs'],
  squaredError: ['Held-out mean squared error', 'Training mean squared error'],
  score: ['score', 'Held-out score', 'Score over all pairs'],
  heldOut: ['held-out data'],
  budget: ['Same'],
  seed: ['Seed', 'Seeds'],
  step: ['Steps'],
  learningRate: ['Learning rate', 'learning rate'],
  warmUp: ['Warm-up'],
  batch: ['Batch'],
  optimiser: ['Optimiser'],
  fusedMultiplyAdd: ['Sums of products'],
  dropout: ['Dropout'],
  hiddenSize: ['Hidden size'],
  block: ['Blocks'],
  queryKeyValue: ['query, key, value', 'qkv', 'query', 'key', 'value'],
  gateUpDown: ['gate, up, down', 'up, down', 'gate', 'up', 'down'],
  token: ['token', 'Token'],
  embedding: ['embedding', 'input projection'],
  norm: ['norms'],
  outputHead: ['head'],
  temperature: ['temperature'],
  pinned: ['Pinned results'],
  attentionHead: ['Heads', 'Head', 'looks'],
  keyValueHeads: ['Key/value heads'],
  feedForward: ['Feed-forward size'],
  window: ['Window'],
  activationFunction: ['Activation function'],
  activations: ['Activations'],
  recipe: ['Recipe'],
  backend: ['Backend', 'arithmetic'],
  webgpu: ['WebGPU'],
  wasm: ['WebAssembly'],
  gradientCheck: ['gradient check', 'gradients'],
};

const ids = Object.keys(glossary) as readonly TermId[];

describe.each(ids)('%s', (id) => {
  const { term, meaning, source, formula } = entryOf(id);

  test('is told in at most 45 words and at most three sentences, which begin large and end with a full stop', () => {
    expect(meaning.split(/\s+/).length).toBeLessThanOrEqual(45);
    expect(meaning.split(/[.?!] /).length).toBeLessThanOrEqual(3);
    expect(meaning).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('is not told by itself', () => {
    for (const word of [term, ...variants[id].filter((variant) => variant.includes(' '))])
      expect(meaning.toLowerCase()).not.toContain(word.toLowerCase());
  });

  test('has a card with its source, and its formula as MathML', () => {
    const card = renderToStaticMarkup(<TermCard id={id} note="So it is here." button={{ current: null }} onClose={() => undefined} />);
    expect(card).toContain(escaped(meaning));
    expect(card).toContain('So it is here.');
    expect(card).toContain(escaped(source.work));
    if (source.href !== undefined) expect(source.href).toMatch(/^https:\/\//);
    expect(card.includes('<math')).toBe(formula !== undefined);
  });
});

/** As React writes a text. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#x27;');

/** Words of the field, and the card that each needs in every panel where it is a title, a label or a heading. */
const fieldTerms: readonly (readonly [RegExp, TermId])[] = [
  [/\blatent\b/, 'latent'],
  [/\bquantised\b/, 'quantised'],
  [/\beffective\b/, 'effective'],
  [/full-precision/, 'none'],
  [/λ/, 'lambda'],
  [/γ/, 'gamma'],
  [/β/, 'beta'],
  [/threshold/, 'threshold'],
  [/undecided/, 'undecided'],
  [/\bflips?\b/, 'flip'],
  [/never flipped/, 'neverFlipped'],
  [/information per weight|\bbits\b(?! )/, 'information'],
  [/per BitLinear weight/, 'storedBits'],
  [/BitLinear layers|every BitLinear/, 'bitLinear'],
  [/packed file/, 'packedFile'],
  [/\bloss in nats/, 'loss'],
  [/\bscore\b/, 'score'],
  [/held-out data/, 'heldOut'],
  [/learning rate\b(?! falls)/i, 'learningRate'],
  [/warm-up/i, 'warmUp'],
  [/\bbatch\b/i, 'batch'],
  [/\bseeds?\b/i, 'seed'],
  [/optimiser/i, 'optimiser'],
  [/dropout/i, 'dropout'],
  [/\bheads\b/i, 'attentionHead'],
  [/\bblock\b/, 'block'],
  [/\bquery\b/, 'queryKeyValue'],
  [/\bgate\b/, 'gateUpDown'],
  [/\bembedding\b/, 'embedding'],
  [/\bnorms\b/, 'norm'],
  [/\bthe head\b/, 'outputHead'],
  [/\btoken\b/i, 'token'],
  [/temperature/, 'temperature'],
  [/Pinned results/, 'pinned'],
  [/backend/i, 'backend'],
  [/gradient/, 'gradientCheck'],
];

let playground: Playground;

/** As the server would draw it, with the state as it is now. */
function rendered(element: ReactElement): string {
  const store = { ...playground.store, getInitialState: playground.store.getState };
  return renderToStaticMarkup(<PlaygroundContext value={{ ...playground, store }}>{element}</PlaygroundContext>);
}

function inspected(mode: ModeId, lens: Lens): ReactElement {
  const layer = layerOf({ thresholds: mode === 'binary' ? [0] : [-0.5, 0.5] });
  const run = { ...focusedLooks(playground.store.getState()), mode, inspection: inspectionOf(3, 0.4), firstInspection: null };
  return <InspectedLayer run={run} layer={layer} lens={lens} />;
}

const lenses: readonly Lens[] = ['latent', 'quantised', 'effective'];

const packed: ReactElement = (
  <PackedFile
    file={{
      fileName: 'model.safetensors',
      bytes: new Uint8Array(100),
      check: { numbers: 1, inputs: 1, maxDifference: 0, agreement: 1 },
      parts: [],
      bitsPerWeight: 1.6,
      usage: [],
      companions: [],
    }}
    fullBytes={400}
  />
);

/** Panels by name, as they stand on the page. */
const panels: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(
    [...modeIds, modeIdOf('bits2')!].flatMap((mode) =>
      lenses.map((lens) => [`weights, ${mode}, ${lens}`, () => rendered(inspected(mode, lens))]),
    ),
  ),
  'weights to come': () => rendered(<WeightsPanel />),
  modes: () => rendered(<ModePanel />),
  setup: () => rendered(<SetupPanel />),
  comparison: () => rendered(<Comparison />),
  cost: () => rendered(<CostView />),
  ...Object.fromEntries(
    viewIds.map((view) => [
      `look inside, ${view}`,
      () => {
        playground.store.getState().setExplorerView(view);
        return rendered(<Explorer />);
      },
    ]),
  ),
  backends: () => rendered(<BackendPopover active="cpu" />),
  download: () => rendered(packed),
};

beforeAll(async () => {
  const engine = mockEngine();
  playground = createPlayground(engine, asThePage);
  await playground.start();
  const reports = (['webgpu', 'wasm', 'cpu'] as const).map((id) => ({ id, usable: true }));
  engine.emit({ type: 'backendsReported', reports, active: 'cpu' });
  const { facts } = playground.store.getState();
  for (const { summary } of Object.values(facts.runs)) {
    engine.emit({ type: 'evaluated', id: summary.id, evaluation: evaluationOf(0, 2) });
    engine.emit({ type: 'inspected', id: summary.id, inspection: inspectionOf(0), map: null, recorded: [] });
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
});

/** Titles, labels and headings: neither sentences, which say what is measured, nor drawings, nor notes on a choice. */
const visibleWords = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/gs, ' ')
    .replaceAll(/<tbody.*?<\/tbody>/gs, ' ')
    .replaceAll(/<details class="fairness".*?<\/details>/gs, ' ')
    .replaceAll(/<caption.*?<\/caption>/gs, ' ')
    .replaceAll(/<fieldset.*?<\/fieldset>/gs, ' ')
    .replaceAll(/<p class="(?:sentence|field-note|cost-note|whisker-note|training-cost)[^"]*".*?<\/p>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const termsIn = (markup: string): readonly (readonly [TermId, string])[] =>
  [...markup.matchAll(/data-term="(\w+)"[^>]*>(.*?)<\/button>/gs)].map(([, id, words]) => [id as TermId, words ?? '']);

describe.each(Object.keys(panels))('the panel %s', (name) => {
  test('has a card for every word of the field', () => {
    const markup = panels[name]?.() ?? '';
    const words = visibleWords(markup);
    expect(markup.length).toBeGreaterThan(200);
    const explained = new Set(termsIn(markup).map(([id]) => id));
    const missing = fieldTerms.filter(([pattern, id]) => pattern.test(words) && !explained.has(id)).map(([, id]) => id);
    expect(missing, words).toEqual([]);
  });

  test('explains what is written, and not by a title', () => {
    const markup = panels[name]?.() ?? '';
    for (const [id, words] of termsIn(markup)) expect(variants[id]).toContain(words);
    expect([...markup.matchAll(/ title="[^"]*"/g)].map(([title]) => title)).toEqual([]);
  });
});

test('every mode, and every setting but the number of pairs, has a card', () => {
  expect(termsIn(panels['modes']?.() ?? '').map(([id]) => id)).toEqual(expect.arrayContaining([...modeIds]));
  for (const { name } of [...firstParameters, learningRateParameter, ...otherParameters]) expect(settingTerms).toHaveProperty(name);
});

test('no card is without a word on the page', () => {
  const sources = filesUnder('src/ui')
    .filter((path) => path.endsWith('.tsx'))
    .map(readText);
  const written = sources.flatMap((source) => [...source.matchAll(/<(?:Term|Explained) id="(\w+)"/g)].map(([, id]) => id));
  const marked = filesUnder('src/words/en').flatMap((path) => [...readText(path).matchAll(/\]\((\w+)\)/g)].map(([, id]) => id));
  const drawn = Object.values(panels).flatMap((panel) => termsIn(panel()).map(([id]) => id));
  const inTables = ['squaredError'];
  expect(ids.filter((id) => ![...written, ...marked, ...drawn, ...inTables].includes(id))).toEqual([]);
});

test('a card is inside of the window, below its word or above it', () => {
  const window = { width: 390, height: 844 };
  const card = { width: 340, height: 200 };
  expect(cardPlace({ left: 20, top: 100, bottom: 118 }, card, window)).toEqual({ left: 12, top: 124 });
  expect(cardPlace({ left: 350, top: 100, bottom: 118 }, card, window)).toEqual({ left: 42, top: 124 });
  expect(cardPlace({ left: 20, top: 800, bottom: 818 }, card, window)).toEqual({ left: 12, top: 594 });
  expect(cardPlace({ left: 20, top: 400, bottom: 418 }, { width: 340, height: 800 }, window)).toEqual({ left: 12, top: 36 });
});
