import * as words from '#words/ui/explorer/map';
import { useMemo, useState, type ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { axisPlace } from '../../math/codes/axis-bytes';
import { codeAt, recordLayoutOf } from '../../math/codes/code-fields';
import { countOf } from '../../math/weight-counts';
import type { MapColouring, WeightPlace } from '../../state/slices/view-slice';
import { transportState } from '../../state/selectors';
import { flipsAt, recordAt, type Timeline } from '../../state/record/timeline';
import type { LayerInspection } from '../../worker/protocol';
import { LatentTrace, type TracePoint } from '../charts/curves/LatentTrace';
import { distanceTo, mostFlips, type WeightPainting } from '../charts/map/paint-weights';
import { WeightMap } from '../charts/map/WeightMap';
import { SegmentedControl } from '../controls/SegmentedControl';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { focusedLooks } from '../../state/record/focused-looks';
import { formatCount, formatFixed, formatLevel, formatShare } from '../words/format';
import { layerName } from '../words/layer-name';
import { traceSentence } from '../words/trace-sentence';
import { shownSteps } from './shown-steps';
import './map.css';

/** Every weight of one matrix, and the way of one of them over the training. */
export function MapView(): ReactElement {
  const { setMapColouring, setFollowedWeight } = usePlayground().store.getState();
  const run = usePlaygroundState(focusedLooks);
  const steps = usePlaygroundState(shownSteps);
  const focusedLayer = usePlaygroundState((state) => state.focusedLayer);
  const { colouring, chosen } = usePlaygroundState((state) => ({ colouring: state.mapColouring, chosen: state.followedWeight }));
  const isTraining = usePlaygroundState((state) => transportState(state).phase === 'running');
  const [pointed, setPointed] = useState<WeightPlace | null>(null);

  const { timeline, mode, inspection } = run;
  const layer = inspection?.layers.find(({ name }) => name === focusedLayer) ?? inspection?.layers[0];
  const step = inspection?.step ?? 0;
  const name = layer?.name ?? '';
  const record = useMemo(() => recordAt(timeline, name, step)?.record ?? null, [timeline, name, step]);
  const flips = useMemo(() => flipsAt(timeline, name, step), [timeline, name, step]);
  const painting = useMemo((): WeightPainting | null => {
    if (record === null || layer === undefined) return null;
    const [outputs = 0, inputs = 0] = record.shape;
    return { record, colouring, thresholds: layer.thresholds, flips: flips?.counts ?? null, turned: outputs > inputs };
  }, [record, colouring, layer, flips]);

  if (mode === 'none') return <EmptyState>{words.noCodes}</EmptyState>;
  if (layer === undefined || painting === null) return <EmptyState>{timeline.length === 0 ? words.toCome : words.fromNextLook}</EmptyState>;

  const [outputs = 1, inputs = 1] = painting.record.shape;
  const place = chosen !== null && chosen.output < outputs && chosen.input < inputs ? chosen : null;
  const read = pointed ?? place;
  const title = layerName(name);
  const hasLatents = painting.record.latents.length > 0;
  return (
    <div className="map-view">
      <div className="time-head">
        <h3>{title.long}</h3>
        <SegmentedControl
          className="small"
          label={words.colours}
          value={colouring}
          onChange={setMapColouring}
          segments={[
            { value: 'code', label: words.code },
            { value: 'flips', label: words.flips, disabled: painting.flips === null },
            { value: 'threshold', label: words.nearThreshold, disabled: !hasLatents },
          ]}
        />
      </div>
      <WeightMap
        painting={painting}
        chosen={place}
        onChoose={setFollowedWeight}
        onPoint={setPointed}
        description={words.picture(mapSentence(colouring, layer, painting), title.long, outputs, inputs)}
      />
      <p className="map-reading" aria-live={isTraining ? 'off' : 'polite'}>
        {read === null ? (painting.turned ? words.chooseWeightTurned : words.chooseWeight) : reading(painting, read, inputs)}
      </p>
      <p className="sentence">{mapSentence(colouring, layer, painting)}</p>
      {place === null || !hasLatents ? null : (
        <FollowedWeight
          timeline={timeline}
          layer={name}
          place={place}
          inputs={inputs}
          step={step}
          steps={steps}
          mode={mode}
          flips={flips?.counts[place.output * inputs + place.input] ?? null}
        />
      )}
    </div>
  );
}

function FollowedWeight(props: {
  readonly timeline: Timeline;
  readonly layer: string;
  readonly place: WeightPlace;
  readonly inputs: number;
  readonly step: number;
  readonly steps: number;
  readonly mode: ModeId;
  readonly flips: number | null;
}): ReactElement {
  const { timeline, layer, place, inputs, step, steps, mode, flips } = props;
  const index = place.output * inputs + place.input;
  const points = useMemo(() => traceOf(timeline, layer, index), [timeline, layer, index]);
  const sentence = traceSentence(points, place, step, flips);
  return (
    <section className="followed" aria-label={words.followed}>
      <LatentTrace points={points} steps={steps} mode={mode} shownStep={step} description={words.trace(sentence)} />
      <p className="sentence">{sentence}</p>
    </section>
  );
}

function traceOf(timeline: Timeline, layer: string, index: number): readonly TracePoint[] {
  return timeline.flatMap(({ inspection, recorded }) => {
    const record = recorded.find((each) => each.layer === layer);
    const byte = record?.latents[index];
    if (record === undefined || byte === undefined) return [];
    const thresholds = inspection.layers.find(({ name }) => name === layer)?.thresholds ?? [];
    return [
      { step: inspection.step, place: axisPlace(byte), code: codeAt(record.codes, index, recordLayoutOf(record.levels)), thresholds },
    ];
  });
}

function reading({ record, flips, thresholds }: WeightPainting, { output, input }: WeightPlace, inputs: number): string {
  const index = output * inputs + input;
  const byte = record.latents[index];
  return words.reading({
    output: output + 1,
    input: input + 1,
    level: formatLevel(codeAt(record.codes, index, recordLayoutOf(record.levels))),
    latent:
      byte === undefined
        ? null
        : { place: formatFixed(axisPlace(byte), 2), fromThreshold: formatFixed(distanceTo(thresholds, axisPlace(byte)), 2) },
    flips: flips === null ? null : { count: flips[index] ?? 0, written: formatCount(flips[index] ?? 0) },
  });
}

function mapSentence(colouring: MapColouring, layer: LayerInspection, { flips, record }: WeightPainting): string {
  const total = elementCount(layer.shape);
  const sign = (sides: number): string =>
    formatShare(
      record.levels.filter((level) => Math.sign(level) === sides).reduce((sum, level) => sum + countOf(layer.counts, level), 0) / total,
    );
  const [negative, positive] = record.levels.some((level) => Math.abs(level) > 1) ? [words.belowZero, words.aboveZero] : ['−1', '+1'];
  switch (colouring) {
    case 'code':
      return layer.counts['0'] > 0
        ? words.bySignAndZero(negative, positive, [sign(-1), sign(1), formatShare(layer.counts['0'] / total)])
        : words.bySign(negative, positive, [sign(-1), sign(1)]);
    case 'flips':
      return words.byFlips(mostFlips(flips), formatShare(layer.neverFlippedShare ?? 0), formatShare(layer.flippedOftenShare ?? 0));
    case 'threshold':
      return words.byThreshold(formatShare(layer.undecidedShare));
  }
}
