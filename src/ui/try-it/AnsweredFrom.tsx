import * as words from '#words/ui/try-it';
import type { ReactElement } from 'react';
import type { Answers } from './use-predictions';
import { formatBytes, listed } from '../words/format';
import { modeName } from '../words/run-name';
import type { TriedRun } from './use-try-it';

/** Which weights answered: codes as they stand in a file, or float32 where there are none. */
export function AnsweredFrom({ runs, answers }: { readonly runs: readonly TriedRun[]; readonly answers: Answers }): ReactElement {
  const sources = runs.flatMap(({ summary }) => {
    const answer = answers.get(summary.id);
    return answer?.kind === 'prediction' ? [{ mode: summary.mode, ...answer.prediction.source }] : [];
  });
  const sizes = (weights: 'packed' | 'float32'): string =>
    listed(
      sources
        .filter((source) => source.weights === weights)
        .map(({ mode, bitLinearBytes }) => `${modeName(mode)} ${formatBytes(bitLinearBytes)}`),
    );
  const [packed, full] = [sizes('packed'), sizes('float32')];
  const kernel = sources.find((source) => source.kernel !== null)?.kernel;
  return (
    <p className="answered-from">
      {packed === '' ? null : `${words.fromPacked(packed, kernel ?? '')} `}
      {full === '' ? null : words.fromFloats(full)}
    </p>
  );
}
