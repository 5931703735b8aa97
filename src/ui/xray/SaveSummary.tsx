import * as words from '#words/ui/xray/dialog';
import type { ReactElement } from 'react';
import { saveFile } from '../save-file';
import { summaryPage } from './summary-page';
import type { OpenedXray, XrayComparison } from './use-xray';
import { xraySummary } from './xray-summary';

/** What was found, for a program and for people. */
export function SaveSummary({
  opened,
  comparison,
}: {
  readonly opened: OpenedXray;
  readonly comparison: XrayComparison | null;
}): ReactElement {
  const name = (opened.model.facts.files[0]?.name ?? 'model').replace(/\.\w+$/, '');
  return (
    <div className="xray-save">
      <button
        type="button"
        className="button small"
        onClick={() => saveFile(JSON.stringify(xraySummary(opened, comparison), null, 2), `${name}.xray.json`)}
      >
        {words.saveJson}
      </button>
      <button type="button" className="button small" onClick={() => saveFile(summaryPage(opened, comparison), `${name}.xray.html`)}>
        {words.savePage}
      </button>
    </div>
  );
}
