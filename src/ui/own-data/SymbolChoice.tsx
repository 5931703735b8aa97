import { useId, type ReactElement } from 'react';
import { dataOf } from '../../state/commands/data-commands';
import type { GivenData } from '../../state/slices/data-slice';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';

/** What one token of a text is: bytes lose nothing of any script, characters say more each. */
export function SymbolChoice({ given: { source, report, name } }: { readonly given: GivenData }): ReactElement | null {
  const data = dataOf(usePlayground());
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  const id = useId();
  if (report.symbols === undefined || source?.kind !== 'text') return null;
  return (
    <div className="field">
      <label htmlFor={id}>Tokens are</label>
      <select
        id={id}
        disabled={isReading}
        value={report.symbols}
        onChange={({ currentTarget: { value } }) =>
          void data.give({ ...source, symbols: value === 'bytes' ? 'bytes' : 'characters' }, name)
        }
      >
        <option value="characters">characters</option>
        <option value="bytes">bytes of UTF-8</option>
      </select>
    </div>
  );
}
