import * as words from '#words/ui/panels/inspected-layer';
import type { ReactElement, ReactNode } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { countOf } from '../../math/weight-counts';
import type { FocusedLooks } from '../../state/record/focused-looks';
import type { Lens } from '../../state/slices/view-slice';
import { recordAt } from '../../state/record/timeline';
import type { LayerInspection } from '../../worker/protocol';
import { MatrixPicture } from '../charts/map/MatrixPicture';
import { WeightHistogram } from '../charts/histogram/WeightHistogram';
import { formatShare } from '../words/format';
import { layerName } from '../words/layer-name';
import './weights-sight.css';

/** The weights of one BitLinear as a hill, and as they lie in the matrix. */
export function WeightsSight(props: {
  readonly run: FocusedLooks;
  readonly layer: LayerInspection;
  readonly lens: Lens;
  /** What is to be seen, for who cannot see it. */
  readonly sentence: string;
  /** Of the histogram, in CSS pixels. */
  readonly height: number;
  /** How much larger its lines and letters are than on the page. */
  readonly scale?: number;
  /** Below the hill: its legend. */
  readonly children?: ReactNode;
}): ReactElement {
  const { run, layer, lens, sentence, height, scale = 1 } = props;
  const { mode } = run;
  const isFull = mode === 'none';
  const levels = modeOf(mode).levels ?? [];
  const first = run.firstInspection?.layers.find(({ name }) => name === layer.name) ?? null;
  const shares = isFull ? null : levels.map((level) => countOf(layer.counts, level) / elementCount(layer.shape));
  const shareWords = shares === null ? '' : ` ${levels.map((level, i) => words.codeShare(level, formatShare(shares[i] ?? 0))).join(', ')}.`;
  const step = run.inspection?.step ?? 0;
  const name = layerName(layer.name).long;
  const recorded = recordAt(run.timeline, layer.name, step);
  return (
    <div className="weights-sight">
      <WeightHistogram
        mode={mode}
        histogram={layer.histograms[lens]}
        // At step 0 it would only blur the bars that it is.
        outline={step === 0 ? null : (first?.histograms[lens] ?? null)}
        thresholds={isFull ? [] : layer.thresholds}
        shares={shares}
        unit={isFull ? 'mean|w|' : modeOf(mode).symbol}
        height={height}
        scale={scale}
        description={`${words.histogram(words.histogramOf[isFull ? 'none' : lens], name, step)}${shareWords} ${sentence}`}
      />
      {recorded === null ? (
        <p className="matrix-picture-none quiet">{isFull ? words.countedOnly : words.reading}</p>
      ) : (
        <MatrixPicture moment={recorded} lens={lens} name={name} />
      )}
      {props.children}
    </div>
  );
}
