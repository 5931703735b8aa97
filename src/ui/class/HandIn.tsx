import * as words from '#words/ui/class';
import { useEffect, useState, type ReactElement } from 'react';
import { leadingExperiment } from '../../state/draft';
import { refuseHandIn, resultOf } from '../../state/class/hand-in';
import { encodeResult, type ClassResult } from '../../state/class/result-link';
import { noticeOf } from '../../state/notice';
import { currentSession, sessionRecords } from '../../state/selectors';
import { CopyableCode } from '../dialogs/CopyableCode';
import { usePlayground, usePlaygroundState } from '../hooks/use-playground';
import { formatCount, formatShare, sentenceCase } from '../words/format';
import { measuredWords } from '../words/measured-words';
import { modeName } from '../words/run-name';
import { QrCode } from './QrCode';

/** The result of the trained runs as a link and a QR code, or why there is none. */
export function HandIn(): ReactElement {
  const { client } = usePlayground();
  const draft = usePlaygroundState((state) => currentSession(state)?.draft ?? null);
  const records = usePlaygroundState(sessionRecords);
  const refusal = draft === null ? words.unfinished : refuseHandIn(draft, records);
  const [measured, setMeasured] = useState<{ readonly result: ClassResult } | { readonly problem: string } | null>(null);

  // Measured once: the runs are at rest, and the dialog covers what could change them.
  useEffect(() => {
    if (draft === null || refusal !== null) return;
    let isShown = true;
    resultOf(client, draft, records).then(
      (result) => isShown && setMeasured({ result }),
      (error: unknown) => isShown && setMeasured({ problem: noticeOf(error, words.measuringResult).message }),
    );
    return () => {
      isShown = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, refusal]);

  if (refusal !== null) return <p role="status">{refusal}</p>;
  if (measured === null) return <p role="status">{words.measuring}</p>;
  if ('problem' in measured) return <p role="alert">{measured.problem}</p>;
  return <Receipt result={measured.result} />;
}

function Receipt({ result }: { readonly result: ClassResult }): ReactElement {
  const link = new URL(`#${encodeResult(result)}`, location.href).href;
  const settings = leadingExperiment(result.draft);
  const { amount } = measuredWords(settings);
  return (
    <div className="class-receipt">
      <QrCode text={link} label={words.qrCode} />
      <div>
        <p>{words.receipt(formatCount(settings.seed))}</p>
        <ul className="class-numbers">
          {result.arms.map(({ mode, heldOutLossNats, score }) => (
            <li key={mode}>{words.result(sentenceCase(modeName(mode)), amount(heldOutLossNats), formatShare(score))}</li>
          ))}
        </ul>
        <CopyableCode code={link} label={words.link} />
      </div>
    </div>
  );
}
