import * as words from '#words/ui/library';
import type { ReactElement } from 'react';

/** A star that a person gives a run: it is found again, and never makes room for others. */
export function StarButton(props: {
  readonly name: string;
  readonly starred: boolean;
  readonly onChange: (starred: boolean) => void;
}): ReactElement {
  const { name, starred, onChange } = props;
  return (
    <button
      type="button"
      className="icon-button library-star"
      aria-pressed={starred}
      aria-label={words.star(name)}
      onClick={() => onChange(!starred)}
    >
      <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
        <path d="m10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7z" />
      </svg>
    </button>
  );
}
