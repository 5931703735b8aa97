import * as words from '#words/ui/behaviour-strip';
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
  const measured = measuredWords(experiment);
  const name = runName(run.summary, false);
  const layout = example === undefined ? null : layoutOf(evaluation.examples, experiment.data?.kind === 'table');
  return (
    <section className="behaviour" aria-label={words.whatItDoes}>
      <h3>
        {words.title} <span className="quiet">{words.atStep(name, evaluation.step)}</span>
      </h3>
      {example === undefined || layout === null ? (
        <p className="quiet">{words.nothingToShow}</p>
      ) : (
        <ul className="examples behaviour-example" data-layout={layout}>
          <li data-right={isRight(example)}>
            <LaidOutExample example={example} layout={layout} />
          </li>
        </ul>
      )}
      <dl className="behaviour-numbers">
        <div>
          <dt>{words.right}</dt>
          <dd>{formatShare(score)}</dd>
        </div>
        <div>
          <dt>
            <Term id={lossTerms[measured.unit]}>{words.loss}</Term>
          </dt>
          <dd>{measured.loss(evaluation.heldOutLossNats)}</dd>
        </div>
      </dl>
      <LossLines
        runs={compared.map(comparedRun)}
        description={words.lossByStep(measured.quantities.heldOutLoss, name, measured.amount(evaluation.heldOutLossNats), evaluation.step)}
      />
    </section>
  );
}
