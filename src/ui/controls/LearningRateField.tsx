import * as words from '#words/ui/controls';
import { useId, type ReactElement } from 'react';
import { modeIds, type ModeId } from '../../catalog/modes/modes';
import { rateOf } from '../../experiment/defaults';
import { experimentDraftOf, experimentIn, leadingExperiment, type Draft } from '../../state/draft';
import { formatSignificant } from '../words/format';
import { modeName } from '../words/run-name';
import { learningRateParameter } from '../words/parameters';
import { rateSentences } from '../words/rate-words';
import { FieldLabel } from './FieldLabel';
import { SegmentedControl } from './SegmentedControl';
import { SliderField } from './SliderField';
import './learning-rate-field.css';

/** One learning rate for all modes, or for each its own, with where that comes from. */
export function LearningRateField(props: {
  readonly draft: Draft;
  readonly problem: string | null;
  readonly onChange: (learningRate: number | undefined) => void;
}): ReactElement {
  const { draft } = props;
  const id = useId();
  const leading = leadingExperiment(draft).learningRate;
  const isShared = draft.settings.learningRate !== undefined;
  /** Of these it goes without saying. */
  const isUsual = (mode: ModeId): boolean =>
    modeIds.some((known) => known === mode) && rateOf(experimentDraftOf(draft, mode)).from === 'task';
  const policy = (
    <SegmentedControl
      className="small"
      label={words.ratePolicy}
      segments={[
        { value: 'own', label: words.ownForEach },
        { value: 'same', label: words.sameForAll },
      ]}
      value={isShared ? 'same' : 'own'}
      onChange={(chosen) => props.onChange(chosen === 'same' ? leading : undefined)}
    />
  );
  return (
    <div className="learning-rate">
      {isShared ? (
        <SliderField parameter={learningRateParameter} value={leading} problem={props.problem} onChange={props.onChange} />
      ) : (
        <div className="field rates-field">
          <FieldLabel id={id} parameter={learningRateParameter} />
          <span className="rates">
            {draft.modes.map((mode) => (
              <span key={mode}>
                {modeName(mode)} <b>{formatSignificant(experimentIn(draft, mode).learningRate)}</b>
              </span>
            ))}
          </span>
        </div>
      )}
      {policy}
      {isShared || (draft.rates === undefined && draft.modes.every(isUsual)) ? null : (
        <p className="rates-note">{rateSentences(draft.modes.map((mode) => experimentIn(draft, mode)))}</p>
      )}
    </div>
  );
}
