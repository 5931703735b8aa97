import { useEffect } from 'react';
import { classDialogOf, decodeDraft, encodeAddress, noticeOfLink, opensPresenter } from '../../state/draft-link';
import { usePlayground, usePlaygroundState } from './use-playground';

/** Keeps the draft, the lesson and whether it is presented in the address bar, and takes up what is pasted there. */
export function useDraftInAddress(): void {
  const { store, draft: commands } = usePlayground();
  const addressed = usePlaygroundState(({ draft, lessonLink, presenting }) => ({ draft, lessonLink, presenting }));

  useEffect(() => {
    const hash = encodeAddress(addressed);
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash.replace(/^#/, '') !== hash) history.replaceState(null, '', wanted);
  }, [addressed]);

  useEffect(() => {
    function onHashChange(): void {
      const decoded = decodeDraft(location.hash);
      const notice = noticeOfLink(decoded);
      store.getState().resolve('link');
      if (notice !== null) store.getState().notify(notice);
      store.getState().setPresenting(opensPresenter(location.hash));
      store.getState().setClassDialog(classDialogOf(location.hash));
      commands.replace(decoded.draft);
      store.getState().setLessonLink(decoded.lessonLink);
    }
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [store, commands]);
}
