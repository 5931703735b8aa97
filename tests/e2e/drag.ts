/** A drag from outside the window, through the browser's own input: what a file manager does, not an event made in the page. */
import type { Locator, Page } from 'playwright';

/** What is dragged: paths of files and folders, or a piece of text or a link from another program. */
export interface Dragged {
  readonly paths?: readonly string[];
  readonly text?: string;
  readonly link?: string;
}

type Place = Locator | { readonly x: number; readonly y: number };

export interface Drag {
  /** Moves over a place and stays there. */
  over(place: Place): Promise<void>;
  /** Stays where it is: a resting pointer reports itself again and again. */
  rest(): Promise<void>;
  /** Lets go where the pointer is. */
  drop(): Promise<void>;
  /** Moves out of the window. */
  leave(): Promise<void>;
  /** Ends where it is, without a drop and without a word to the page. */
  cancel(): Promise<void>;
}

/** Begins at a place of the page where nothing in particular lies. */
export async function dragIn(page: Page, { paths = [], text, link }: Dragged): Promise<Drag> {
  const session = await page.context().newCDPSession(page);
  const items = [
    ...(text === undefined ? [] : [{ mimeType: 'text/plain', data: text }]),
    ...(link === undefined ? [] : [{ mimeType: 'text/uri-list', data: link }]),
  ];
  const data = { items, files: [...paths], dragOperationsMask: 1 };
  let at = { x: 5, y: 300 };
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel'): Promise<void> => {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  };
  await send('dragEnter');
  await send('dragOver');
  return {
    async over(place) {
      if ('x' in place) at = place;
      else {
        await place.scrollIntoViewIfNeeded();
        const box = await place.boundingBox();
        if (box === null) throw new Error('What is dragged over is not on the screen.');
        at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      await send('dragOver');
      // A resting pointer reports itself again and again.
      await send('dragOver');
    },
    rest: async () => send('dragOver'),
    async drop() {
      await send('drop');
      await session.detach();
    },
    async leave() {
      at = { x: -50, y: -50 };
      await send('dragOver');
      await session.detach();
    },
    async cancel() {
      await send('dragCancel');
      await session.detach();
    },
  };
}

/** Drags onto a place and lets go. */
export async function dropOn(page: Page, dragged: Dragged, place?: Place): Promise<void> {
  const drag = await dragIn(page, dragged);
  if (place !== undefined) await drag.over(place);
  await drag.drop();
}
