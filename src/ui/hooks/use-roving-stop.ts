import { useCallback, useState, type FocusEvent, type KeyboardEvent } from 'react';

export interface RovingStop<T extends string> {
  /** Of the element around all buttons; rows inside it are groups. */
  readonly holder: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  /** Of one button. */
  readonly stopOf: (name: T) => { readonly tabIndex: 0 | -1; readonly 'data-stop': T };
}

/**
 * Many buttons as a single stop of the Tab key (ARIA Authoring Practices, roving tabindex): arrow keys go on to the next, or to the
 * row above and below; Home and End to the first and the last. Only the focus moves: Enter and the space bar choose.
 *
 * @param names of all buttons, in the order of the page
 * @param chosen where Tab leads to as long as no arrow key has led elsewhere
 */
export function useRovingStop<T extends string>(names: readonly T[], chosen: T): RovingStop<T> {
  const [left, setLeft] = useState<{ readonly at: string; readonly chosen: T } | null>(null);
  // Another choice is where one comes back to.
  const stop = left !== null && left.chosen === chosen && names.some((name) => name === left.at) ? left.at : chosen;
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const { currentTarget, target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || !(target instanceof HTMLElement) || target.dataset['stop'] === undefined) return;
    const next = aimOf(key, target, [...currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, []);
  const onFocus = useCallback(
    ({ target }: FocusEvent<HTMLElement>) => {
      const { stop: at } = target.dataset;
      if (at !== undefined) setLeft({ at, chosen });
    },
    [chosen],
  );
  return { holder: { onKeyDown, onFocus }, stopOf: (name) => ({ tabIndex: name === stop ? 0 : -1, 'data-stop': name }) };
}

/** Where a key leads; undefined: nowhere. */
function aimOf(key: string, from: HTMLElement, all: readonly HTMLElement[]): HTMLElement | undefined {
  const at = all.indexOf(from);
  const rowOf = (button: HTMLElement): Element | null => button.closest('[role="group"]');
  const inRow = (row: Element | null | undefined): readonly HTMLElement[] => all.filter((button) => rowOf(button) === row);
  const beside = (by: number): HTMLElement | undefined => {
    const rows = [...new Set(all.map(rowOf))];
    const own = rowOf(from);
    const row = inRow(rows[rows.indexOf(own) + by]);
    return row[Math.min(inRow(own).indexOf(from), row.length - 1)];
  };
  switch (key) {
    case 'ArrowRight':
      return all[at + 1];
    case 'ArrowLeft':
      return all[at - 1];
    case 'ArrowDown':
      return beside(1);
    case 'ArrowUp':
      return beside(-1);
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}
