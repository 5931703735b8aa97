import type { ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import { recordAt } from '../../state/timeline';
import type { LayerInspection, RecordedLayer } from '../../worker/protocol';
import { MiniHistogram } from '../charts/MiniHistogram';
import { WeightMapCanvas } from '../charts/WeightMapCanvas';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatCount, formatShare } from '../words/format';
import { layerName } from '../words/layer-name';
import { EmptyState } from '../panels/EmptyState';
import { focusedLooks } from '../panels/focused-looks';
import './layers.css';

/** Every BitLinear as a small multiple, one row per block in the order of the forward pass, and the codes of one. */
export function LayersView(): ReactElement {
  const { session } = usePlayground();
  const run = usePlaygroundState(focusedLooks);
  const { lens, focusedLayer } = usePlaygroundState((state) => ({ lens: state.lens, focusedLayer: state.focusedLayer }));
  const layers = run.inspection?.layers ?? [];
  const focused = layers.find(({ name }) => name === focusedLayer) ?? layers[0];
  const blocks = [...new Set(layers.map(({ name }) => layerName(name).block))];
  const isFull = run.mode === 'none';

  return (
    <>
      {focused === undefined ? (
        <EmptyState>One small histogram per matrix, and a map of its codes.</EmptyState>
      ) : (
        <div className="layers">
          <div className="layer-grid" style={{ '--columns': Math.max(...blocks.map((block) => layers.filter(({ name }) => layerName(name).block === block).length)) }}>
            {blocks.map((block) => (
              <div key={block} className="layer-row" role="group" aria-label={`Block ${block ?? ''}`}>
                <span className="layer-block" aria-hidden="true">
                  {block}
                </span>
                {layers
                  .filter(({ name }) => layerName(name).block === block)
                  .map((layer) => (
                    <LayerButton key={layer.name} mode={run.mode} layer={layer} lens={isFull ? 'latent' : lens} pressed={layer.name === focused.name} onPress={() => session.focusLayer(layer.name)} />
                  ))}
              </div>
            ))}
            <p className="layers-note">
              Kept in full precision: {run.recipe === 'edifice' ? 'input projection, norms, biases and the head' : 'embedding, norms and the head'}
              {isFull ? ', and in this run everything else too' : ''}.
            </p>
          </div>
          <FocusedMap mode={run.mode} record={recordAt(run.timeline, focused.name, run.inspection?.step ?? 0)?.record ?? null} layer={focused} />
        </div>
      )}
    </>
  );
}

function LayerButton(props: {
  readonly mode: ModeId;
  readonly layer: LayerInspection;
  readonly lens: Lens;
  readonly pressed: boolean;
  readonly onPress: () => void;
}): ReactElement {
  const { layer, mode } = props;
  const name = layerName(layer.name);
  return (
    <button type="button" className="layer" aria-pressed={props.pressed} aria-label={`${name.long}${mode === 'none' ? '' : `: ${codeShares(layer, mode)}`}`} onClick={props.onPress}>
      <span>{name.part}</span>
      <MiniHistogram mode={mode} histogram={layer.histograms[props.lens]} thresholds={mode === 'none' ? [] : layer.thresholds} />
    </button>
  );
}

/** "−1 31%, 0 38%, +1 31%" */
function codeShares({ counts }: LayerInspection, mode: ModeId): string {
  const total = Math.max(1, counts['-1'] + counts['0'] + counts['1']);
  const share = (count: number): string => formatShare(count / total);
  return [`−1 ${share(counts['-1'])}`, ...(mode === 'binary' ? [] : [`0 ${share(counts['0'])}`]), `+1 ${share(counts['1'])}`].join(', ');
}

function FocusedMap({ mode, record, layer }: { readonly mode: ModeId; readonly record: RecordedLayer | null; readonly layer: LayerInspection }): ReactElement {
  const name = layerName(layer.name);
  if (mode === 'none') {
    return (
      <div className="layer-map">
        <h3>Codes</h3>
        <p className="layer-map-none">A full-precision matrix has no codes to map.</p>
      </div>
    );
  }
  return (
    <div className="layer-map">
      <h3>Codes of {name.short}</h3>
      {record === null ? <div className="weight-map-waiting">Reading the codes…</div> : <WeightMapCanvas record={record} name={name.long} />}
      <p className="visually-hidden">
        {codeShares(layer, mode)}, of {formatCount(layer.shape.reduce((product, extent) => product * extent, 1))} weights
      </p>
    </div>
  );
}
