import { useId, type ReactElement } from 'react';
import { encodingNames, isEncoding } from '../../catalog/data/encoding-names';
import type { GivenData } from '../../state/slices/data-slice';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

/** In which encoding a file was read, where it is no plain UTF-8; another choice is seen in the beginning below. */
export function EncodingChoice({ given: { source, report, name } }: { readonly given: GivenData }): ReactElement | null {
  const data = dataOf(usePlayground());
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  const id = useId();
  if (report.encoding === undefined || source === null || source.kind === 'strokes') return null;
  return (
    <div className="field">
      <label htmlFor={id}>Letters are</label>
      <select
        id={id}
        disabled={isReading}
        value={report.encoding}
        onChange={({ currentTarget: { value } }) => {
          if (isEncoding(value)) void data.give({ ...source, encoding: value }, name);
        }}
      >
        {Object.entries(encodingNames).map(([encoding, called]) => (
          <option key={encoding} value={encoding}>
            {called}
          </option>
        ))}
      </select>
    </div>
  );
}
