import * as words from '#words/ui/xray/compare';
import * as dialog from '#words/ui/xray/dialog';
import { useState, type ReactElement } from 'react';
import type { TensorComparison } from '../../worker/xray-protocol';
import { formatCount } from '../words/format';
import { besideSentence, comparisonCells, comparisonHeads, comparisonSentence, differing } from './comparison-words';
import { FileChooser } from './FileChooser';
import type { OpenedXray, Xray, XrayComparison } from './use-xray';

/** The same model before and after a conversion: tensor by tensor, and where they part. */
export function CompareView({ xray, opened }: { readonly xray: Xray; readonly opened: OpenedXray }): ReactElement {
  const { second, comparison, open } = xray;
  return (
    <div className="xray-compare">
      <p className="xray-intro">{words.intro}</p>
      <FileChooser label={words.choose} isPrimary={second.kind === 'empty'} onChoose={(files) => open('second', files)} />
      {second.kind === 'reading' ? <p role="status">{dialog.reading(second.name)}</p> : null}
      {second.kind === 'refused' ? (
        <p role="alert" className="xray-refused">
          {second.verdict === null ? dialog.unreadable(second.name, second.message) : dialog.refused(second.name, second.verdict)}
        </p>
      ) : null}
      {comparison === null ? null : <Compared first={opened} comparison={comparison} />}
    </div>
  );
}

function Compared({ first, comparison }: { readonly first: OpenedXray; readonly comparison: XrayComparison }): ReactElement {
  const { second, progress, compared, failure } = comparison;
  if (failure !== null)
    return (
      <p role="alert" className="xray-refused">
        {failure}
      </p>
    );
  if (compared === null) return <p role="status">{words.comparing(formatCount(progress.done), formatCount(progress.of))}</p>;
  return (
    <>
      <p>{besideSentence(first.model.facts, second)}</p>
      <p className="xray-sentence" role="status">
        {comparisonSentence(compared)}
      </p>
      <ComparisonTable compared={compared} />
    </>
  );
}

function ComparisonTable({ compared }: { readonly compared: readonly TensorComparison[] }): ReactElement {
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const shown = onlyDifferent ? differing(compared) : compared;
  return (
    <>
      <label className="xray-check">
        <input type="checkbox" checked={onlyDifferent} onChange={(event) => setOnlyDifferent(event.currentTarget.checked)} />
        {words.onlyDifferent}
      </label>
      {shown.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wider than a phone: to be scrolled by keys as well
        <div className="xray-table" tabIndex={0} role="group" aria-label={words.relation}>
          <table>
            <thead>
              <tr>
                {comparisonHeads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => {
                const [name, ...cells] = comparisonCells(each);
                return (
                  <tr key={each.part} data-same={each.relation === 'same' || undefined}>
                    <th scope="row">
                      <bdi>{name}</bdi>
                    </th>
                    {cells.map((cell, i) => (
                      <td key={comparisonHeads[i]}>{cell}</td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
