import * as words from '#words/ui/presenter';
import { useEffect, useState, type ReactElement, type RefObject } from 'react';

/** Fills the screen and gives it back, where the browser allows that; elsewhere there is no button. */
export function FullScreenButton({ screen }: { readonly screen: RefObject<HTMLElement | null> }): ReactElement | null {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const onChange = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = async (): Promise<void> => {
    try {
      await (isFull ? document.exitFullscreen() : screen.current?.requestFullscreen());
    } catch {
      // Refused after all: the window stays as it is, and that is seen.
    }
  };
  return (
    <button type="button" className="button" aria-pressed={isFull} onClick={() => void toggle()}>
      {words.fullScreen}
    </button>
  );
}
