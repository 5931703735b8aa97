import { useEffect } from 'react';
import { arrivedDraft, isUsual } from '../../state/arithmetic-here';
import { classDialogOf, encodeAddress, encodeDraft, opensPresenter } from '../../state/draft-link';
import { usePlayground, usePlaygroundState } from './use-playground';

/** What the address began with when it was opened: kept with its entry in the history, so that a reload does not lose it. */
export const openedHash = (): string => (history.state as { readonly opened?: string } | null)?.opened ?? location.hash;

/** Keeps the draft, the lesson, the view and whether it is presented in the address bar, and takes up what is pasted there. */
export function useDraftInAddress(): void {
  const { store, draft: commands } = usePlayground();
  const addressed = usePlaygroundState(({ draft, lessonLink, presenting, viewLink }) => ({ draft, lessonLink, presenting, viewLink }));

  useEffect(() => {
    const whole = encodeAddress(addressed);
    // Copied from a button, a link names the arithmetic in any case.
    const hash = isUsual(addressed.draft) ? whole.replace(encodeDraft(addressed.draft), '').replace(/^&/, '') : whole;
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash.replace(/^#/, '') !== hash) history.replaceState({ opened: openedHash() }, '', wanted);
  }, [addressed]);

  useEffect(() => {
    function onHashChange(): void {
      const decoded = arrivedDraft(location.hash);
      store.getState().setPresenting(opensPresenter(location.hash));
      store.getState().setClassDialog(classDialogOf(location.hash));
      commands.replace(decoded.draft);
      store.getState().setLessonLink(decoded.lessonLink);
      store.getState().openView(decoded.viewLink, decoded.notices);
    }
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [store, commands]);
}
