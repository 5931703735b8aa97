import * as words from '#words/ui/share-dialog';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { encodeAddress } from '../../state/draft-link';
import { LONGEST_QUESTION, type HideableId, type LockableId, type PageView } from '../../state/view/page-view';
import { decodeView, encodeView, inOneLine } from '../../state/view/view-link';
import { isViewNew, viewOf } from '../../state/view/view-on-page';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground } from '../hooks/use-playground';
import { Marked } from '../glossary/Marked';
import { Icon } from '../Icon';
import { Dialog } from '../parts/Dialog';
import { NextClassButton } from '../view/NextClassButton';
import { EmbedSnippets } from './EmbedSnippets';
import { keptByLink, leftOutOfLink } from './kept-by-link';
import { linkableParts } from './linkable-parts';
import './share-dialog.css';

const themes = [
  { value: 'browser', label: words.themes.browser },
  { value: 'light', label: words.themes.light },
  { value: 'dark', label: words.themes.dark },
] as const;

/**
 * The link to what is on the page, what it keeps, what a teacher leaves out of it for a class, and how another page embeds it.
 *
 * @param props.copied the link that is in the clipboard already; empty where the browser does not allow that
 */
export function ShareDialog({ copied, onClose }: { readonly copied: string; readonly onClose: () => void }): ReactElement {
  const { store } = usePlayground();
  const field = useRef<HTMLInputElement>(null);
  // The page as it was when the dialog was opened: what goes on behind it does not change the link under somebody's hands.
  const [state] = useState(() => store.getState());
  // Pressed before the view of a link is shown, it shares what the link says.
  const [view, setView] = useState<PageView>(() => (isViewNew(state) ? decodeView(state.viewLink).view : viewOf(state)));
  const [inClipboard, setInClipboard] = useState(copied);
  const id = useId();
  const hash = encodeAddress({ ...state, viewLink: encodeView(view) });
  const site = location.href.replace(/[?#].*/, '');
  const link = `${site}#${hash}`;

  useEffect(() => {
    field.current?.select();
  }, []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      setInClipboard(link);
    } catch {
      setInClipboard('');
      field.current?.select();
    }
  }
  const change = (changed: Partial<PageView>): void => setView((former) => ({ ...former, ...changed }));
  const toggled = <T,>(ids: readonly T[], one: T): readonly T[] => (ids.includes(one) ? ids.filter((each) => each !== one) : [...ids, one]);

  return (
    <Dialog title={words.share} className="share-dialog" onClose={onClose}>
      <div className="share-link">
        <label htmlFor={id}>{words.copyThis}</label>
        <input id={id} ref={field} type="text" readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <p role="status">{inClipboard === link ? words.copied : inClipboard === '' ? words.byHand : words.changed}</p>
      </div>
      <p>
        <Marked>{words.keeps(keptByLink(state.draft, state.lessonLink, state.presenting, view), leftOutOfLink(state.draft, view))}</Marked>
      </p>
      <details className="share-class">
        <summary>
          <Icon name="chevron" size={16} />
          {words.forClass}
        </summary>
        <label className="share-question">
          {words.question}
          <input
            type="text"
            maxLength={LONGEST_QUESTION}
            value={view.question}
            onChange={({ currentTarget }) => change({ question: currentTarget.value })}
            onBlur={() => change({ question: inOneLine(view.question) })}
          />
        </label>
        <div className="share-theme">
          {words.colours}{' '}
          <SegmentedControl
            className="small"
            label={words.coloursOfPage}
            segments={themes}
            value={view.theme ?? 'browser'}
            onChange={(theme) => change({ theme: theme === 'browser' ? null : theme })}
          />
        </div>
        {linkableParts.map(({ title, parts }) => (
          <fieldset key={title} className="share-parts">
            <legend>{title}</legend>
            {parts.map(({ id: part, label, lock }) => (
              <div key={part} className="share-part">
                <span>{label}</span>
                <label>
                  <input
                    type="checkbox"
                    aria-label={words.hideThis(label)}
                    checked={view.hidden.includes(part)}
                    onChange={() => change({ hidden: toggled<HideableId>(view.hidden, part) })}
                  />{' '}
                  {words.hide}
                </label>
                {lock === null ? null : (
                  <label>
                    <input
                      type="checkbox"
                      aria-label={words.lockThis(label)}
                      checked={view.locked.includes(lock)}
                      onChange={() => change({ locked: toggled<LockableId>(view.locked, lock) })}
                    />{' '}
                    {words.lock}
                  </label>
                )}
              </div>
            ))}
          </fieldset>
        ))}
        <p>
          <Marked
            link={(text) => (
              <a href={link} target="_blank" rel="noopener">
                {text}
              </a>
            )}
          >
            {words.keepsNobodyOut}
          </Marked>
        </p>
        <NextClassButton onDone={onClose} />
      </details>
      <details className="share-embed">
        <summary>
          <Icon name="chevron" size={16} />
          {words.embed}
        </summary>
        <EmbedSnippets site={site} hash={hash} theme={view.theme} />
      </details>
    </Dialog>
  );
}
