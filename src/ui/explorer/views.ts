import type { ComponentType } from 'react';
import { part } from '../parts/part';

/** One view into the focused run, at the step shown. Adding one: a file beside this and a line below. */
export interface ExplorerView {
  readonly label: string;
  /** A short description, shown before it is opened. */
  readonly summary: string;
  readonly View: ComponentType;
}

/** Loaded lazily: the first paint needs none of them. */
const view = (label: string, summary: string, load: () => Promise<ComponentType>): ExplorerView => ({ label, summary, View: part(load) });

export const views = {
  layers: view('Layers', 'every BitLinear, choose one to look inside', async () => (await import('./LayersView')).LayersView),
  map: view('Map', 'every weight of one matrix, follow one of them', async () => (await import('./MapView')).MapView),
  time: view('Over time', 'how the weights got here', async () => (await import('./TimeView')).TimeView),
  flips: view('Flips', 'when codes change, and when they settle', async () => (await import('./FlipsView')).FlipsView),
  inside: view('Inside', 'one token, one row, one step', async () => (await import('./InsideView')).InsideView),
  attention: view('Attention', 'who looks where', async () => (await import('./AttentionView')).AttentionView),
  cost: view('Cost', 'bytes, operations, energy', async () => (await import('./CostView')).CostView),
} satisfies Record<string, ExplorerView>;

export type ViewId = keyof typeof views;

export const viewIds = Object.keys(views) as readonly ViewId[];

/** The view of an id, seen as the common interface. */
export const viewOf = (id: ViewId): ExplorerView => views[id];
