import type { DroppedItem } from '../dropped-files';

/**
 * Until the drop zone has loaded, a browser would navigate to dropped files and links, or lose them. They are queued for it instead.
 */
export interface EarlyDrops {
  readonly items: readonly DroppedItem[];
  /** Of what was no file: its address, empty where it had none. */
  readonly links: readonly string[];
}

let isTaken = false;
let held: EarlyDrops = { items: [], links: [] };

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
/** Call in the drop handler: the data transfer is empty afterwards. */
export const itemsOf = ({ items }: DataTransfer): readonly DroppedItem[] =>
  [...items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
/** Over a field of letters, which takes a text by itself. */
export const isEditable = ({ target }: DragEvent): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

/** From the first script on. */
export function holdEarlyDrops(): void {
  // A selected text of the page itself.
  let isOwn = false;
  const concerns = (event: DragEvent): boolean => !isTaken && (carriesFiles(event) || !(isOwn || isEditable(event)));
  const welcome = (event: DragEvent): void => {
    if (concerns(event)) event.preventDefault();
  };
  addEventListener('dragstart', () => (isOwn = true));
  addEventListener('dragend', () => (isOwn = false));
  addEventListener('dragenter', welcome);
  addEventListener('dragover', welcome);
  addEventListener('drop', (event) => {
    const { dataTransfer } = event;
    if (dataTransfer === null || !concerns(event)) return;
    event.preventDefault();
    held = carriesFiles(event)
      ? { ...held, items: [...held.items, ...itemsOf(dataTransfer)] }
      : { ...held, links: [...held.links, dataTransfer.getData('text/uri-list')] };
  });
}

/** Hands over to the drop zone what is queued. */
export function takeEarlyDrops(): EarlyDrops {
  const drops = held;
  isTaken = true;
  held = { items: [], links: [] };
  return drops;
}
