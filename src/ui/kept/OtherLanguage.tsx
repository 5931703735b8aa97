import * as words from '#words/ui/kept';
import { language } from '#words/language';
import type { ReactElement } from 'react';

const other = language === 'de' ? 'en' : 'de';

/** The same page in the other language, with the same settings. */
export function OtherLanguage(): ReactElement {
  return (
    <button
      type="button"
      className="link-button"
      lang={other}
      onClick={() => location.assign(pageIn(other, location.href, rememberLanguage(other)))}
    >
      {words.otherLanguage}
    </button>
  );
}

/** For `public/arrival.js`, which leads there at the next visit. Whether the browser keeps it. */
function rememberLanguage(chosen: string): boolean {
  try {
    localStorage.setItem('bitnet-playground-language', chosen);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the page is in another language: English lies at the top of the site, German in `de/`.
 *
 * @param isKept whether the browser keeps the choice; the address says it where it does not
 */
export function pageIn(chosen: string, address: string, isKept: boolean): string {
  const here = new URL(address);
  // Named in full, as in `public/arrival.js`: not every host looks for the index of an inner folder.
  const there = new URL(chosen === 'de' ? 'de/index.html' : '../', here);
  // Not without need: it would write `?bench` as `?bench=`.
  if (here.searchParams.has('lang')) here.searchParams.delete('lang');
  if (!isKept) here.searchParams.set('lang', chosen);
  there.search = here.search;
  there.hash = here.hash;
  return there.href;
}
