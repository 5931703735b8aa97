import * as words from '#words/ui/explorer';
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
const view = (
  { label, summary, word = '' }: { readonly label: string; readonly summary: string; readonly word?: string },
  load: () => Promise<ComponentType>,
  id?: TermId,
): ExplorerView => ({ label, summary, View: part(load), ...(id === undefined ? {} : { term: { id, word } }) });

export const views = {
  layers: view(words.layers, async () => (await import('./LayersView')).LayersView, 'bitLinear'),
  map: view(words.map, async () => (await import('./MapView')).MapView, 'parameters'),
  time: view(words.time, async () => (await import('./TimeView')).TimeView),
  flips: view(words.flips, async () => (await import('./FlipsView')).FlipsView, 'flip'),
  inside: view(words.inside, async () => (await import('./InsideView')).InsideView, 'token'),
  attention: view(words.attention, async () => (await import('./AttentionView')).AttentionView, 'attentionHead'),
  cost: view(words.cost, async () => (await import('./CostView')).CostView),
} satisfies Record<string, ExplorerView>;

export type ViewId = keyof typeof views;

export const viewIds = Object.keys(views) as readonly ViewId[];

/** The view of an id, seen as the common interface. */
export const viewOf = (id: ViewId): ExplorerView => views[id];
