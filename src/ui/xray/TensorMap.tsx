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

/** The codes of the matrix as dots: all of a small one; of a large one the whole thinned out, or every weight of a part. */
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

  const isLarge = kind === 'part' || (map !== null && !holdsAll(map, statistics));
  return (
    <section className="xray-map" aria-labelledby={id}>
      <div className="xray-bar">
        <h4 id={id}>{words.map}</h4>
        {isLarge ? (
          <SegmentedControl
            label={words.mapKind}
            value={kind}
            onChange={setKind}
            segments={[
              { value: 'whole', label: words.mapWhole },
              { value: 'part', label: words.mapPart },
            ]}
          />
        ) : null}
        {kind === 'part' ? <NumberField label={words.row} value={row} most={statistics.rows - 1} onChange={setRow} /> : null}
      </div>
      <div className="xray-beside">
        <figure>
          <figcaption>{words.here}</figcaption>
          <canvas ref={canvas} role="img" aria-label={words.mapSays(tensor.name)} />
          <p className="xray-note">{map === null ? words.counting : captionOf(map, statistics)}</p>
        </figure>
        <div className="xray-toy-map">
          <p className="xray-caption">{words.yours}</p>
          <ToyMap lens={lens} />
        </div>
      </div>
    </section>
  );
}

const holdsAll = ({ rows, columns }: MapWindow, of: MatrixStatistics): boolean => rows.length === of.rows && columns.length === of.columns;

function captionOf(map: MapWindow, statistics: MatrixStatistics): string {
  const { rows, columns } = map;
  const [ofRows, ofColumns] = [statistics.rows, statistics.columns];
  if (holdsAll(map, statistics)) return words.all(formatCount(ofRows), formatCount(ofColumns));
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const isEvery = last - first === rows.length - 1 && right - left === columns.length - 1;
  return isEvery
    ? words.part(formatCount(first), formatCount(last), formatCount(left), formatCount(right))
    : words.thinned(formatCount(rows.length), formatCount(ofRows), formatCount(columns.length), formatCount(ofColumns));
}
