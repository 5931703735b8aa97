import { useEffect } from 'react';
import { decodeDraft, encodeDraft, noticeOfLink } from '../../state/draft-link';
import { usePlayground, usePlaygroundState } from './use-playground';

/** Keeps the draft in the address bar, and takes up what is pasted there. */
export function useDraftInAddress(): void {
  const { store, draft: commands } = usePlayground();
  const draft = usePlaygroundState((state) => state.draft);

  useEffect(() => {
    const hash = encodeDraft(draft);
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash.replace(/^#/, '') !== hash) history.replaceState(null, '', wanted);
  }, [draft]);

  useEffect(() => {
    function onHashChange(): void {
      const decoded = decodeDraft(location.hash);
      const notice = noticeOfLink(decoded);
      store.getState().resolve('link');
      if (notice !== null) store.getState().notify(notice);
      commands.replace(decoded.draft);
    }
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [store, commands]);
}
