/**
 * Drops on the page, from the first script on: a browser navigates to a file or a link that nobody takes. Until the drop zone
 * has loaded, they are queued for it.
 */
import type { DroppedItem } from '../dropped-files';

export type PageDrop =
  | { readonly kind: 'files'; readonly items: readonly DroppedItem[] }
  /** What was no file: its address, empty where it had none. */
  | { readonly kind: 'link'; readonly address: string };

let taker: ((drop: PageDrop) => void) | null = null;
let queued: readonly PageDrop[] = [];

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
const itemsOf = ({ items }: DataTransfer): readonly DroppedItem[] =>
  [...items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
/** Over a field of letters, which takes a text by itself. */
const isEditable = ({ target }: DragEvent): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

export function listenForDrops(): void {
  // A selected text or a picture of the page itself; a source that was removed fires no `dragend`.
  let isOwn = false;
  const concerns = (event: DragEvent): boolean => carriesFiles(event) || !(isOwn || isEditable(event));
  const welcome = (event: DragEvent): void => {
    if (!concerns(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  };
  addEventListener('dragstart', () => (isOwn = true));
  for (const end of ['dragend', 'pointermove', 'pointerdown']) addEventListener(end, () => (isOwn = false));
  // What is entered may have been put under a resting pointer a moment ago; a drop then follows without a `dragover`.
  addEventListener('dragenter', welcome);
  addEventListener('dragover', welcome);
  addEventListener('drop', (event) => {
    const { dataTransfer, defaultPrevented } = event;
    // A field has taken it.
    if (defaultPrevented || dataTransfer === null || !concerns(event)) return;
    event.preventDefault();
    // The data transfer is empty after this event.
    const drop: PageDrop = carriesFiles(event)
      ? { kind: 'files', items: itemsOf(dataTransfer) }
      : { kind: 'link', address: dataTransfer.getData('text/uri-list') };
    if (taker === null) queued = [...queued, drop];
    else taker(drop);
  });
}

/** Hands over what is dropped from now on, and what is queued. Returns what ends that. */
export function takeDrops(take: (drop: PageDrop) => void): () => void {
  taker = take;
  const waiting = queued;
  queued = [];
  waiting.forEach(take);
  return () => {
    if (taker === take) taker = null;
  };
}
