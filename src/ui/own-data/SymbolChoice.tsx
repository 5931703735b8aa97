import * as words from '#words/ui/own-data';
import type { ReactElement } from 'react';
import { dataOf } from '../../state/commands/data-commands';
import type { GivenData } from '../../state/slices/data-slice';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { FieldSelect } from '../controls/FieldSelect';

const symbolNames = [
  ['characters', words.symbols.characters],
  ['bytes', words.symbols.bytes],
] as const;

/** What one token of a text is: bytes lose nothing of any script, characters say more each. */
export function SymbolChoice({ given: { source, report, name } }: { readonly given: GivenData }): ReactElement | null {
  const data = dataOf(usePlayground());
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  if (report.symbols === undefined || source?.kind !== 'text') return null;
  return (
    <FieldSelect
      label={words.tokensAre}
      value={report.symbols}
      options={symbolNames}
      disabled={isReading}
      onChoose={(symbols) => void data.give({ ...source, symbols }, name)}
    />
  );
}
