import * as words from '#words/ui/xray/tensor';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { XrayClient } from '../../worker/page/xray-client';
import type { MapWindow, MatrixStatistics, StoredTensor, XrayLens } from '../../worker/xray-protocol';
import { SegmentedControl } from '../controls/SegmentedControl';
import { useMedia } from '../hooks/use-media';
import { formatCount } from '../words/format';
import { NumberField } from './NumberField';
import { paintWindow } from './paint-window';
import { ToyMap } from './ToyMap';

type Kind = 'whole' | 'part';

/** The codes of the matrix as dots: the whole thinned out, or every weight of a part. */
export function TensorMap(props: {
  readonly client: XrayClient;
  readonly tensor: StoredTensor;
  readonly index: number;
  readonly layout: string | undefined;
  readonly lens: XrayLens;
  readonly statistics: MatrixStatistics;
}): ReactElement {
  const { client, tensor, index, layout, lens, statistics } = props;
  const [kind, setKind] = useState<Kind>('whole');
  const [row, setRow] = useState(0);
  const [map, setMap] = useState<MapWindow | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useMedia('(prefers-color-scheme:dark)');
  const id = useId();
  useEffect(() => {
    let isOver = false;
    const corner = kind === 'whole' ? null : { row, column: 0 };
    client.request('map', { side: 'first', index, lens, corner, ...(layout === undefined ? {} : { layout }) }).then(
      (value) => isOver || setMap(value),
      // The tensor itself was read before, and says what is wrong with it.
      () => isOver || setMap(null),
    );
    return () => {
      isOver = true;
    };
  }, [client, index, layout, lens, kind, row]);
  useEffect(() => {
    if (canvas.current !== null && map !== null) paintWindow(canvas.current, map);
    // Colours come from the style sheet: painted again when the scheme changes.
  }, [map, isDark]);

  return (
    <section className="xray-map" aria-labelledby={id}>
      <div className="xray-bar">
        <h4 id={id}>{words.map}</h4>
        <SegmentedControl
          label={words.mapKind}
          value={kind}
          onChange={setKind}
          segments={[
            { value: 'whole', label: words.mapWhole },
            { value: 'part', label: words.mapPart },
          ]}
        />
        {kind === 'part' ? <NumberField label={words.row} value={row} most={statistics.rows - 1} onChange={setRow} /> : null}
      </div>
      <div className="xray-beside">
        <figure>
          <figcaption>{words.here}</figcaption>
          <canvas ref={canvas} role="img" aria-label={words.mapSays(tensor.name)} />
          <p className="xray-note">{map === null ? words.counting : captionOf(map, statistics, kind)}</p>
        </figure>
        <div className="xray-toy-map">
          <p className="xray-caption">{words.yours}</p>
          <ToyMap lens={lens} />
        </div>
      </div>
    </section>
  );
}

function captionOf({ rows, columns }: MapWindow, statistics: MatrixStatistics, kind: Kind): string {
  return kind === 'whole'
    ? words.thinned(formatCount(rows.length), formatCount(statistics.rows), formatCount(columns.length), formatCount(statistics.columns))
    : words.part(formatCount(rows[0] ?? 0), formatCount(rows.at(-1) ?? 0), formatCount(columns[0] ?? 0), formatCount(columns.at(-1) ?? 0));
}
