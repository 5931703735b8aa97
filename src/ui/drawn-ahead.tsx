/**
 * The first screen as text, for `index.html` to hold: drawn when the site is built (`tools/drawn-ahead.mjs`), by the
 * components that draw it on the page, from the state that every visit begins with.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { createPlayground } from '../state/playground';
import type { EngineClient } from '../worker/page/client';
import { App } from './App';
import { PlaygroundContext } from './hooks/use-playground';
import { drawFor } from './hooks/use-media';

/** An engine that has not started yet. */
const noEngine: EngineClient = { request: () => new Promise(() => undefined), subscribe: () => () => undefined };

/** @returns markup of the page as it is before anything has arrived, for phones and for wider windows */
export function drawnAhead(): Readonly<Record<'phone' | 'wide', string>> {
  return { phone: drawn(true), wide: drawn(false) };
}

function drawn(isPhone: boolean): string {
  drawFor(isPhone ? ['phone'] : []);
  const playground = createPlayground(noEngine, () => undefined);
  return renderToStaticMarkup(
    <PlaygroundContext value={playground}>
      <App />
    </PlaygroundContext>,
  );
}
