import * as words from '#words/ui/try-it';
import { memo, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Answer } from '../../state/predictor';
import { ProbabilityBars } from '../charts/ProbabilityBars';
import { RunMark } from '../RunMark';

/** How one run goes on from the prompt, and what it thinks comes first. */
export const Continuation = memo(function Continuation(props: {
  readonly mode: ModeId;
  readonly name: string;
  readonly prompt: string;
  readonly answer: Answer | undefined;
  /** What was written on demand; stands before the glimpse. */
  readonly written: string | undefined;
  readonly isWriting: boolean;
  /** The prompt has changed since and is not usable. */
  readonly stale: boolean;
}): ReactElement {
  const { mode, name, answer, written } = props;
  const prediction = answer?.kind === 'prediction' && answer.prediction.kind === 'tokens' ? answer.prediction : null;
  const first = prediction?.tokens[0];
  return (
    <div className="continuation">
      <span className="answer-run">
        <RunMark mode={mode} />
        {name}
      </span>
      <p className="continuation-text" dir="auto" data-stale={props.stale || undefined}>
        <span className="continuation-prompt">{props.prompt}</span>
        <span>{written ?? prediction?.output ?? ''}</span>
        {props.isWriting ? <i className="caret" aria-hidden="true" /> : null}
        {written === undefined && answer?.kind === 'refused' ? answer.message : null}
      </p>
      <div className="next-character" aria-label={words.nextCharacter(name)} role="group">
        {first === undefined ? null : <ProbabilityBars choices={first.top} mode={mode} limit={4} />}
      </div>
    </div>
  );
});
