import { useState, type ReactElement } from 'react';

/** A whole number from 0 on. What is no such number is left standing and not taken. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { label, value, most, onChange } = props;
  const [text, setText] = useState(String(value));
  const isRight = (typed: string): boolean => /^\d+$/.test(typed) && Number(typed) <= most;
  return (
    <label className="xray-field">
      <span>{label}</span>
      <input
        inputMode="numeric"
        value={text}
        aria-invalid={!isRight(text)}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          if (isRight(currentTarget.value)) onChange(Number(currentTarget.value));
        }}
      />
    </label>
  );
}
