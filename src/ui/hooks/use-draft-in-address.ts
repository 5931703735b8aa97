import { useEffect } from 'react';
import { decodeDraft, encodeAddress, noticeOfLink } from '../../state/draft-link';
import { usePlayground, usePlaygroundState } from './use-playground';

/** Keeps the draft and the lesson in the address bar, and takes up what is pasted there. */
export function useDraftInAddress(): void {
  const { store, draft: commands } = usePlayground();
  const { draft, lessonLink } = usePlaygroundState((state) => ({ draft: state.draft, lessonLink: state.lessonLink }));

  useEffect(() => {
    const hash = encodeAddress({ draft, lessonLink });
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash.replace(/^#/, '') !== hash) history.replaceState(null, '', wanted);
  }, [draft, lessonLink]);

  useEffect(() => {
    function onHashChange(): void {
      const decoded = decodeDraft(location.hash);
      const notice = noticeOfLink(decoded);
      store.getState().resolve('link');
      if (notice !== null) store.getState().notify(notice);
      commands.replace(decoded.draft);
      store.getState().setLessonLink(decoded.lessonLink);
    }
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [store, commands]);
}
