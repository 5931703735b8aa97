import * as words from '#words/ui/panels/setup-panel';
import type { ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { modelSize } from '../../experiment/architecture';
import { architectureOf } from '../../experiment/architecture-of';
import type { Experiment } from '../../experiment/experiment';
import { packedFileBytes } from '../../formats/packed-weights/packed-size';
import { experimentIn, leadingExperiment, type Draft } from '../../state/draft';
import { Marked } from '../glossary/Marked';
import { RunMark } from '../RunMark';
import { formatAmount, formatBytes, formatWholeShare } from '../words/format';
import { modeName } from '../words/run-name';

/** Of the file when the budget is used up, as it is shown of the run then. */
const fileBytesOf = (experiment: Experiment): number => packedFileBytes(experiment, experiment.steps);

/** What the draft would weigh: parameters, and the packed file of each mode. */
export function ModelSizes({ draft, valid }: { readonly draft: Draft; readonly valid: boolean }): ReactElement {
  if (!valid) return <p className="model-sizes quiet">{words.noModel}</p>;
  const sizes = draft.modes.map((mode) => ({ mode, fileBytes: fileBytesOf(experimentIn(draft, mode)) }));
  const largest = Math.max(...sizes.map(({ fileBytes }) => fileBytes));
  const { parameters, bitLinearParameters } = modelSize(architectureOf(leadingExperiment(draft)));
  return (
    <div className="model-sizes">
      <p>
        <Marked>{words.size(formatAmount(parameters), formatWholeShare(bitLinearParameters / parameters))}</Marked>{' '}
        <span className="unbroken">
          <Marked>{words.asFile}</Marked>
        </span>
      </p>
      <dl>
        {sizes.map(({ mode, fileBytes }) => (
          <div key={mode}>
            <dt>
              <RunMark mode={mode} />
              {modeName(mode)}
            </dt>
            <dd>
              <i className="size-bar" aria-hidden="true" style={{ '--share': fileBytes / largest, '--bar': modeOf(mode).look.colour }} />
              <span>{formatBytes(fileBytes)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
