import * as words from '#words/ui/xray/tensor';
import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { countOf, totalOf, weightAxis } from '../../math/weight-counts';
import { focusedLooks, layerInFocus } from '../../state/record/focused-looks';
import type { Histogram, LayerInspection } from '../../worker/protocol';
import type { MatrixStatistics, StoredTensor, XrayedTensor, XrayLens } from '../../worker/xray-protocol';
import { WeightHistogram } from '../charts/histogram/WeightHistogram';
import { usePlaygroundState } from '../hooks/use-playground';
import { formatCount, formatFixed, formatShare } from '../words/format';
import { layerName } from '../words/layer-name';
import { modeName } from '../words/run-name';
import { countedSharing } from './scale-sharing';

const HEIGHT = 190;

/** The histogram of the file in a lens, and beside it the same of the matrix that the page looks at. */
export function BesideToy({
  tensor,
  seen,
  lens,
}: {
  readonly tensor: StoredTensor;
  readonly seen: XrayedTensor;
  readonly lens: XrayLens;
}): ReactElement {
  const { statistics, histograms } = seen;
  const run = usePlaygroundState(focusedLooks);
  const focused = usePlaygroundState((state) => state.focusedLayer);
  const layer = layerInFocus(run, focused);
  const mode = modeOfFile(statistics);
  const bins = lens === 'latent' ? (histograms.latent ?? histograms.quantised) : histograms[lens];
  const shown: Histogram = { ...weightAxis, counts: [...bins] };
  const thresholds = mode === 'ternary' ? [-0.5, 0.5] : mode === 'binary' ? [0] : [];
  const lensWord = { latent: words.latent, quantised: words.quantised, effective: words.effective }[lens];
  return (
    <div className="xray-beside">
      <figure>
        <figcaption>{words.here}</figcaption>
        <WeightHistogram
          mode={mode}
          histogram={shown}
          outline={null}
          thresholds={thresholds}
          shares={sharesOf(histograms.quantised, mode)}
          unit={mode === 'binary' ? 'β' : 'γ'}
          height={HEIGHT}
          description={`${words.histogramSays(tensor.name, lensWord)}. ${portraitOf(statistics, tensor, histograms.quantised)}.`}
        />
      </figure>
      <figure>
        <figcaption>{words.yours}</figcaption>
        {layer === null ? (
          <p className="xray-empty">{words.noRun}</p>
        ) : (
          <>
            <WeightHistogram
              mode={run.mode}
              histogram={layer.histograms[run.mode === 'none' ? 'latent' : lens]}
              outline={null}
              thresholds={layer.thresholds}
              shares={modeOf(run.mode).levels?.map((level) => countOf(layer.counts, level) / totalOf(layer.counts)) ?? null}
              unit={run.mode === 'none' ? 'mean|w|' : modeOf(run.mode).symbol}
              height={HEIGHT}
              description={words.histogramSays(layerName(layer.name).long, lensWord)}
            />
            <p className="xray-note">
              {words.toyName(modeName(run.mode), layerName(layer.name).long, formatCount(run.inspection?.step ?? 0))}
            </p>
          </>
        )}
      </figure>
      {layer === null ? null : (
        <p className="xray-sentence">
          {words.differs(portraitOf(statistics, tensor, histograms.quantised), portraitOfToy(layer, run.mode))}
        </p>
      )}
    </div>
  );
}

/** As which mode of the page the file is drawn: numbers that are no codes with the thresholds that rounding would have. */
function modeOfFile({ codes, zeroShare }: MatrixStatistics): ModeId {
  if (codes === null) return 'ternary';
  if (codes.some(({ code, count }) => count > 0 && Math.abs(code) > 1)) return 'none';
  return zeroShare === 0 ? 'binary' : 'ternary';
}

function sharesOf(quantised: readonly number[], mode: ModeId): readonly number[] | null {
  const levels = modeOf(mode).levels;
  if (levels === null) return null;
  const total = Math.max(
    1,
    quantised.reduce((sum, count) => sum + count, 0),
  );
  return levels.map(
    (level) => (quantised[Math.floor((level - weightAxis.min) / ((weightAxis.max - weightAxis.min) / weightAxis.bins))] ?? 0) / total,
  );
}

/** Share between the thresholds ±½. */
function middleShare(counts: readonly number[]): number {
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const place = (value: number): number => Math.round((value - weightAxis.min) / ((weightAxis.max - weightAxis.min) / weightAxis.bins));
  return counts.slice(place(-0.5), place(0.5)).reduce((sum, count) => sum + count, 0) / total;
}

function portraitOfToy({ counts, shape, bitsPerWeight, histograms }: LayerInspection, mode: ModeId): string {
  const { granularity } = modeOf(mode);
  if (mode === 'none') return words.portraitNumbers(formatShare(middleShare(histograms.latent.counts)));
  return words.portrait(
    formatShare(countOf(counts, 0) / elementCount(shape)),
    formatFixed(bitsPerWeight, 2),
    typeof granularity === 'string' ? words.sharing[granularity] : words.blockOf(formatCount(granularity.group)),
  );
}

function portraitOf(statistics: MatrixStatistics, tensor: StoredTensor, quantised: readonly number[]): string {
  const { codes, zeroShare, entropyBits } = statistics;
  if (codes === null || entropyBits === null) return words.portraitNumbers(formatShare(sharesOf(quantised, 'ternary')?.[1] ?? 0));
  return words.portrait(formatShare(zeroShare), formatFixed(entropyBits, 2), countedSharing(tensor, statistics));
}
