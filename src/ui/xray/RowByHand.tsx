import * as words from '#words/ui/xray/tensor';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { codeAt, recordLayoutOf } from '../../math/codes/code-fields';
import { focusedLooks, layerInFocus } from '../../state/record/focused-looks';
import { recordAt } from '../../state/record/timeline';
import { readNumber } from '../../words/numbers';
import type { XrayClient } from '../../worker/page/xray-client';
import type { MatrixStatistics, RowProduct } from '../../worker/xray-protocol';
import { usePlaygroundState } from '../hooks/use-playground';
import { formatCount, formatLevel, formatSignificant } from '../words/format';
import { NumberField } from './NumberField';
import { rowSum, signed } from './row-sum';

/** One output: the codes of a row, an input of the person's own, and the sum, with every number that makes it. */
export function RowByHand(props: {
  readonly client: XrayClient;
  readonly index: number;
  readonly layout: string | undefined;
  readonly statistics: MatrixStatistics;
}): ReactElement {
  const { client, index, layout, statistics } = props;
  const [row, setRow] = useState(0);
  const [text, setText] = useState(words.input0);
  const [product, setProduct] = useState<RowProduct | null>(null);
  const id = useId();
  const input = inputOf(text);
  const key = input?.join() ?? null;
  useEffect(() => {
    if (key === null) return;
    let isOver = false;
    const numbers = key.split(',').map(Number);
    client.request('row', { side: 'first', index, row, input: numbers, ...(layout === undefined ? {} : { layout }) }).then(
      (value) => isOver || setProduct(value),
      // The tensor itself was read before, and says what is wrong with it.
      () => isOver || setProduct(null),
    );
    return () => {
      isOver = true;
    };
  }, [client, index, layout, row, key]);

  return (
    <section className="xray-row-product" aria-labelledby={id}>
      <div className="xray-bar">
        <h4 id={id}>{words.byHand}</h4>
        <NumberField label={words.row} value={row} most={statistics.rows - 1} onChange={setRow} />
        <label className="xray-field xray-input">
          <span>{words.input}</span>
          <input value={text} aria-invalid={input === null} onChange={(event) => setText(event.currentTarget.value)} />
        </label>
      </div>
      <p className="xray-note">{input === null ? words.badInput : words.inputNote(formatCount(statistics.columns))}</p>
      {product === null || input === null ? null : (
        <>
          <Terms product={product} />
          <p>{words.sumOf(formatCount(product.plus.count), formatCount(product.minus.count), formatCount(product.zero))}</p>
          <p className="xray-sum">{rowSum(product)}</p>
          <ToyRow row={row} input={input} />
        </>
      )}
    </section>
  );
}

/** Null where something is no number. A comma stands for the decimal mark of the language, and a point is understood too. */
function inputOf(text: string): readonly number[] | null {
  const numbers = text
    .trim()
    .split(/[\s;]+/)
    .map((word) => (word === '' ? Number.NaN : readNumber(word.replace('−', '-'))));
  return numbers.length > 0 && numbers.length <= 10_000 && numbers.every(Number.isFinite) ? numbers : null;
}

function Terms({ product }: { readonly product: RowProduct }): ReactElement {
  return (
    // A row that is wider than its place can be scrolled by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="xray-terms" tabIndex={0} role="group" aria-label={words.byHand}>
      {product.terms.map(({ input, weight }, i) => (
        <span key={i} data-sign={Math.sign(weight)}>
          <b>{product.hasCodes ? formatLevel(weight) : formatSignificant(weight)}</b>
          {signed(input)}
        </span>
      ))}
      {product.columns > product.terms.length ? <span>…</span> : null}
    </div>
  );
}

/** The same input through a row of the matrix that the page looks at, as it was recorded. */
function ToyRow({ row, input }: { readonly row: number; readonly input: readonly number[] }): ReactElement | null {
  const run = usePlaygroundState(focusedLooks);
  const focused = usePlaygroundState((state) => state.focusedLayer);
  const layer = layerInFocus(run, focused);
  const moment = layer === null || run.mode === 'none' ? null : recordAt(run.timeline, layer.name, run.inspection?.step ?? 0);
  if (layer === null || moment === null) return null;
  const { record } = moment;
  const [rows = 1, columns = 0] = record.shape;
  const code = (i: number): number => codeAt(record.codes, (row % rows) * columns + i, recordLayoutOf(record.levels));
  let [plus, minus] = [0, 0];
  for (let i = 0; i < columns; i++) {
    const part = code(i) * (input[i % input.length] ?? 0);
    if (code(i) > 0) plus += part;
    else minus -= part;
  }
  const at = formatCount(row % rows);
  return (
    <p className="xray-note">
      {run.weightScale === 'none' || modeOf(run.mode).granularity !== 'matrix'
        ? words.toySums(at, formatCount(rows), signed(plus), signed(minus), signed(plus - minus))
        : words.toyRow(at, formatCount(rows), signed(plus), signed(minus), signed(layer.gamma), signed((plus - minus) * layer.gamma))}
    </p>
  );
}
