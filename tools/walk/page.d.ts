/** What the walk puts into the page before anything else runs there. */
export interface WalkInPage {
  /** Workers of the engine, as the page has started them. */
  readonly workers: { readonly worker: Worker; isOver: boolean; hasSpoken: boolean }[];
  /** Calls of `window.bitnet`, oldest first. */
  readonly calls: ScriptCall[];
  /** Where to press; or why it cannot be pressed. */
  target(query: Query): Target;
  visibility: DocumentVisibilityState;
}

export interface ScriptCall {
  words: string;
  readonly begunMs: number;
  state: 'pending' | 'resolved' | 'rejected';
  /** What is wrong with the way in which it ended. */
  problem: string | null;
}

export interface Query {
  /** By role and name: a button of this name, … */
  readonly kind: 'button' | 'radio' | 'checkbox' | 'any' | 'slider' | 'field' | 'file' | 'save';
  readonly name?: string;
  /** Of this value, where it is one of several of a name. */
  readonly value?: string;
  /** Of a group or panel of this name. */
  readonly within?: string;
  /** Which of them, counted round. */
  readonly index?: number;
}

export type Target =
  | { readonly is: 'there'; readonly x: number; readonly y: number; readonly words: string }
  | { readonly is: 'missing' | 'disabled' | 'covered'; readonly words: string };

declare global {
  interface Window {
    walk: WalkInPage;
  }
}
