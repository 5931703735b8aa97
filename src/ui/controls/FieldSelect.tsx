import { useId, type ReactElement } from 'react';

/** A named choice of how data are read. `options` are values with what people call them. */
export function FieldSelect<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly disabled: boolean;
  readonly onChoose: (value: Value) => void;
}): ReactElement {
  const { label, value, options, disabled, onChoose } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        disabled={disabled}
        value={value}
        onChange={({ currentTarget }) => {
          const [chosen] = options[currentTarget.selectedIndex] ?? [];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
