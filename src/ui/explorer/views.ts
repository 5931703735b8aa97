import type { ComponentType } from 'react';
import type { TermId } from '../glossary/glossary';
import { part } from '../parts/part';

/** One view into the focused run, at the step shown. Adding one: a file beside this and a line below. */
export interface ExplorerView {
  readonly label: string;
  /** A short description, shown before it is opened. */
  readonly summary: string;
  /** A word of the summary that has a card. */
  readonly term?: { readonly id: TermId; readonly word: string };
  readonly View: ComponentType;
}

/** Loaded lazily: the first paint needs none of them. */
const view = (label: string, summary: string, load: () => Promise<ComponentType>, term?: ExplorerView['term']): ExplorerView => ({
  label,
  summary,
  View: part(load),
  ...(term === undefined ? {} : { term }),
});

export const views = {
  layers: view('Layers', 'every BitLinear, choose one to look inside', async () => (await import('./LayersView')).LayersView, {
    id: 'bitLinear',
    word: 'BitLinear',
  }),
  map: view('Map', 'every weight of one matrix, follow one of them', async () => (await import('./MapView')).MapView, {
    id: 'parameters',
    word: 'weight',
  }),
  time: view('Over time', 'how the weights got here', async () => (await import('./TimeView')).TimeView),
  flips: view('Flips', 'when codes change, and when they settle', async () => (await import('./FlipsView')).FlipsView, {
    id: 'flip',
    word: 'change',
  }),
  inside: view('Inside', 'one token, one row, one step', async () => (await import('./InsideView')).InsideView, {
    id: 'token',
    word: 'token',
  }),
  attention: view('Attention', 'who looks where', async () => (await import('./AttentionView')).AttentionView, {
    id: 'attentionHead',
    word: 'looks',
  }),
  cost: view('Cost', 'bytes, operations, energy', async () => (await import('./CostView')).CostView),
} satisfies Record<string, ExplorerView>;

export type ViewId = keyof typeof views;

export const viewIds = Object.keys(views) as readonly ViewId[];

/** The view of an id, seen as the common interface. */
export const viewOf = (id: ViewId): ExplorerView => views[id];
