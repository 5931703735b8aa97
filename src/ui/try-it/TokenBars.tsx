import * as words from '#words/ui/try-it';
import type { ReactElement } from 'react';
import { defaultMode } from '../../catalog/modes/modes';
import type { Answers } from './use-predictions';
import { ProbabilityBars } from '../charts/ProbabilityBars';
import { modeName } from '../words/run-name';
import type { ChosenToken } from './AnswerRow';
import type { TriedRun } from './use-try-it';

/** The most likely tokens at the place that is pointed at; the same place of the first run until there is one. */
export function TokenBars({
  chosen,
  runs,
  answers,
}: {
  readonly chosen: ChosenToken | null;
  readonly runs: readonly TriedRun[];
  readonly answers: Answers;
}): ReactElement {
  const run = runs.find(({ summary }) => summary.id === chosen?.run) ?? runs.find(({ summary }) => summary.mode === defaultMode) ?? runs[0];
  const answer = run === undefined ? undefined : answers.get(run.summary.id);
  if (run === undefined || answer?.kind !== 'prediction' || answer.prediction.kind !== 'tokens')
    return <p className="quiet">{words.waiting}</p>;
  const position = chosen?.run === run.summary.id ? chosen.position : 0;
  const token = answer.prediction.tokens[position] ?? answer.prediction.tokens[0];
  if (token === undefined) return <p className="quiet">{words.nothingWritten}</p>;
  return (
    <>
      <p className="try-detail-title">{words.place(modeName(run.summary.mode), position + 1)}</p>
      <ProbabilityBars choices={token.top} mode={run.summary.mode} limit={5} />
    </>
  );
}
