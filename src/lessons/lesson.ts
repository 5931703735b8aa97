/**
 * A lesson as data: steps, each a state of the page, something to do on it, and a question whose answer is measured. A lesson is
 * a JSON file; `read-lesson.ts` reads it, `play-lesson.ts` plays it, on the page and without one.
 *
 * A step asks before anything is seen, asks again what was seen, and then shows what was measured beside both answers:
 * who predicts first learns more (Crouch et al. 2004), and one observation in five contradicts what happened (Miller et al. 2013).
 */
import type { Draft } from '../state/draft';
import type { InsideTab, Lens } from '../state/slices/view-slice';
import type { ExplorerViewId, pagePanels } from '../state/view/page-view';
import type { Expression } from './expression';

/** What the reader does on a step. `download`: opens the dialog. */
export type Act =
  /** To a step, where it is paused; without one, to the end. */
  | { readonly act: 'train'; readonly to?: number }
  | { readonly act: 'lens'; readonly lens: Lens }
  | { readonly act: 'view'; readonly view: ExplorerViewId }
  | { readonly act: 'inside'; readonly inside: InsideTab }
  /** A matrix of the model, by its parameter name. */
  | { readonly act: 'layer'; readonly layer: string }
  /** null: the newest step. */
  | { readonly act: 'scrub'; readonly step: number | null }
  /** In "Try it": a certain text, or anything. */
  | { readonly act: 'try'; readonly prompt?: string }
  | { readonly act: 'download' };

/** A panel that a step may point at. */
export type LessonPanel = (typeof pagePanels)[number];

/** How the page looks when a step begins; what is left out stays as it is. */
export interface StepView {
  readonly lens?: Lens;
  readonly view?: ExplorerViewId;
  readonly inside?: InsideTab;
  readonly scrub?: number | null;
  readonly layer?: string;
}

/** How a measured value is written. */
export const valueForms = ['percent', 'nats', 'number', 'bytes', 'times'] as const;
export type ValueForm = (typeof valueForms)[number];

/** A formula with the text it was read from. */
export interface Formula {
  readonly text: string;
  readonly expression: Expression;
}

export interface ShownValue {
  readonly what: string;
  readonly value: Formula;
  readonly as: ValueForm;
}

export interface Option {
  readonly text: string;
  /** Said to whoever chose it, once it is measured: why it is right, or why one may think so. */
  readonly reason: string;
}

export interface Question {
  readonly question: string;
  readonly options: readonly Option[];
  /** Which option is what happens, from 0. */
  readonly answer: number;
  /** What makes it so, of measured values; null where its author answers for it alone. */
  readonly fact: Formula | null;
  /** The numbers that are shown beside the answers. */
  readonly shown: readonly ShownValue[];
}

export interface LessonStep {
  readonly title: string;
  /** Paragraphs, or empty. `{latent}` and `{latent|latent weights}` are words with a card in the glossary. */
  readonly text: string;
  /** What the page must be set to; null: whatever it is. */
  readonly draft: Draft | null;
  readonly view: StepView;
  /** Where to look. */
  readonly panel: LessonPanel | null;
  readonly act: Act | null;
  readonly ask: Question | null;
}

export interface Lesson {
  /** Of the address: small letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What somebody can say afterwards, in one sentence; empty where nobody has written it. */
  readonly aim: string;
  /** What is taken to be known; may be empty. */
  readonly assumes: string;
  readonly steps: readonly LessonStep[];
}
