import { useEffect } from 'react';
import { arrivedDraft, isUsual } from '../../state/arithmetic-here';
import { classDialogOf, encodeAddress, encodeDraft, opensPresenter, paperOf, type DecodedDraft } from '../../state/draft-link';
import type { Playground } from '../../state/playground';
import { usePlaygroundState } from './use-playground';

/** What the address began with when it was opened: kept with its entry in the history, so that a reload does not lose it. */
export const openedHash = (): string => (history.state as { readonly opened?: string } | null)?.opened ?? location.hash;

/** What was last read from the address, or written there; another one has been pasted, and its event is still to come. */
let known = '';

/**
 * Takes up what the address says, now and whenever another one is pasted there or gone back to. From the first moment: a page
 * that is still being drawn has no effects that could listen. Returns what it said at first.
 */
export function followAddress({ store, draft: commands }: Playground): DecodedDraft {
  const read = (take: (draft: DecodedDraft['draft']) => void): DecodedDraft => {
    known = location.hash;
    const link = arrivedDraft(known);
    const { setPresenting, setClassDialog, setPaperCard, setLessonLink, openView } = store.getState();
    setPresenting(opensPresenter(known));
    setClassDialog(classDialogOf(known));
    setPaperCard(paperOf(known));
    take(link.draft);
    setLessonLink(link.lessonLink);
    openView(link.viewLink, link.notices);
    return link;
  };
  addEventListener('hashchange', () => void read(commands.replace));
  return read(store.getState().setDraft);
}

/** Keeps the draft, the lesson, the view and whether it is presented in the address bar. */
export function useDraftInAddress(): void {
  const addressed = usePlaygroundState(({ draft, lessonLink, presenting, viewLink }) => ({ draft, lessonLink, presenting, viewLink }));

  useEffect(() => {
    const whole = encodeAddress(addressed);
    // Copied from a button, a link names the arithmetic in any case.
    const hash = isUsual(addressed.draft) ? whole.replace(encodeDraft(addressed.draft), '').replace(/^&/, '') : whole;
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash !== known || location.hash.replace(/^#/, '') === hash) return;
    history.replaceState({ opened: openedHash() }, '', wanted);
    known = location.hash;
  }, [addressed]);
}
