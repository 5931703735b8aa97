import { useRef, type ReactElement } from 'react';
import { Icon } from '../Icon';

/** A button that lets files be chosen, several at once. */
export function FileChooser({
  label,
  isPrimary,
  onChoose,
}: {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly onChoose: (files: readonly File[]) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={`button ${isPrimary ? 'primary' : ''}`} onClick={() => input.current?.click()}>
        <Icon name="open" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) onChoose(files);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
