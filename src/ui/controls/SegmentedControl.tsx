import { useId, type ReactElement, type ReactNode } from 'react';
import { useLocked } from '../hooks/use-locked';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** What a screen reader says where the label is not text alone. */
  readonly name?: string;
  readonly disabled?: boolean;
}

/** One choice out of a few, all of them in sight. Native radio buttons underneath: arrow keys work as they should. */
export function SegmentedControl<T extends string>(props: {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Called when the pointer or the focus comes to it: a choice is near. */
  readonly onApproach?: () => void;
  readonly className?: string;
  readonly describedBy?: string | undefined;
}): ReactElement {
  const name = useId();
  const isLocked = useLocked();
  return (
    <fieldset
      className={`segmented ${props.className ?? ''}`}
      role="radiogroup"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onPointerEnter={props.onApproach}
      onFocus={props.onApproach}
    >
      {props.segments.map(({ value, label, name: spoken, disabled = false }) => (
        <label key={value} className="segment" data-on={value === props.value || undefined} data-disabled={disabled || undefined}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            disabled={disabled || isLocked}
            aria-label={spoken}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
