import * as words from '#words/ui/kept';
import { language } from '#words/language';
import type { ReactElement } from 'react';

const other = language === 'de' ? 'en' : 'de';

/** The same page in the other language, with the same settings: asked for in the address, and `public/arrival.js` leads there. */
export function OtherLanguage(): ReactElement {
  return (
    <button type="button" className="link-button" lang={other} onClick={ask}>
      {words.otherLanguage}
    </button>
  );
}

function ask(): void {
  try {
    localStorage.setItem('bitnet-playground-language', other);
  } catch {
    // Not kept: the address says it.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', other);
  location.assign(address);
}
