import * as words from '#words/ui/copyable-code';
import { useState, type ReactElement } from 'react';
import { Icon } from '../Icon';
import './copyable-code.css';

/** Lines to be copied: into a terminal, into a program. */
export function CopyableCode({ code, label }: { readonly code: string; readonly label: string }): ReactElement {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome('copied');
    } catch {
      // Browsers refuse the clipboard on plain http and in frames; the lines can still be selected.
      setOutcome('refused');
    }
  }

  return (
    <div className="copyable">
      {/* Scrolls sideways, so that a keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
      <button type="button" className="button small" onClick={() => void copy()} aria-label={words.copyThis(label)}>
        {outcome === 'copied' ? <Icon name="check" size={14} /> : null}
        <span aria-live="polite">{outcome === 'copied' ? words.copied : outcome === 'refused' ? words.selectAndCopy : words.copy}</span>
      </button>
    </div>
  );
}
