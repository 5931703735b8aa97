/** Between a card and the edges of the window, in CSS pixels. */
const EDGE = 8;
/** Between a card and its word. */
const GAP = 6;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below the word, or above it where there is more room; inside of the window in any case. CSS pixels of the window. */
export function cardPlace(word: Box, card: Size, window: Size): { readonly left: number; readonly top: number } {
  const isBelow = word.bottom + GAP + card.height <= window.height - EDGE || word.top < window.height - word.bottom;
  const top = isBelow ? word.bottom + GAP : word.top - GAP - card.height;
  const within = (at: number, size: number, room: number): number => Math.max(EDGE, Math.min(at, room - EDGE - size));
  return { left: within(word.left - EDGE, card.width, window.width), top: within(top, card.height, window.height) };
}

/** Moves a card, `position: fixed`, to its word. */
export function placeNear(card: HTMLElement, word: Element): void {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const { left, top } = cardPlace(word.getBoundingClientRect(), { width: card.offsetWidth, height: card.offsetHeight }, { width, height });
  Object.assign(card.style, { left: `${left}px`, top: `${top}px` });
}
