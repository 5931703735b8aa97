/** What the page has measured of its runs, under the names that a lesson's formulas use. */
import { elementCount } from '../experiment/architecture';
import { countOf, totalOf } from '../math/weight-counts';
import { comparedRun } from '../state/arms';
import { latestEvaluation, type RunRecord } from '../state/record/run-record';
import { armRecords } from '../state/selectors';
import type { PlaygroundState } from '../state/store';
import { frameAt } from '../state/record/timeline';
import type { Inspection, LayerInspection } from '../worker/protocol';
import type { Measured } from './expression';
import { modeMeasured, type Measure } from './measure';

/** Of the runs shown, one of each mode; of a mode that is not trained, and of what is not measured yet, nothing. */
export const measuredIn =
  (state: PlaygroundState): Measured =>
  (measure) => {
    const mode = modeMeasured(measure);
    const runs = armRecords(state);
    const run = runs.find(({ summary }) => summary.mode === (measure.name === 'rounded' ? 'none' : mode));
    return run === undefined ? null : finite(valueIn(run, measure));
  };

const finite = (value: number | null | undefined): number | null =>
  value === undefined || value === null || !Number.isFinite(value) ? null : value;

function valueIn(run: RunRecord, measure: Measure): number | null | undefined {
  const { name, given } = measure;
  const { summary } = run;
  const [, second, third] = given;
  // What was trained is measured when the training has ended.
  const evaluation = summary.state === 'finished' ? latestEvaluation(run) : null;
  switch (name) {
    case 'fileBytes':
      return summary.fileBytes;
    case 'weights':
      return summary.parameters;
    case 'loss':
      return evaluation?.heldOutLossNats;
    case 'score':
      return evaluation?.score;
    case 'latents':
      return evaluation?.latentsInstead?.heldOutLossNats;
    case 'rounded':
      return evaluation?.roundedAfterwards?.[modeMeasured(measure)]?.heldOutLossNats;
    case 'bits':
      return summary.state === 'finished' ? comparedRun(run).bitsPerWeight : null;
    case 'nearLevel':
      return shareAt(run, third, (layer) => (second === 'latent' ? layer.latentNearLevelShare : layer.effectiveNearLevelShare));
    case 'nearThreshold':
      return shareAt(run, second, (layer) => layer.undecidedShare);
    case 'zeros':
      return shareAt(run, second, ({ counts }) => countOf(counts, 0) / totalOf(counts));
    case 'lambda':
      return inspectionAt(run, second)?.lambda;
    case 'neverFlipped':
      return shareAt(run, 'end', (layer) => layer.neverFlippedShare ?? Number.NaN);
    case 'flips':
      return flipShare(run, Number(second), Number(third));
  }
}

/** What was seen of the weights at a moment: of a step between two looks, the look before it. */
function inspectionAt(run: RunRecord, when: string | number | undefined): Inspection | null {
  if (when === 'start') return run.firstInspection;
  if (when === 'end') return run.summary.state === 'finished' ? run.inspection : null;
  const step = Number(when);
  return run.summary.step < step ? null : (frameAt(run.timeline, step)?.inspection ?? null);
}

/** A share over all BitLinear weights, each layer by its size. */
function shareAt(run: RunRecord, when: string | number | undefined, share: (layer: LayerInspection) => number): number | null {
  const layers = inspectionAt(run, when)?.layers ?? [];
  const sizes = layers.map(({ shape }) => elementCount(shape));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total === 0 ? null : layers.reduce((sum, layer, i) => sum + share(layer) * (sizes[i] ?? 0), 0) / total;
}

function flipShare(run: RunRecord, from: number, to: number): number | null {
  const { steps, state } = run.summary;
  const points = run.series.points.filter(({ step }) => step > from * steps && step <= to * steps);
  const size = run.inspection?.layers.reduce((sum, { shape }) => sum + elementCount(shape), 0) ?? 0;
  if (state !== 'finished' || points.length === 0 || size === 0) return null;
  return points.reduce((sum, { flips }) => sum + flips, 0) / points.length / size;
}
