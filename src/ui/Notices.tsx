import * as words from '#words/ui/notices';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { Notice } from '../state/notice';
import { announceDevice } from '../state/announce-device';
import { endNotices } from '../state/notice-endings';
import { usePlayground, usePlaygroundState } from './hooks/use-playground';
import { Icon } from './Icon';
import { keepOffline } from './offline/keep-offline';
import './notices.css';

/** How long information stays, in ms: time to find it, and to read it. Errors stay until they are dismissed or over. */
const stayMs = ({ message, action }: Notice): number => (action === undefined ? 5_000 : 30_000) + 60 * message.length;

/** Non-modal notices at the edge of the page, for messages that belong to no field. */
export function Notices(): ReactElement {
  const playground = usePlayground();
  const { client, store } = playground;
  const notices = usePlaygroundState((state) => state.notices);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => endNotices(store), [store]);
  useEffect(() => announceDevice(client, store), [client, store]);
  useEffect(() => keepOffline(playground), [playground]);
  // On overflow, scroll to the newest. A browser may return a promise here, which is no clean-up.
  useEffect(() => {
    place.current?.scrollTo(0, place.current.scrollHeight);
  }, [notices]);
  return (
    <div className="notices" ref={place}>
      <div role="status">
        {notices
          .filter(({ kind }) => kind === 'information')
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="alert">
        {notices
          .filter(({ kind }) => kind === 'error')
          .map((notice) => (
            <NoticeCard key={notice.id} notice={notice} />
          ))}
      </div>
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }): ReactElement {
  const { store, transport } = usePlayground();
  const { id, kind, message, detail, action } = notice;
  // No expiry while hovered or focused.
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (kind !== 'information' || isHeld || typeof action === 'object') return;
    const timer = setTimeout(() => store.getState().dismiss(id), stayMs(notice));
    return () => clearTimeout(timer);
  }, [store, id, kind, notice, action, isHeld]);
  function dismiss(): void {
    if (typeof action === 'object') action.decline();
    store.getState().dismiss(id);
  }
  return (
    <div
      className="notice"
      data-kind={kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={kind === 'error' ? 'warning' : 'information'} size={18} />
      <div>
        <p>{isolated(message)}</p>
        {detail === undefined ? null : (
          <details>
            <summary>{words.technicalDetail}</summary>
            <pre>{detail}</pre>
          </details>
        )}
        {action === 'undo' ? (
          <button type="button" className="button" onClick={() => void transport.undo()}>
            {words.undo}
          </button>
        ) : null}
        {typeof action === 'object' ? (
          <div className="notice-offer">
            <button type="button" className="button primary" onClick={action.accept}>
              {action.label}
            </button>
            <button type="button" className="button" onClick={dismiss}>
              {words.notNow}
            </button>
          </div>
        ) : null}
      </div>
      <button type="button" className="icon-button" aria-label={words.dismiss} onClick={dismiss}>
        <Icon name="cross" size={16} />
      </button>
    </div>
  );
}

/** A quoted name may be written from right to left: it turns nothing around but itself. */
const isolated = (message: string): readonly (string | ReactElement)[] =>
  message.split(/(?<=[“„])([^“”„]*)(?=[“”])/).map((part, i) => (i % 2 === 0 ? part : <bdi key={i}>{part}</bdi>));
