import type { ReactElement, ReactNode } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { beyondAxis } from '../charts/histogram/histogram-geometry';
import { Explained } from '../glossary/Explained';
import type { TermId } from '../glossary/glossary';
import { Term } from '../glossary/Term';
import { partTerms, scaleTerms } from '../glossary/terms-of';
import { Icon } from '../Icon';
import { formatCount, formatFixed, formatShare, sentenceCase } from '../words/format';
import { layerName, type LayerName } from '../words/layer-name';
import { sentenceOfLooks } from '../words/weights-sentence';
import type { FocusedLooks } from '../../state/record/focused-looks';
import { BehaviourStrip } from '../examples/BehaviourStrip';
import { useBreakpoint } from '../hooks/use-media';
import { usePlaygroundState } from '../hooks/use-playground';
import { RecordingNote } from '../recording/RecordingNote';
import { LevelShare } from './LevelShare';
import { WeightsSight } from './WeightsSight';
import './inspected-layer.css';

/** In CSS pixels; where the window is low, what the model does stands below it and is in sight too. */
const histogramHeight = { usual: 208, low: 128 };

/** One BitLinear through the chosen lens: histogram, numbers, and the same in a sentence. */
export function InspectedLayer({
  run,
  layer,
  lens: chosenLens,
  children,
}: {
  readonly run: FocusedLooks;
  readonly layer: LayerInspection;
  readonly lens: Lens;
  /** On a phone the choice of the lens stands here, where the plot and what the model does are in sight together. */
  readonly children?: ReactNode;
}): ReactElement {
  const { mode, opened, hasLatents } = run;
  const isFull = mode === 'none';
  const lens = isFull ? 'latent' : chosenLens;
  const first = run.firstInspection?.layers.find(({ name }) => name === layer.name) ?? null;
  const weights = elementCount(layer.shape);
  const unit = isFull ? 'mean|w|' : modeOf(mode).symbol;
  const step = run.inspection?.step ?? 0;
  const sentence = sentenceOfLooks(run, layer, lens);
  const name = layerName(layer.name);

  const isLow = useBreakpoint('lowPhone');
  const recording = usePlaygroundState((state) => (typeof state.recording === 'object' ? state.recording : null));

  return (
    <div className="inspected">
      <LevelShare mode={mode} lens={lens} layer={layer} weights={weights} lambda={run.inspection?.lambda ?? 0} step={step} />
      {recording === null ? (
        <div className="weights-line">
          <p>
            <MatrixName name={name} />{' '}
            <span className="quiet">
              · {formatCount(weights)}{' '}
              <Term id={isFull ? 'none' : lens} note={`This matrix has ${layer.shape.join(' × ')} = ${formatCount(weights)} of them.`}>
                {isFull ? 'full-precision' : lens}
              </Term>{' '}
              weights
            </span>
          </p>
        </div>
      ) : (
        <RecordingNote recording={recording} />
      )}
      <WeightsSight run={run} layer={layer} lens={lens} sentence={sentence} height={isLow ? histogramHeight.low : histogramHeight.usual}>
        <ul className="legend weights-legend">
          {isFull || !hasLatents ? null : (
            <li>
              <i className="legend-undecided" aria-hidden="true" />
              <span>
                <Term id="threshold">{layer.thresholds.length === 1 ? 'threshold' : 'thresholds'}</Term>, undecided zone
              </span>
            </li>
          )}
          {first === null ? null : (
            <li>
              <i className="legend-outline" aria-hidden="true" />
              at step 0
            </li>
          )}
          <li data-absent={!beyondAxis(layer.histograms[lens]) || undefined}>
            <i className="legend-beyond" aria-hidden="true" />
            all beyond ±2.5
          </li>
        </ul>
      </WeightsSight>
      <BehaviourStrip />
      {children}
      <dl className="stats">
        <Stat term={isFull ? 'mean |w|' : `scale ${unit}`} explained={scaleTerms[unit]} value={formatFixed(layer.gamma, 4)} />
        {isFull ? (
          <Stat term="stored with" explained={undefined} value="32 bits a weight" />
        ) : (
          <Stat
            term="information per weight"
            explained="information"
            value={`${formatFixed(layer.bitsPerWeight, 2)} bits`}
            note="Stored, a ternary weight takes 1.6 bits and a binary one 1."
          />
        )}
        {isFull || !hasLatents ? null : <Stat term="undecided" explained="undecided" value={formatShare(layer.undecidedShare)} />}
        {isFull || opened ? null : (
          <>
            <Stat
              term="flips, last step"
              explained="flip"
              value={formatCount(layer.flips)}
              beside={layer.flips === 0 ? undefined : formatShare(layer.flips / weights)}
              note="Codes of this matrix that changed in the last step."
            />
            {layer.neverFlippedShare === null ? null : (
              <Stat
                term="never flipped"
                explained="neverFlipped"
                value={formatShare(layer.neverFlippedShare)}
                beside={
                  layer.flippedOftenShare === null || layer.flippedOftenShare === 0
                    ? undefined
                    : `often ${formatShare(layer.flippedOftenShare)}`
                }
                note="“Often” is ten flips or more."
              />
            )}
          </>
        )}
      </dl>
      {run.failure === null ? (
        <p className="sentence">
          <Explained id="lambda" word="λ">
            {sentence}
          </Explained>
        </p>
      ) : (
        <p className="sentence sentence-failed" role="alert">
          <Icon name="warning" />
          <span>Training stopped. {run.failure}</span>
        </p>
      )}
    </div>
  );
}

/** "Block 1, attention, query", the last word with its card. */
function MatrixName({ name: { part, long } }: { readonly name: LayerName }): ReactElement {
  const term = partTerms[part];
  return term === undefined ? (
    <>{sentenceCase(long)}</>
  ) : (
    <>
      {sentenceCase(long.slice(0, -part.length))}
      <Term id={term}>{part}</Term>
    </>
  );
}

function Stat({
  term,
  explained,
  value,
  beside,
  note,
}: {
  readonly term: string;
  readonly explained: TermId | undefined;
  readonly value: string;
  readonly beside?: string | undefined;
  /** On the card of the term. */
  readonly note?: string;
}): ReactElement {
  return (
    <div>
      <dt>
        {explained === undefined ? (
          term
        ) : (
          <Term id={explained} note={note}>
            {term}
          </Term>
        )}
      </dt>
      <dd>
        {value}
        {beside === undefined ? null : <small>{beside}</small>}
      </dd>
    </div>
  );
}
