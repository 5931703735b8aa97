import { useId, type ReactElement } from 'react';
import type { GivenData } from '../../state/slices/data-slice';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground } from '../hooks/use-playground';

/** What of a table is to be predicted: the next row, or the class in one of its columns. */
export function LabelChoice({ given }: { readonly given: GivenData }): ReactElement | null {
  const data = dataOf(usePlayground());
  const id = useId();
  const { source, report, name } = given;
  if (source?.kind !== 'table' || report.labelColumns === undefined || report.labelColumns.length === 0) return null;
  return (
    <div className="field">
      <label htmlFor={id}>Predict</label>
      <select
        id={id}
        value={source.label ?? ''}
        onChange={(event) =>
          void data.give({ ...source, label: event.currentTarget.value === '' ? null : event.currentTarget.value }, name)
        }
      >
        <option value="">the next row</option>
        {report.labelColumns.map((column) => (
          <option key={column} value={column}>
            the class “{column}” of a row
          </option>
        ))}
      </select>
    </div>
  );
}
