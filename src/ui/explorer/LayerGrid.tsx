import * as words from '#words/ui/explorer/layers';
import { memo, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import type { Lens } from '../../state/slices/view-slice';
import type { LayerInspection } from '../../worker/protocol';
import { HistogramSheet, type PlacedHistogram } from '../charts/histogram/HistogramSheet';
import { useRovingStop } from '../hooks/use-roving-stop';
import { useWidth } from '../hooks/use-width';
import { layerName } from '../words/layer-name';
import { codeShares } from './code-shares';

/** Every BitLinear as a small multiple, one row per block in the order of the forward pass. */
export function LayerGrid(props: {
  readonly mode: ModeId;
  readonly layers: readonly LayerInspection[];
  readonly lens: Lens;
  readonly focused: string;
  /** What the tiles are, in words. */
  readonly note: ReactNode;
  readonly onFocus: (layer: string) => void;
}): ReactElement {
  const { mode, layers, lens, focused, note, onFocus } = props;
  const [grid, width] = useWidth<HTMLDivElement>();
  const { holder, stopOf } = useRovingStop(
    layers.map(({ name }) => name),
    focused,
  );
  const isFull = mode === 'none';
  const histograms = useMemo(
    () =>
      layers.map(({ name, histograms: seen, thresholds }): PlacedHistogram => ({
        name,
        histogram: seen[lens],
        thresholds: isFull ? [] : thresholds,
      })),
    [layers, lens, isFull],
  );
  const blocks = [...new Set(layers.map(({ name }) => layerName(name).block))].map((block) => ({
    block,
    members: layers.filter(({ name }) => layerName(name).block === block),
  }));
  return (
    <div ref={grid} className="layer-grid" style={{ '--columns': Math.max(...blocks.map(({ members }) => members.length)) }}>
      <div className="layer-rows" role="toolbar" aria-label={words.matrices} {...holder}>
        {blocks.map(({ block, members }) => (
          <div key={block} className="layer-row" role="group" aria-label={words.block(block ?? '')}>
            <span className="layer-block" aria-hidden="true">
              {block === null ? '' : words.blockInText(block)}
            </span>
            {members.map((layer) => (
              <LayerButton
                key={layer.name}
                name={layer.name}
                isStop={stopOf(layer.name).tabIndex === 0}
                shares={isFull ? null : codeShares(layer, mode)}
                pressed={layer.name === focused}
                onPress={onFocus}
              />
            ))}
          </div>
        ))}
      </div>
      <p className="layers-note">{note}</p>
      <HistogramSheet grid={grid} width={width} histograms={histograms} mode={mode} />
    </div>
  );
}

const LayerButton = memo(function LayerButton({
  name,
  isStop,
  shares,
  pressed,
  onPress,
}: {
  readonly name: string;
  /** Whether the Tab key stops here. */ readonly isStop: boolean;
  /** Of its codes, in words; null without any. */ readonly shares: string | null;
  readonly pressed: boolean;
  readonly onPress: (name: string) => void;
}): ReactElement {
  const { part, long } = layerName(name);
  return (
    <button
      type="button"
      className="layer"
      tabIndex={isStop ? 0 : -1}
      data-stop={name}
      aria-pressed={pressed}
      aria-label={shares === null ? long : words.tile(long, shares)}
      onClick={() => onPress(name)}
    >
      <span>{part}</span>
      <span className="histogram-place" data-histogram={name} />
    </button>
  );
});
