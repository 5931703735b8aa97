import { memo, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Answer } from '../../state/predictor';
import { ProbabilityBars } from '../charts/ProbabilityBars';
import { RunMark } from '../RunMark';
import './naming.css';

/** What one run takes an input for. */
export const Naming = memo(function Naming({
  mode,
  name,
  answer,
}: {
  readonly mode: ModeId;
  readonly name: string;
  readonly answer: Answer | undefined;
}): ReactElement {
  const prediction = answer?.kind === 'prediction' && answer.prediction.kind === 'frames' ? answer.prediction : null;
  return (
    <div className="naming">
      <p>
        <span className="answer-run">
          <RunMark mode={mode} />
          {name}
        </span>
        <b>{prediction?.output ?? '…'}</b>
      </p>
      {answer?.kind === 'refused' ? (
        <p className="try-reason">{answer.message}</p>
      ) : (
        <ProbabilityBars choices={prediction?.labels ?? []} mode={mode} limit={3} />
      )}
    </div>
  );
});
