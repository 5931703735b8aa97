/**
 * Until the drop zone has loaded, a browser would navigate to dropped files and links, or lose them. They are queued for it instead.
 */
export interface EarlyDrops {
  readonly files: readonly File[];
  /** Of what was no file: its address, empty where it had none. */
  readonly links: readonly string[];
}

let isTaken = false;
let held: EarlyDrops = { files: [], links: [] };

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
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
      ? { ...held, files: [...held.files, ...dataTransfer.files] }
      : { ...held, links: [...held.links, dataTransfer.getData('text/uri-list')] };
  });
}

/** Hands over to the drop zone what is queued. */
export function takeEarlyDrops(): EarlyDrops {
  const drops = held;
  isTaken = true;
  held = { files: [], links: [] };
  return drops;
}
