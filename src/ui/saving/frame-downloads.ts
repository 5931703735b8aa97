import * as words from '#words/ui/frame-downloads';

/**
 * A hint about saving inside an iframe, or null where none is needed. The browser does not report a blocked download, and
 * a cross-origin frame does not expose its sandbox flags.
 */
export function frameDownloads(): string | null {
  if (window.self === window.top) return null;
  const frame = frameElement();
  if (frame === null) return words.mayNotArrive;
  // Without the attribute a frame allows everything. Frames around this one count too, but those of another site are not seen.
  const allowed = frame.getAttribute('sandbox')?.split(/\s+/) ?? ['allow-downloads'];
  return allowed.includes('allow-downloads') ? null : words.mayNotSave;
}

/** Null where it belongs to another site; some browsers throw instead. */
function frameElement(): Element | null {
  try {
    return window.frameElement;
  } catch {
    return null;
  }
}
