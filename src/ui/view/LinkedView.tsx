import * as words from '#words/ui/linked-view';
import { useEffect, type ReactElement } from 'react';
import { decodeView, encodeView } from '../../state/view/view-link';
import { isViewNew, nothingLinked, openEverything, showAwaited, showView, viewOf } from '../../state/view/view-on-page';
import type { Playground } from '../../state/playground';
import { noticeOfLink } from '../../state/view/link-notice';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { applyTheme } from './apply-theme';
import { NextClassButton } from './NextClassButton';
import './linked-view.css';

/** Browsers refuse an address that changes a hundred times in half a minute, which a scrubber does in a second. */
const CALM_MS = 400;

/** Shows the view that a link asks for, keeps it in the address, and says what the link has changed of the page. Fetched behind the engine. */
export function LinkedView(): ReactElement | null {
  const playground = usePlayground();
  const { store } = playground;
  const { viewIsNew, linkNotices, theme, question, isHiding, isLocking } = usePlaygroundState((state) => ({
    viewIsNew: isViewNew(state),
    linkNotices: state.linkNotices,
    theme: state.linked?.theme ?? null,
    question: state.linked?.question ?? '',
    isHiding: state.hidden.length > 0,
    isLocking: state.locked.length > 0,
  }));

  useEffect(() => {
    if (viewIsNew) openView(playground);
  }, [playground, viewIsNew]);
  useEffect(() => {
    store.getState().resolve('link');
    const notice = noticeOfLink(linkNotices);
    if (notice !== null) store.getState().notify(notice);
  }, [store, linkNotices]);
  useEffect(() => keepInAddress(playground), [playground]);
  useEffect(() => applyTheme(theme), [theme]);

  if (question === '' && !isHiding && !isLocking) return null;
  return (
    <aside className="linked-view" aria-label={words.fromLink}>
      {question === '' ? null : <p className="linked-question">{question}</p>}
      {isHiding || isLocking ? (
        <p className="linked-note">
          {isHiding && isLocking ? words.hiddenAndLocked : isHiding ? words.hidden : words.locked}{' '}
          <button type="button" className="link-button" onClick={() => openEverything(store)}>
            {words.openEverything}
          </button>
        </p>
      ) : null}
      <NextClassButton />
    </aside>
  );
}

/** Reads the view that came with the link and shows it; says what cannot be used. */
function openView(playground: Playground): void {
  const { store } = playground;
  const { view, notices } = decodeView(store.getState().viewLink);
  const said = [...notices, ...showView(playground, view)];
  if (said.length > 0) store.setState(({ linkNotices }) => ({ linkNotices: [...linkNotices, ...said] }));
}

/** Until the effect is over: what is waited for is shown when it is there, and the address says what is looked at. */
function keepInAddress(playground: Playground): () => void {
  const { store } = playground;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe((state) => {
    if (isViewNew(state)) return;
    const said = showAwaited(playground);
    if (said !== null) state.notify({ kind: 'information', about: 'view', message: said });
    timer ??= setTimeout(() => {
      timer = undefined;
      const now = store.getState();
      if (isViewNew(now)) return;
      const viewLink = encodeView(viewOf(now));
      if (viewLink !== now.viewLink) store.setState({ viewLink, linked: now.linked ?? nothingLinked });
    }, CALM_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
