import * as words from '#words/state/view';
import type { NewNotice } from '../notice';

/** More sentences than these are counted, not shown. */
const MOST_SENTENCES = 3;

/** What to show of a link that was opened, of a sentence for each part that could not be used; null when all of it was. */
export function noticeOfLink(notices: readonly string[]): NewNotice | null {
  if (notices.length === 0) return null;
  const more = notices.length - MOST_SENTENCES;
  const rest = more <= 0 ? [] : [more === 1 ? words.oneMore : words.more(more)];
  return { kind: 'information', about: 'link', message: [...notices.slice(0, MOST_SENTENCES), ...rest].join('\n') };
}
