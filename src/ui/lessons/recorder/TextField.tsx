import { useId, type ReactElement } from 'react';

/** Words of a lesson, with what they are above them. `isLong`: several lines, which grow with what is typed. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly isLong?: boolean;
  readonly note?: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const id = useId();
  const { label, value, longest, isLong = false, note, onChange } = props;
  const field = {
    id,
    value,
    maxLength: longest,
    autoComplete: 'off',
    ...(note === undefined ? {} : { 'aria-describedby': `${id}-note` }),
  };
  return (
    <div className="recorder-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...field} rows={2} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      ) : (
        <input {...field} type="text" onChange={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
      {note === undefined ? null : (
        <p className="recorder-note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}
