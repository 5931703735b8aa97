import type { ReactElement } from 'react';
import { comparedRun } from '../../state/arms';
import { latestEvaluation } from '../../state/record/run-record';
import { lossesShown, weightsShown } from '../../state/record/weights-shown';
import { LossLines } from '../charts/curves/LossLines';
import { lossTerms } from '../glossary/terms-of';
import { Term } from '../glossary/Term';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { formatShare } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { runName } from '../words/run-name';
import { isRight } from './HeldOutExample';
import { LaidOutExample, layoutOf } from './LaidOutExample';
import './behaviour-strip.css';

/** Throttle of the lines, in ms. */
const REDRAW_MS = 340;

/** What the model does, directly below its weights: one example that it was never trained on, and its loss. */
export function BehaviourStrip(): ReactElement {
  const run = usePlaygroundState(weightsShown);
  const compared = useThrottled(usePlaygroundState(lossesShown), REDRAW_MS);
  const evaluation = run === null ? null : latestEvaluation(run);
  const [example] = evaluation?.examples ?? [];
  if (run === null || evaluation === null) return <div className="behaviour" />;
  const { experiment, score } = { experiment: run.summary.experiment, score: evaluation.score };
  const words = measuredWords(experiment);
  const name = runName(run.summary, false);
  const layout = example === undefined ? null : layoutOf(evaluation.examples, experiment.data?.kind === 'table');
  return (
    <section className="behaviour" aria-label="What the model does">
      <h3>
        What it does{' '}
        <span className="quiet">
          {name}, step {evaluation.step}
        </span>
      </h3>
      {example === undefined || layout === null ? (
        <p className="quiet">nothing to show for this task</p>
      ) : (
        <ul className="examples behaviour-example" data-layout={layout}>
          <li data-right={isRight(example)}>
            <LaidOutExample example={example} layout={layout} />
          </li>
        </ul>
      )}
      <dl className="behaviour-numbers">
        <div>
          <dt>right</dt>
          <dd>{formatShare(score)}</dd>
        </div>
        <div>
          <dt>
            <Term id={lossTerms[words.unit]}>loss</Term>
          </dt>
          <dd>{words.loss(evaluation.heldOutLossNats)}</dd>
        </div>
      </dl>
      <LossLines
        runs={compared.map(comparedRun)}
        description={`${words.quantities.heldOutLoss} by step: ${name} has ${words.amount(evaluation.heldOutLossNats)} at step ${evaluation.step}.`}
      />
    </section>
  );
}
