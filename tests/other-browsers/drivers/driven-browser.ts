/** What a scenario needs of a browser, whichever it is and however it is driven. */

/** A place on the page, in CSS pixels from the upper left corner of what is seen of it. */
export type Point = readonly [x: number, y: number];

export interface DrivenPage {
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page. It sees nothing but its argument; argument and result travel as JSON. */
  evaluate<A, R>(work: (argument: A) => R | Promise<R>, argument: A): Promise<Awaited<R>>;
  /** Presses and releases the main button of the mouse on what the selector finds: where it is then, not where it was when it was looked for. */
  press(selector: string): Promise<void>;
  /** Draws with the main button held down. */
  drag(along: readonly Point[]): Promise<void>;
  /** Presses keys one after the other; `held` is down meanwhile. */
  type(text: string, held?: 'Control'): Promise<void>;
  /** Chooses files in the file input that the selector finds, as its dialog would. */
  setFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Puts the page out of sight while `meanwhile` runs: behind another tab, or with its window minimised. */
  whileHidden<T>(meanwhile: () => Promise<T>): Promise<T>;
  /** PNG of what is seen. */
  screenshot(): Promise<Buffer>;
  /** Exceptions and console errors of all that this page has shown. */
  problems(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface DrivenBrowser {
  readonly version: string;
  /** Folder in which saved files arrive. */
  readonly downloads: string;
  /** A page that knows nothing of earlier ones: no storage, no permissions. */
  open(): Promise<DrivenPage>;
  close(): Promise<void>;
}

/** Size of every page. */
export const viewport = { width: 1440, height: 900 } as const;

/** The source of a function that takes and gives JSON, around one that takes and gives values. */
export const overJson = (work: (argument: never) => unknown): string =>
  `async (json) => JSON.stringify((await (${work.toString()})(JSON.parse(json))) ?? null)`;
