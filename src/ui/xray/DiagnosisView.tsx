import * as words from '#words/ui/xray/findings';
import type { ReactElement } from 'react';
import type { Finding, Severity } from '../../worker/xray-protocol';
import { saidFinding } from './finding-words';
import type { OpenedXray } from './use-xray';

const order: readonly Severity[] = ['wrong', 'suspect', 'note'];

export const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));

/** What is wrong, what looks like a known mistake and what is good to know, each with its evidence. */
export function DiagnosisView({
  opened,
  onShow,
}: {
  readonly opened: OpenedXray;
  readonly onShow: (tensor: string) => void;
}): ReactElement {
  const { findings, isExamined, model } = opened;
  const names = new Set(model.tensors.map(({ name }) => name));
  return (
    <div className="xray-diagnosis">
      {findings.length === 0 ? <p>{isExamined ? words.nothing : words.nothingYet}</p> : null}
      <ul>
        {bySeverity(findings).map((finding, i) => {
          const { severity, title, text, where } = saidFinding(finding);
          const [first] = finding.tensors.filter((name) => names.has(name));
          return (
            <li key={`${finding.id} ${i}`} data-severity={finding.severity}>
              <h3>
                <span className="xray-severity">{severity}</span> {title}
              </h3>
              <p>{text}</p>
              {where === null ? null : (
                <p className="xray-note">
                  {first === undefined ? (
                    where
                  ) : (
                    <button type="button" className="link-button" onClick={() => onShow(first)}>
                      {where}
                    </button>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
