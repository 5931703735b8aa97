import * as words from '#words/ui/panels/inspected-layer';
import type { ReactElement, ReactNode } from 'react';
import { scaleShape } from '../../catalog/modes/granularity';
import { packedBits } from '../../catalog/modes/mode';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { beyondAxis } from '../charts/histogram/histogram-geometry';
import { Explained } from '../glossary/Explained';
import type { TermId } from '../glossary/glossary';
import { Marked } from '../glossary/Marked';
import { Term } from '../glossary/Term';
import { partTerms, scaleTerms } from '../glossary/terms-of';
import { Icon } from '../Icon';
import { formatCount, formatFixed, formatShare, sentenceCase } from '../words/format';
import { layerName, type LayerName } from '../words/layer-name';
import { modeName } from '../words/run-name';
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
  const scaleCount = elementCount(scaleShape(modeOf(mode).granularity, layer.shape));
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
              <Marked note={words.shape(layer.shape.join(' × '), formatCount(weights))}>
                {words.weightsThrough[isFull ? 'none' : lens]}
              </Marked>
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
                <Marked>{layer.thresholds.length === 1 ? words.oneThreshold : words.thresholds}</Marked>
              </span>
            </li>
          )}
          {first === null ? null : (
            <li>
              <i className="legend-outline" aria-hidden="true" />
              {words.atStart}
            </li>
          )}
          <li data-absent={!beyondAxis(layer.histograms[lens]) || undefined}>
            <i className="legend-beyond" aria-hidden="true" />
            {words.beyond}
          </li>
        </ul>
      </WeightsSight>
      <BehaviourStrip />
      {children}
      <dl className="stats">
        <Stat
          term={isFull ? words.meanSize : scaleName(mode, scaleCount)}
          explained={scaleTerms[unit]}
          value={formatFixed(layer.gamma, 4)}
          beside={
            layer.scaleRange === undefined
              ? undefined
              : words.scaleRange(formatFixed(layer.scaleRange[0], 4), formatFixed(layer.scaleRange[1], 4))
          }
        />
        {isFull ? (
          <Stat term={words.storedWith} explained={undefined} value={words.asFloat} />
        ) : (
          <Stat
            term={words.information}
            explained="information"
            value={words.bits(formatFixed(layer.bitsPerWeight, 2))}
            note={words.stored(modeName(mode), formatFixed(packedBits(modeOf(mode)), 1))}
          />
        )}
        {isFull || !hasLatents ? null : <Stat term={words.undecided} explained="undecided" value={formatShare(layer.undecidedShare)} />}
        {isFull || opened ? null : (
          <>
            <Stat
              term={words.flips}
              explained="flip"
              value={formatCount(layer.flips)}
              beside={layer.flips === 0 ? undefined : formatShare(layer.flips / weights)}
              note={words.flipsNote}
            />
            {layer.neverFlippedShare === null ? null : (
              <Stat
                term={words.neverFlipped}
                explained="neverFlipped"
                value={formatShare(layer.neverFlippedShare)}
                beside={
                  layer.flippedOftenShare === null || layer.flippedOftenShare === 0
                    ? undefined
                    : words.often(formatShare(layer.flippedOftenShare))
                }
                note={words.oftenNote}
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
          <span>{words.stopped(run.failure)}</span>
        </p>
      )}
    </div>
  );
}

/** "scale γ", "mean of 64 learnt scales s" */
function scaleName(mode: ModeId, count: number): string {
  const { symbol, rounding } = modeOf(mode);
  const isLearnt = rounding?.learnt !== undefined;
  if (count === 1) return (isLearnt ? words.learntScale : words.scale)(symbol);
  return (isLearnt ? words.meanLearntScale : words.meanScale)(symbol, formatCount(count));
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
