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

  if (mode === 'none') return <EmptyState>A full-precision matrix has no codes to map. Choose a quantised run above.</EmptyState>;
  if (layer === undefined || painting === null)
    return (
      <EmptyState>
        {timeline.length === 0
          ? 'Every weight of one matrix, as soon as there is a model.'
          : 'The weights of this matrix are recorded from the next look on.'}
      </EmptyState>
    );

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
          label="Colours of the map"
          value={colouring}
          onChange={setMapColouring}
          segments={[
            { value: 'code', label: 'Code' },
            { value: 'flips', label: 'Flips', disabled: painting.flips === null },
            { value: 'threshold', label: 'Near a threshold', disabled: !hasLatents },
          ]}
        />
      </div>
      <WeightMap
        painting={painting}
        chosen={place}
        onChoose={setFollowedWeight}
        onPoint={setPointed}
        description={`${mapSentence(colouring, layer, painting)} The matrix of ${title.long} has ${outputs} outputs and ${inputs} inputs.`}
      />
      <p className="map-reading" aria-live={isTraining ? 'off' : 'polite'}>
        {read === null
          ? `${painting.turned ? '→ outputs, ↓ inputs' : '→ inputs, ↓ outputs'}; choose a weight to follow it`
          : reading(painting, read, inputs)}
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
    <section className="followed" aria-label="The weight that is followed">
      <LatentTrace
        points={points}
        steps={steps}
        mode={mode}
        shownStep={step}
        description={`Latent of one weight over the recorded steps. ${sentence}`}
      />
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
  const place =
    byte === undefined
      ? ''
      : `, latent ${formatFixed(axisPlace(byte), 2)} of the scale, ${formatFixed(distanceTo(thresholds, axisPlace(byte)), 2)} from a threshold`;
  return `output ${output + 1}, input ${input + 1}: ${formatLevel(codeAt(record.codes, index, recordLayoutOf(record.levels)))}${place}${flips === null ? '' : `, ${formatCount(flips[index] ?? 0)} ${flips[index] === 1 ? 'flip' : 'flips'}`}`;
}

function mapSentence(colouring: MapColouring, layer: LayerInspection, { flips, record }: WeightPainting): string {
  const total = elementCount(layer.shape);
  const sign = (sides: number): string =>
    formatShare(
      record.levels.filter((level) => Math.sign(level) === sides).reduce((sum, level) => sum + countOf(layer.counts, level), 0) / total,
    );
  const [negative, positive] = record.levels.some((level) => Math.abs(level) > 1) ? ['below 0', 'above 0'] : ['−1', '+1'];
  switch (colouring) {
    case 'code':
      return `Blue is ${negative}, orange is ${positive}${layer.counts['0'] > 0 ? ', pale is 0' : ''}: ${sign(-1)}, ${sign(1)}${layer.counts['0'] > 0 ? ` and ${formatShare(layer.counts['0'] / total)}` : ''} of the weights.`;
    case 'flips':
      return `The stronger the colour, the more often a weight has changed its code (most: ${mostFlips(flips)} times). ${formatShare(layer.neverFlippedShare ?? 0)} never flipped, ${formatShare(layer.flippedOftenShare ?? 0)} ten times or more.`;
    case 'threshold':
      return `The stronger the colour, the nearer a latent is to a threshold: ${formatShare(layer.undecidedShare)} are within 0.1 of one and may flip next.`;
  }
}
