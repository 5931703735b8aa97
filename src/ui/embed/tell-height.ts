/**
 * Tells the page around how high the content of this frame is, in px, at once and whenever that changes:
 *
 *   { type: 'bitnet-playground:height', height }
 *
 * The target is any origin: the page around is not known, and a height is nothing that it must not hear.
 *
 * @returns ends it
 */
export function tellHeight(content: HTMLElement): () => void {
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height !== told) window.parent.postMessage({ type: 'bitnet-playground:height', height: (told = height) }, '*');
  });
  observer.observe(content);
  return () => observer.disconnect();
}
