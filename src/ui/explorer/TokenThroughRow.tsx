import * as words from '#words/ui/explorer/inside';
import { useMemo, useState, type ReactElement } from 'react';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount } from '../../experiment/architecture';
import type { BitLinearReport } from '../../worker/protocol';
import { ActivationBars } from '../charts/ActivationBars';
import { useLook } from '../hooks/use-look';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { useTriedInput } from '../hooks/use-tried-input';
import { focusedLooks } from '../../state/record/focused-looks';
import { Term } from '../glossary/Term';
import { EmptyState } from '../parts/EmptyState';
import { visible } from '../words/attention-sentence';
import { rowSums } from '../words/bit-linear-sums';
import { formatCount, formatSignificant } from '../words/format';
import { layerName } from '../words/layer-name';
import { shownFocusLayer } from './shown-steps';

/** Terms that are written out; sums and counts are of all. */
const SHOWN_TERMS = 256;

/** One token of "try it" through one row of the chosen matrix, with all the numbers, up to the output. */
export function TokenThroughRow(): ReactElement {
  const { client } = usePlayground();
  const focus = usePlaygroundState(shownFocusLayer);
  const input = useTriedInput();
  const [position, setPosition] = useState(-1);
  const [row, setRow] = useState(0);
  const output = focus === null ? 0 : Math.min(row, (focus.shape[0] ?? 1) - 1);
  const look = useLook(
    focus === null || input === null ? null : `${focus.run}:${focus.step}`,
    `${focus?.run}:${focus?.layer}:${position}:${output}:${JSON.stringify(input)}`,
    async () => {
      if (focus === null) throw new Error(words.noModel);
      return client.request('dissect', { id: focus.run, input, layer: focus.layer, position, output });
    },
  );
  if (focus === null || look.kind === 'waiting') return <EmptyState>{words.tokenToCome}</EmptyState>;
  if (look.kind === 'refused') return <p className="try-reason">{look.message}</p>;
  const report = look.value;
  return (
    <div className="inside">
      <div className="inside-choice">
        <Term id="token">{words.token}</Term>
        <div className="token-chips" role="group" aria-label={words.token}>
          {report.tokens.map((token, i) => (
            <button
              key={i}
              type="button"
              aria-pressed={i === report.position}
              aria-label={words.tokenOf(i + 1, visible(token))}
              onClick={() => setPosition(i)}
            >
              {visible(token)}
            </button>
          ))}
        </div>
        <label>
          {words.output}
          <input
            type="number"
            min={1}
            max={report.shape[0]}
            value={report.output + 1}
            onChange={(event) =>
              Number.isInteger(event.currentTarget.valueAsNumber) &&
              setRow(Math.min((report.shape[0] ?? 1) - 1, Math.max(0, event.currentTarget.valueAsNumber - 1)))
            }
          />
          {words.ofOutputs(report.shape[0] ?? 1)}
        </label>
      </div>
      <Dissected report={report} />
    </div>
  );
}

function Dissected({ report }: { readonly report: BitLinearReport }): ReactElement {
  const isLearnt = usePlaygroundState((state) => modeOf(focusedLooks(state).mode).rounding?.learnt !== undefined);
  const { rounded, rotated, inputs, activationStep, weights, quantised, weightScales, bias, result, layer } = report;
  const sums = useMemo(() => rowSums(report), [report]);
  const isBare = weightScales.length === 1 && weightScales[0] === 1;
  const after = useMemo(
    () => Array.from(inputs, (value, i) => (rounded === null ? value : (rounded[i] ?? 0) * activationStep)),
    [inputs, rounded, activationStep],
  );
  const largestAt = inputs.reduce((at, value, i) => (Math.abs(value) > Math.abs(inputs[at] ?? 0) ? i : at), 0);
  const largest = Math.abs(inputs[largestAt] ?? 0);
  const number = (value: number): string => formatSignificant(value).replace('-', '−');
  const rounding =
    rounded === null
      ? words.notRounded(inputs.length, layerName(layer).long)
      : words.rounded(
          inputs.length,
          layerName(layer).long,
          number(largest),
          Math.abs(rounded[largestAt] ?? 0),
          number(activationStep),
          number(sums.largestRounding),
        );
  const total = sums.added - sums.subtracted;
  const shown = (value: number): string => (rounded === null ? number(value) : formatCount(value).replace('-', '−'));
  return (
    <>
      <h3>{words.activations}</h3>
      <ActivationBars before={inputs} after={after} description={rounding} />
      <p className="sentence">{rotated ? `${rounding} ${words.rotated}` : rounding}</p>
      <h3>{quantised ? words.rowAdds : words.rowMultiplies}</h3>
      <ol className="row-terms" aria-label={words.terms}>
        {Array.from(weights.subarray(0, SHOWN_TERMS), (weight, i) => {
          const value = rounded === null ? (inputs[i] ?? 0) : (rounded[i] ?? 0);
          return (
            <li key={i} data-code={quantised ? Math.sign(weight) : undefined}>
              {quantised
                ? weight === 0
                  ? '·'
                  : `${weight > 0 ? '+' : '−'} ${Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `}${value < 0 ? `(${shown(value)})` : shown(value)}`
                : `${number(value)} × ${number(weight)}`}
            </li>
          );
        })}
        {weights.length > SHOWN_TERMS ? <li>{words.more(formatCount(weights.length - SHOWN_TERMS))}</li> : null}
      </ol>
      {quantised ? (
        <p className="row-sum">
          <b data-code="1">{shown(sums.added)}</b> {words.allAdded} −{' '}
          <b data-code="-1">{sums.subtracted < 0 ? `(${shown(sums.subtracted)})` : shown(sums.subtracted)}</b> {words.allSubtracted} ={' '}
          <b>{shown(total)}</b>
          {rounded === null ? (
            ''
          ) : (
            <>
              {' '}
              × {number(activationStep)} {words.ofStep}
            </>
          )}
          {isBare ? (
            ''
          ) : (
            <>
              {' '}
              ×{' '}
              {weightScales.length === 1
                ? `${number(weightScales[0] ?? Number.NaN)} ${isLearnt ? words.ofLearntScale : words.ofScale}`
                : words.ofScales(weightScales.length)}
            </>
          )}
          {bias === 0 ? (
            ''
          ) : (
            <>
              {' '}
              + {number(bias)} {words.ofBias}
            </>
          )}{' '}
          = <b>{number(sums.output)}</b>
        </p>
      ) : null}
      <p className="sentence">
        {quantised
          ? words.sums({
              output: report.output + 1,
              adds: sums.adds,
              subtracts: sums.subtracts,
              skips: sums.skips,
              multiplications: (rounded === null ? 0 : 1) + (isBare ? 0 : weightScales.length) + sums.multiples,
              weights: weights.length,
              result: number(result),
              allWeights: formatCount(elementCount(report.shape)),
              outputs: formatCount(report.shape[0] ?? 0),
            })
          : words.sumInFull(weights.length, number(result))}
      </p>
    </>
  );
}
