import type { ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { countOf } from '../../math/weight-counts';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { beyondAxis } from '../charts/histogram-geometry';
import { WeightHistogram } from '../charts/WeightHistogram';
import { Icon } from '../Icon';
import { formatCount, formatFixed, formatShare } from '../words/format';
import { layerName } from '../words/layer-name';
import { weightsSentence } from '../words/weights-sentence';
import type { FocusedLooks } from '../../state/focused-looks';
import './inspected-layer.css';

const HISTOGRAM_HEIGHT = 222;

/** One BitLinear through the chosen lens: histogram, numbers, and the same in a sentence. */
export function InspectedLayer({
  run,
  layer,
  lens: chosenLens,
}: {
  readonly run: FocusedLooks;
  readonly layer: LayerInspection;
  readonly lens: Lens;
}): ReactElement {
  const { mode, weightScale, opened, hasLatents } = run;
  const isFull = mode === 'none';
  const lens = isFull ? 'latent' : chosenLens;
  const first = run.firstInspection?.layers.find(({ name }) => name === layer.name) ?? null;
  const weights = elementCount(layer.shape);
  const shares = isFull ? null : (modeOf(mode).levels ?? []).map((level) => countOf(layer.counts, level) / weights);
  const unit = isFull ? 'mean|w|' : modeOf(mode).symbol;
  const step = run.inspection?.step ?? 0;
  const sentence = weightsSentence({
    mode,
    lens,
    step,
    lambda: run.inspection?.lambda ?? 0,
    layer,
    first,
    weightScale,
    opened,
    hasLatents,
  });
  // At step 0 it would only blur the bars that it is.
  const outline = step === 0 ? null : (first?.histograms[lens] ?? null);
  const name = layerName(layer.name);
  const shareWords =
    shares === null ? '' : ` ${(modeOf(mode).levels ?? []).map((level, i) => `code ${level}: ${formatShare(shares[i] ?? 0)}`).join(', ')}.`;

  return (
    <>
      <div className="weights-line">
        <p>
          {sentenceCase(name.long)}{' '}
          <span className="quiet">
            · {layer.shape.join(' × ')} = {formatCount(weights)} weights
          </span>
        </p>
        <ul className="legend">
          <li
            title="Weights outside of the axis are counted in its first and last bin"
            data-absent={!beyondAxis(layer.histograms[lens]) || undefined}
          >
            <i className="legend-beyond" aria-hidden="true" />
            beyond ±2.5
          </li>
          {first === null ? null : (
            <li>
              <i className="legend-outline" aria-hidden="true" />
              at step 0
            </li>
          )}
          {isFull || !hasLatents ? null : (
            <li>
              <i className="legend-undecided" aria-hidden="true" />
              {layer.thresholds.length === 1 ? 'threshold' : 'thresholds'}, undecided zone
            </li>
          )}
        </ul>
      </div>
      <WeightHistogram
        mode={mode}
        histogram={layer.histograms[lens]}
        outline={outline}
        thresholds={isFull ? [] : layer.thresholds}
        shares={shares}
        unit={unit}
        height={HISTOGRAM_HEIGHT}
        description={`Histogram of the ${isFull ? '' : `${lens} `}weights of ${name.long} at step ${step}.${shareWords} ${sentence}`}
      />
      <dl className="stats">
        <Stat term={isFull ? 'mean |w|' : `scale ${unit}`} value={formatFixed(layer.gamma, 4)} />
        <Stat
          term="information per weight"
          value={isFull ? '32 bits' : `${formatFixed(layer.bitsPerWeight, 2)} bits`}
          title="Entropy of the codes as counted. Stored, a ternary weight takes 1.6 bits and a binary one 1"
        />
        <Stat
          term="undecided"
          value={isFull || !hasLatents ? '–' : formatShare(layer.undecidedShare)}
          title="Latents within 0.1 of a threshold"
        />
        <Stat
          term="flips, last step"
          value={isFull || opened ? '–' : formatCount(layer.flips)}
          note={isFull || opened || layer.flips === 0 ? undefined : formatShare(layer.flips / weights)}
          title="Codes of this matrix that changed, counted on the device"
        />
        <Stat
          term="never flipped"
          value={layer.neverFlippedShare === null ? '–' : formatShare(layer.neverFlippedShare)}
          note={
            layer.flippedOftenShare === null || layer.flippedOftenShare === 0 ? undefined : `often ${formatShare(layer.flippedOftenShare)}`
          }
          title="Weights whose code has not changed since step 0; often: ten times or more. Counted at every step"
        />
      </dl>
      {run.failure === null ? (
        <p className="sentence">{sentence}</p>
      ) : (
        <p className="sentence sentence-failed" role="alert">
          <Icon name="warning" />
          <span>Training stopped. {run.failure}</span>
        </p>
      )}
    </>
  );
}

function Stat({
  term,
  value,
  note,
  title,
}: {
  readonly term: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly title?: string;
}): ReactElement {
  return (
    <div title={title}>
      <dt>{term}</dt>
      <dd>
        {value}
        {note === undefined ? null : <small>{note}</small>}
      </dd>
    </div>
  );
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
