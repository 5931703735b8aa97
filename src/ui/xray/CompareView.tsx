import * as words from '#words/ui/xray/compare';
import * as dialog from '#words/ui/xray/dialog';
import { useEffect, useState, type ReactElement } from 'react';
import { messageOf } from '../../math/text/message-of';
import type { XrayClient } from '../../worker/page/xray-client';
import type { TensorComparison } from '../../worker/xray-protocol';
import { formatCount, formatShare, formatSignificant } from '../words/format';
import { FileChooser } from './FileChooser';
import { openedKey, type OpenedXray, type Xray } from './use-xray';

/** The same model before and after a conversion: tensor by tensor, and where they part. */
export function CompareView({ xray, opened }: { readonly xray: Xray; readonly opened: OpenedXray }): ReactElement {
  const { client, second, open } = xray;
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
      {second.kind === 'open' ? <Compared key={openedKey(second)} client={client} first={opened} second={second} /> : null}
    </div>
  );
}

function Compared({
  client,
  first,
  second,
}: {
  readonly client: XrayClient;
  readonly first: OpenedXray;
  readonly second: OpenedXray;
}): ReactElement {
  const [compared, setCompared] = useState<readonly TensorComparison[] | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const unsubscribe = client.subscribe((event) => {
      if (event.kind === 'compared' && !isOver) setProgress(event);
    });
    client.request('compare', {}).then(
      (value) => isOver || setCompared(value),
      (error: unknown) => isOver || setFailure(messageOf(error)),
    );
    return () => {
      isOver = true;
      unsubscribe();
    };
  }, [client]);

  if (failure !== null)
    return (
      <p role="alert" className="xray-refused">
        {failure}
      </p>
    );
  if (compared === null)
    return (
      <p role="status">{words.comparing(formatCount(progress?.done ?? 0), formatCount(progress?.of ?? first.model.tensors.length))}</p>
    );
  return (
    <>
      <p>{words.beside(first.model.facts.files[0]?.name ?? '', second.model.facts.files[0]?.name ?? '')}</p>
      <p className="xray-sentence" role="status">
        {summaryOf(compared)}
      </p>
      <ComparisonTable compared={compared} />
    </>
  );
}

function summaryOf(compared: readonly TensorComparison[]): string {
  const differing = compared.filter(({ relation }) => relation !== 'same');
  const [first] = differing;
  if (first === undefined) return words.allSame(formatCount(compared.length));
  return [
    words.parts(formatCount(compared.length - differing.length), formatCount(compared.length)),
    words.firstParting(first.first ?? first.second ?? first.part, words.relations[first.relation]),
  ].join(' ');
}

function ComparisonTable({ compared }: { readonly compared: readonly TensorComparison[] }): ReactElement {
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const differing = compared.filter(({ relation }) => relation !== 'same');
  const shown = onlyDifferent ? differing : compared;
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
                <th scope="col">{words.tensor}</th>
                <th scope="col">{words.relation}</th>
                <th scope="col">{words.sameCodes}</th>
                <th scope="col">{words.ratio}</th>
                <th scope="col">{words.scales}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <tr key={each.part} data-same={each.relation === 'same' || undefined}>
                  <th scope="row">
                    <bdi>{each.first ?? each.second}</bdi>
                  </th>
                  <td>{words.relations[each.relation]}</td>
                  <td>{each.sameCodes === null ? '–' : formatShare(each.sameCodes)}</td>
                  <td>{each.ratio === null ? '–' : formatSignificant(each.ratio)}</td>
                  <td>
                    {each.scales[0] === null && each.scales[1] === null
                      ? '–'
                      : words.arrow(scaleOf(each.scales[0]), scaleOf(each.scales[1]))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

const scaleOf = (scale: number | null): string => (scale === null ? '–' : formatSignificant(scale));
