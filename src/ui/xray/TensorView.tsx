import * as words from '#words/ui/xray/tensor';
import { useEffect, useState, type ReactElement } from 'react';
import type { XrayClient } from '../../worker/page/xray-client';
import type { StoredTensor, XrayedTensor, XrayLens } from '../../worker/xray-protocol';
import { SegmentedControl } from '../controls/SegmentedControl';
import { messageOf } from '../../math/text/message-of';
import { BesideToy } from './BesideToy';
import { RowByHand } from './RowByHand';
import { TensorFacts } from './TensorFacts';
import { TensorMap } from './TensorMap';

type Seen =
  | { readonly kind: 'counting' }
  | { readonly kind: 'seen'; readonly tensor: XrayedTensor | null }
  | { readonly kind: 'failed'; readonly message: string };

/** One tensor: what the file says of it, what its numbers say, in pictures and by hand, beside a matrix that was trained here. */
export function TensorView({
  client,
  tensor,
  index,
}: {
  readonly client: XrayClient;
  readonly tensor: StoredTensor;
  readonly index: number;
}): ReactElement {
  const [layout, setLayout] = useState(tensor.layouts[0]);
  const [lens, setLens] = useState<XrayLens>('quantised');
  const [seen, setSeen] = useState<Seen>({ kind: 'counting' });
  useEffect(() => {
    let isOver = false;
    client.request('tensor', { side: 'first', index, ...(layout === undefined ? {} : { layout }) }).then(
      (value) => isOver || setSeen({ kind: 'seen', tensor: value }),
      (error: unknown) => isOver || setSeen({ kind: 'failed', message: messageOf(error) }),
    );
    return () => {
      isOver = true;
    };
  }, [client, index, layout]);

  const shown = seen.kind === 'seen' ? seen.tensor : null;
  return (
    <section className="xray-tensor" aria-label={tensor.name} aria-busy={seen.kind === 'counting' && tensor.unread === null}>
      <h3>
        <bdi>{tensor.name}</bdi>
      </h3>
      {tensor.unread === null ? null : <p className="xray-refused">{words.unread[tensor.unread]}</p>}
      {seen.kind === 'failed' ? (
        <p role="alert" className="xray-refused">
          {seen.message}
        </p>
      ) : null}
      <TensorFacts tensor={tensor} statistics={shown?.statistics ?? null} />
      {tensor.layouts.length < 2 || layout === undefined ? null : (
        <div className="xray-choice">
          <SegmentedControl
            label={words.layout}
            value={layout}
            onChange={setLayout}
            segments={tensor.layouts.map((value) => ({ value, label: layoutName(value) }))}
          />
          <p className="xray-note">{words.layoutNote}</p>
        </div>
      )}
      {tensor.unread === null && seen.kind === 'counting' ? <p role="status">{words.counting}</p> : null}
      {shown === null ? null : (
        <>
          <SegmentedControl
            label={words.lens}
            value={lens}
            onChange={setLens}
            segments={[
              { value: 'latent', label: words.latent, disabled: shown.histograms.latent === null },
              { value: 'quantised', label: words.quantised },
              { value: 'effective', label: words.effective },
            ]}
          />
          {shown.histograms.latent === null ? <p className="xray-note">{words.noLatents}</p> : null}
          <BesideToy tensor={tensor} seen={shown} lens={lens} />
          {shown.statistics.rows > 1 ? (
            <>
              <TensorMap client={client} tensor={tensor} index={index} layout={layout} lens={lens} statistics={shown.statistics} />
              <RowByHand client={client} index={index} layout={layout} statistics={shown.statistics} />
            </>
          ) : null}
        </>
      )}
    </section>
  );
}

const layoutName = (layout: string): string => Object.entries(words.layouts).find(([id]) => id === layout)?.[1] ?? layout;
