import * as words from '#words/ui/library';
import { useId, useState, type ReactElement } from 'react';
import { draftOfRun } from '../../state/draft';
import { encodeDraft } from '../../state/draft-link';
import { comparisonOf, goOnWith } from '../../state/kept-runs';
import { libraryOf } from '../../state/library/library';
import { rowOf } from '../../state/library/library-table';
import type { LibraryEntry } from '../../worker/protocol';
import { usePlayground } from '../hooks/use-playground';
import { Icon } from '../Icon';
import { formatCount, formatShare } from '../words/format';
import { searchWords, unusualWords, whatOf } from '../words/library-words';
import { measuredWords } from '../words/measured-words';
import { RunLineMark } from './RunLineMark';
import { StarButton } from './StarButton';
import { useLibrary } from '../hooks/use-library';

/** What is kept of a run besides its weights: its name and note, which can be changed, its settings, what it came to, and ways to go on. */
export function RunCard({ entry, place }: { readonly entry: LibraryEntry; readonly place: number }): ReactElement {
  const playground = usePlayground();
  const library = libraryOf(playground);
  const entries = useLibrary((state) => state.entries);
  const [nameField, noteField] = [useId(), useId()];
  const { id, name, note, starred, step, steps, experiment, summary, heldBy } = entry;
  const { amount } = measuredWords(experiment);
  const unusual = unusualWords(entry, rowOf(entry, searchWords).unusual);

  async function goOn(): Promise<void> {
    library.close();
    await goOnWith(comparisonOf(entry, entries ?? []), playground);
  }

  return (
    <li className="library-card">
      <div className="library-card-head">
        <RunLineMark place={place} />
        <label htmlFor={nameField} className="visually-hidden">
          {words.name}
        </label>
        <KeptText key={name} id={nameField} text={name} most={60} onKeep={(text) => void library.describe(id, { name: text })} />
        <StarButton name={name} starred={starred} onChange={(star) => void library.describe(id, { starred: star })} />
      </div>
      <dl>
        <dt>{words.trained}</dt>
        <dd>{words.withSeed(whatOf(entry), experiment.seed)}</dd>
        <dt>{words.settings}</dt>
        <dd>{unusual === '' ? words.allUsual : unusual}</dd>
        <dt>{words.loss}</dt>
        <dd>{summary.heldOutLossNats === null ? '–' : amount(summary.heldOutLossNats)}</dd>
        <dt>{words.score}</dt>
        <dd>{summary.score === null ? '–' : formatShare(summary.score)}</dd>
        <dt>{words.steps}</dt>
        <dd>{step < steps ? words.stepOf(formatCount(step), formatCount(steps)) : formatCount(step)}</dd>
      </dl>
      <div className="library-field">
        <label htmlFor={noteField}>{words.note}</label>
        <KeptText key={note} id={noteField} text={note} most={2000} isLong onKeep={(text) => void library.describe(id, { note: text })} />
      </div>
      <div className="library-buttons">
        <button type="button" className="button small" disabled={heldBy === 'another-tab'} onClick={() => void goOn()}>
          <Icon name="open" size={15} />
          {step < steps ? words.goOn : words.open}
        </button>
        <button type="button" className="button small" onClick={() => void library.remove([id])}>
          {words.remove}
        </button>
      </div>
      {heldBy === 'another-tab' ? <p className="library-what">{words.inOtherTab}</p> : null}
      <RunLink entry={entry} />
    </li>
  );
}

/** A text that is kept when one leaves it or presses Enter; Escape takes back what was typed. */
function KeptText(props: {
  readonly id: string;
  readonly text: string;
  readonly most: number;
  readonly isLong?: boolean;
  readonly onKeep: (text: string) => void;
}): ReactElement {
  const { id, text, most, isLong = false, onKeep } = props;
  const [typed, setTyped] = useState(text);
  const shared = {
    id,
    value: typed,
    maxLength: most,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setTyped(event.currentTarget.value),
    onBlur: () => {
      if (typed !== text) onKeep(typed);
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.blur();
      if (event.key !== 'Escape' || typed === text) return;
      // Of this field only: the dialog stays open.
      event.preventDefault();
      event.stopPropagation();
      setTyped(text);
    },
  };
  return isLong ? <textarea rows={2} {...shared} /> : <input type="text" {...shared} />;
}

/** The link that trains the same run again, from its seed. */
function RunLink({ entry }: { readonly entry: LibraryEntry }): ReactElement {
  const { experiment, summary } = entry;
  const [isCopied, setCopied] = useState(false);
  const address = new URL(`#${encodeDraft(draftOfRun(experiment, experiment.learningRate))}`, location.href).href;
  const needs =
    experiment.data !== null ? ` ${words.needsData}` : summary.learningRate === experiment.learningRate ? '' : ` ${words.firstRate}`;
  return (
    <p className="library-what">
      <a href={address} target="_blank" rel="noreferrer">
        {words.link}
      </a>{' '}
      <button
        type="button"
        className="link-button"
        onClick={() =>
          void navigator.clipboard?.writeText(address).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
      </button>
      {needs}
    </p>
  );
}
