import { useEffect, type ReactElement } from 'react';
import type { Notice } from '../state/notice';
import { usePlayground, usePlaygroundState } from './hooks/use-playground';
import { Icon } from './Icon';
import './notices.css';

/** How long information stays, in ms: time to find it, and to read it. Errors stay until they are dismissed. */
const stayMs = ({ message, action }: Notice): number => (action === undefined ? 5_000 : 30_000) + 60 * message.length;

/** What belongs to no field, at the edge of the page and in nobody's way. */
export function Notices(): ReactElement {
  const notices = usePlaygroundState((state) => state.notices);
  return (
    <div className="notices">
      <div role="status">{notices.filter(({ kind }) => kind === 'information').map((notice) => <NoticeCard key={notice.id} notice={notice} />)}</div>
      <div role="alert">{notices.filter(({ kind }) => kind === 'error').map((notice) => <NoticeCard key={notice.id} notice={notice} />)}</div>
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }): ReactElement {
  const { store, transport } = usePlayground();
  const { id, kind, message, detail, action } = notice;
  useEffect(() => {
    if (kind !== 'information') return;
    const timer = setTimeout(() => store.getState().dismiss(id), stayMs(notice));
    return () => clearTimeout(timer);
  }, [store, id, kind, notice]);
  return (
    <div className="notice" data-kind={kind}>
      <Icon name={kind === 'error' ? 'warning' : 'information'} size={18} />
      <div>
        <p>{message}</p>
        {detail === undefined ? null : (
          <details>
            <summary>Technical detail</summary>
            <pre>{detail}</pre>
          </details>
        )}
        {action === 'undo' ? (
          <button type="button" className="button" onClick={() => void transport.undo()}>
            Undo
          </button>
        ) : null}
      </div>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => store.getState().dismiss(id)}>
        <Icon name="cross" size={16} />
      </button>
    </div>
  );
}
