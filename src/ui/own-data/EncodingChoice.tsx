import * as words from '#words/ui/own-data';
import type { ReactElement } from 'react';
import { encodingNames, type Encoding } from '../../catalog/data/encoding-names';
import type { GivenData } from '../../state/slices/data-slice';
import { dataOf } from '../../state/commands/data-commands';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { FieldSelect } from '../controls/FieldSelect';

const options = Object.entries(encodingNames) as [Encoding, string][];

/** In which encoding a file was read, where it is no plain UTF-8; another choice is seen in the beginning below. */
export function EncodingChoice({ given: { source, report, name } }: { readonly given: GivenData }): ReactElement | null {
  const data = dataOf(usePlayground());
  const isReading = usePlaygroundState((state) => state.readingData !== null);
  if (report.encoding === undefined || source === null || source.kind === 'strokes') return null;
  return (
    <FieldSelect
      label={words.lettersAre}
      value={report.encoding}
      options={options}
      disabled={isReading}
      onChoose={(encoding) => void data.give({ ...source, encoding }, name)}
    />
  );
}
