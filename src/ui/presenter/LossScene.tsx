import * as words from '#words/ui/presenter';
import type { ReactElement } from 'react';
import { comparedRun } from '../../state/arms';
import { latestEvaluation } from '../../state/record/run-record';
import { lossesShown } from '../../state/record/weights-shown';
import { LossLines, lossLinesEnds } from '../charts/curves/LossLines';
import { lossTerms } from '../glossary/terms-of';
import { Term } from '../glossary/Term';
import { usePlaygroundState } from '../hooks/use-playground';
import { useThrottled } from '../hooks/use-throttled';
import { RunMark } from '../RunMark';
import { formatCount, formatSignificant } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';

/** Throttle of the lines, in ms. */
const REDRAW_MS = 340;

/** The loss of every mode by step, with the number it has come to. */
export function LossScene(): ReactElement {
  const records = useThrottled(usePlaygroundState(lossesShown), REDRAW_MS);
  const [lead] = records;
  if (lead === undefined) return <p className="presenter-waits">{words.lossesSoon}</p>;
  const measured = measuredWords(lead.summary.experiment);
  const runs = records.map(comparedRun);
  const ends = lossLinesEnds(runs);
  const latest = records.flatMap((run) => {
    const evaluation = latestEvaluation(run);
    return evaluation === null ? [] : [{ mode: run.summary.mode, step: evaluation.step, loss: evaluation.heldOutLossNats }];
  });
  const said = latest.map(({ mode, step, loss }) => words.lossAt(modeName(mode), measured.amount(loss), step)).join(', ');
  return (
    <>
      <h2>
        <Term id={lossTerms[measured.unit]}>{measured.quantities.heldOutLoss}</Term> <span className="quiet">{words.lowerIsBetter}</span>
      </h2>
      <div className="presenter-lines">
        <div className="presenter-frame">
          <LossLines runs={runs} description={words.byStep(measured.quantities.heldOutLoss, said)} />
          <span className="presenter-highest">{formatSignificant(ends.lossNats)}</span>
          <span className="presenter-lowest">0</span>
          <span className="presenter-first">{words.step('0')}</span>
          <span className="presenter-last">{words.step(formatCount(ends.steps))}</span>
        </div>
      </div>
      <ul className="presenter-losses">
        {latest.map(({ mode, loss }) => (
          <li key={mode}>
            <RunMark mode={mode} /> {modeName(mode)} <b>{measured.loss(loss)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
