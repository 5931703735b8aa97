import { useEffect } from 'react';
import { decodeDraft, encodeAddress, noticeOfLink, opensPresenter } from '../../state/draft-link';
import { usePlayground, usePlaygroundState } from './use-playground';

/** Keeps the draft in the address bar, and whether it is presented, and takes up what is pasted there. */
export function useDraftInAddress(): void {
  const { store, draft: commands } = usePlayground();
  const draft = usePlaygroundState((state) => state.draft);
  const presenting = usePlaygroundState((state) => state.presenting);

  useEffect(() => {
    const hash = encodeAddress({ draft, presenting });
    const wanted = hash === '' ? `${location.pathname}${location.search}` : `#${hash}`;
    if (location.hash.replace(/^#/, '') !== hash) history.replaceState(null, '', wanted);
  }, [draft, presenting]);

  useEffect(() => {
    function onHashChange(): void {
      const decoded = decodeDraft(location.hash);
      const notice = noticeOfLink(decoded);
      store.getState().resolve('link');
      if (notice !== null) store.getState().notify(notice);
      store.getState().setPresenting(opensPresenter(location.hash));
      commands.replace(decoded.draft);
    }
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [store, commands]);
}
