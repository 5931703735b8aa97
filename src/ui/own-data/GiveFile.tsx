import { useId, useRef, useState, type ReactElement } from 'react';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { Icon } from '../Icon';

const words = {
  text: { paste: 'Paste a text, at least 2,000 characters', use: 'Use this text', choose: 'Choose a text file', pasted: 'Pasted text', accept: '.txt,.md,.csv,text/*' },
  table: { paste: 'Paste rows of numbers, from a CSV file or a spreadsheet', use: 'Use this table', choose: 'Choose a CSV file', pasted: 'Pasted table', accept: '.csv,.tsv,.txt,text/*' },
} as const;

/** A text or a table: pasted, chosen, or dropped on the field. Large files are read in the worker. */
export function GiveFile({ kind }: { readonly kind: 'text' | 'table' }): ReactElement {
  const { data } = usePlayground();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [isOver, setOver] = useState(false);
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  const { paste, use, choose, pasted: pastedName, accept } = words[kind];

  async function give(file: File): Promise<void> {
    await data.give({ kind, content: new Uint8Array(await file.arrayBuffer()) }, file.name);
  }

  return (
    <div
      className="give-file"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        setOver(false);
        if (file === undefined) return;
        event.preventDefault();
        // The page opens models that are dropped on it; this is no model.
        event.stopPropagation();
        void give(file);
      }}
    >
      <label htmlFor={id}>{paste}</label>
      <textarea id={id} rows={4} spellCheck={false} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
      <div className="give-buttons">
        <button type="button" className="button small" disabled={pasted.trim() === '' || isReading} onClick={() => void data.give({ kind, content: pasted }, pastedName)}>
          {use}
        </button>
        <button type="button" className="button small" disabled={isReading} onClick={() => input.current?.click()}>
          <Icon name="open" size={16} />
          {choose}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          aria-label={choose}
          accept={accept}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void give(file);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
