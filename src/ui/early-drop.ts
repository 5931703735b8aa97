/**
 * Until the part of the page that takes dropped files has come, a browser would leave the page for them. They are held
 * for it instead.
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

/** From now on somebody else takes what is dropped; what was held comes first. */
export function takeEarlyDrops(): readonly File[] {
  const files = held;
  isTaken = true;
  held = [];
  return files;
}
