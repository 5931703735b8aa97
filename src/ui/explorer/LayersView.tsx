import * as words from '#words/ui/explorer/layers';
import type { ReactElement } from 'react';
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import { recordAt } from '../../state/record/timeline';
import type { LayerInspection, RecordedLayer } from '../../worker/protocol';
import { WeightMapCanvas } from '../charts/map/WeightMapCanvas';
import { Marked } from '../glossary/Marked';
import { scaleTerms } from '../glossary/terms-of';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { EmptyState } from '../parts/EmptyState';
import { focusedLooks } from '../../state/record/focused-looks';
import { formatCount, formatFixed } from '../words/format';
import { layerName } from '../words/layer-name';
import { codeShares } from './code-shares';
import { LayerGrid } from './LayerGrid';
import { LearntCourse } from './LearntCourse';
import './layers.css';

/** All BitLinears at a glance, and the codes of one. */
export function LayersView(): ReactElement {
  const { session } = usePlayground();
  const run = usePlaygroundState(focusedLooks);
  const { lens, focusedLayer } = usePlaygroundState((state) => ({ lens: state.lens, focusedLayer: state.focusedLayer }));
  const { mode, recipe, inspection, timeline } = run;
  const layers = inspection?.layers ?? [];
  const focused = layers.find(({ name }) => name === focusedLayer) ?? layers[0];
  if (focused === undefined) return <EmptyState>{words.toCome}</EmptyState>;
  const isFull = mode === 'none';
  return (
    <div className="layers">
      <LayerGrid
        mode={mode}
        layers={layers}
        lens={isFull ? 'latent' : lens}
        focused={focused.name}
        note={<LayerNote isGated={recipe !== 'edifice'} isFull={isFull} />}
        onFocus={session.focusLayer}
      />
      <FocusedMap mode={mode} record={recordAt(timeline, focused.name, inspection?.step ?? 0)?.record ?? null} layer={focused} />
      <LearntCourse mode={mode} layer={focused} name={layerName(focused.name).long} step={inspection?.step ?? 0} timeline={timeline} />
    </div>
  );
}

/** What the names on the tiles mean, and what is not among them. */
function LayerNote({ isGated, isFull }: { readonly isGated: boolean; readonly isFull: boolean }): ReactElement {
  const [gated, edifice] = isFull ? [words.noteGatedFull, words.noteEdificeFull] : [words.noteGated, words.noteEdifice];
  return <Marked>{isGated ? gated : edifice}</Marked>;
}

function FocusedMap({
  mode,
  record,
  layer,
}: {
  readonly mode: ModeId;
  readonly record: RecordedLayer | null;
  readonly layer: LayerInspection;
}): ReactElement {
  const name = layerName(layer.name);
  if (mode === 'none') {
    return (
      <div className="layer-map">
        <h3>{words.codes}</h3>
        <p className="layer-map-none">{words.noCodes}</p>
      </div>
    );
  }
  return (
    <div className="layer-map">
      <h3>{words.codesOf(name.short)}</h3>
      {record === null ? <div className="weight-map-waiting">{words.reading}</div> : <WeightMapCanvas record={record} name={name.long} />}
      <Scales mode={mode} layer={layer} />
      <p className="visually-hidden">{words.ofWeights(codeShares(layer, mode), formatCount(elementCount(layer.shape)))}</p>
    </div>
  );
}

/** How far the scales of a matrix lie apart, where rows or groups have their own. */
function Scales({ mode, layer: { shape, scaleRange } }: { readonly mode: ModeId; readonly layer: LayerInspection }): ReactElement | null {
  if (scaleRange === undefined) return null;
  const { granularity, symbol } = modeOf(mode);
  const [smallest, largest] = scaleRange.map((scale) => formatFixed(scale, 4));
  const count = formatCount(elementCount(scaleShape(granularity, shape)));
  return (
    <p className="layer-scales">
      <Marked>{words.scales(count, symbol, scaleTerms[symbol] ?? '', smallest ?? '', largest ?? '')}</Marked>
    </p>
  );
}
