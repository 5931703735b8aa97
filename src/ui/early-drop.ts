/**
 * Until the drop zone has loaded, a browser would navigate to dropped files. They are queued for it instead.
 */
let isTaken = false;
let held: readonly File[] = [];

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** From the first script on. */
export function holdEarlyDrops(): void {
  const welcome = (event: DragEvent): void => {
    if (!isTaken && carriesFiles(event)) event.preventDefault();
  };
  addEventListener('dragenter', welcome);
  addEventListener('dragover', welcome);
  addEventListener('drop', (event) => {
    if (isTaken || !carriesFiles(event)) return;
    event.preventDefault();
    held = [...held, ...(event.dataTransfer?.files ?? [])];
  });
}

/** Hands over to the drop zone, queued files first. */
export function takeEarlyDrops(): readonly File[] {
  const files = held;
  isTaken = true;
  held = [];
  return files;
}
