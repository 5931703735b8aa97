import * as words from '#words/ui/own-data';
import { useId, useRef, useState, type DragEvent, type ReactElement } from 'react';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { isModel } from '../folder-as-archive';
import { Icon } from '../Icon';
import { giveFile } from './give-file';

const taken = {
  text: { ...words.text, accept: '.txt,.md,.csv,text/*' },
  table: { ...words.table, accept: '.csv,.tsv,.txt,text/*' },
} as const;

/** A text or a table: pasted, chosen, or dropped on the field. Large files are read in the worker. */
export function GiveFile({ kind }: { readonly kind: 'text' | 'table' }): ReactElement {
  const playground = usePlayground();
  const data = dataOf(playground);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState('');
  const [isOver, setOver] = useState(false);
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  const { paste, use, choose, pasted: pastedName, takes, accept } = taken[kind];

  function take(event: DragEvent<HTMLDivElement>): void {
    setOver(false);
    const files = [...event.dataTransfer.files];
    const [file] = files;
    const text = event.dataTransfer.getData('text/plain');
    if (file === undefined) {
      // Into the field itself the browser puts it, where the pointer is.
      if (text === '' || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      setPasted(text);
      return;
    }
    // Models and folders are for the page, and so are several files: it says which of them it takes.
    const isFolder = event.dataTransfer.items[0]?.webkitGetAsEntry()?.isDirectory === true;
    if (files.length > 1 || isFolder || isModel(file)) return;
    event.preventDefault();
    void giveFile(playground, kind, file);
  }

  return (
    <div
      className="give-file"
      data-takes={takes}
      data-over={isOver || undefined}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <label htmlFor={id}>{paste}</label>
      <textarea id={id} rows={4} dir="auto" spellCheck={false} value={pasted} onChange={(event) => setPasted(event.currentTarget.value)} />
      <div className="give-buttons">
        <button
          type="button"
          className="button small"
          disabled={pasted.trim() === '' || isReading}
          onClick={() => void data.give({ kind, content: pasted }, pastedName)}
        >
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
            if (file !== undefined) void giveFile(playground, kind, file);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}
